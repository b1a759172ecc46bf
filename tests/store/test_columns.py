"""Decimal numbers go through a database unchanged."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, func, insert, select
from sqlalchemy.exc import StatementError

from store.bounds import fits
from store.columns import BAHT, PERCENT, exact

AMOUNTS = Table(
    "amounts",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("spent", BAHT),
    Column("percent", PERCENT),
)
ENGINE = create_engine("sqlite://")
AMOUNTS.create(ENGINE)
MONEY = st.decimals(min_value=-(10**13) + 1, max_value=10**13 - 1, places=2)


def stored(spent: Decimal | None, percent: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Return what comes back from a database."""
    with ENGINE.begin() as connection:
        key = connection.execute(insert(AMOUNTS).returning(AMOUNTS.c.id), {"spent": spent, "percent": percent}).scalar()
        row = connection.execute(select(AMOUNTS.c.spent, AMOUNTS.c.percent).where(AMOUNTS.c.id == key)).one()
        return row[0], row[1]


@given(MONEY, st.decimals(min_value=-999999, max_value=999999, places=9))
def test_every_amount_and_percent_comes_back(spent: Decimal, percent: Decimal) -> None:
    assert stored(spent, percent) == (spent, percent)


@given(MONEY)
def test_money_comes_back_with_two_digits_behind_the_point(spent: Decimal) -> None:
    back, _ = stored(spent, None)
    assert str(back) in (str(spent), str(spent).removeprefix("-"))  # -0.00 is 0.00


def test_unknown_stays_unknown() -> None:
    assert stored(None, None) == (None, None)


def test_sum_in_plain_sql_is_exact_to_the_satang() -> None:
    with ENGINE.begin() as connection:
        connection.execute(AMOUNTS.delete())
        connection.execute(insert(AMOUNTS), [{"spent": Decimal("0.10")}] * 1000)
        assert connection.execute(select(func.sum(AMOUNTS.c.spent))).scalar_one() == Decimal("100.00")
        assert connection.exec_driver_sql("SELECT ROUND(SUM(spent), 2) = 100 FROM amounts").scalar_one() == 1


@pytest.mark.parametrize("value", ["10000000000000.00", "0.005", "NaN", "Infinity", "1e99"])
def test_money_that_the_column_cannot_hold_is_not_rounded(value: str) -> None:
    assert not fits(Decimal(value), 2)
    with pytest.raises(StatementError, match="more than 15 digits"):
        stored(Decimal(value), None)


@pytest.mark.parametrize(
    ("value", "text"), [("100", "100.00"), ("22.5", "22.50"), ("33.333", "33.333"), ("1E+2", "100.00")]
)
def test_percent_keeps_the_digits_that_the_report_has(value: str, text: str) -> None:
    assert str(stored(None, Decimal(value))[1]) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.30"),
        (3, "3.00"),
        (1e30, "1" + "0" * 30 + ".00"),
        (float("inf"), "Infinity"),
        (1 / 3, "0.333333333333333"),
    ],
)
def test_noise_of_floats_is_gone(value: float, text: str) -> None:
    assert f"{exact(value):f}" == text
