"""Amounts, percents and numbers: every amount to ten million million comes back, in figures and in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext

from normalize import baht, number, percent

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
# satang of amounts to 10**13 baht, and more small ones than chance would give
SATANG = st.one_of(st.integers(0, 10**15), st.integers(0, 10**6), st.integers(0, 10**13).map(lambda baht: baht * 100))
FIGURES = (
    "{grouped}",
    "{plain}",
    "{grouped} บาท",
    "{grouped}บาท",
    "{plain} บาท",
    "{spaced} บาท",
    "{grouped}\nบาท",
    "เป็นเงิน {grouped} บาท",
    "เป็นเงิน{grouped}บาท",
    "จำนวน {grouped} บาท",
    "฿{grouped}",
    "{plain}00",
)
WHOLE = ("{grouped}.-", "{grouped}.- บาท", "{grouped}.-บาท", "{grouped}.-.บาท", "{grouped} บาทถ้วน", "{grouped}")


def words(whole: int) -> str:
    """Return `whole` in Thai words, as banks write it."""
    if whole >= 1_000_000:
        millions, rest = divmod(whole, 1_000_000)
        return f"{words(millions)}ล้าน{group(rest, True) if rest else ''}"
    return group(whole, False) if whole else DIGITS[0]


def group(whole: int, more: bool) -> str:
    """Return up to six digits in words; `more` says that millions stand before them."""
    parts = []
    for place in range(5, -1, -1):
        digit = whole // 10**place % 10
        if digit == 0:
            continue
        word = DIGITS[digit]
        if place == 1:
            word = {1: "", 2: "ยี่"}.get(digit, word)
        elif place == 0 and digit == 1 and (more or whole > 1):
            word = "เอ็ด"
        parts.append(word + PLACES[place])
    return "".join(parts)


@given(SATANG, st.sampled_from(FIGURES), st.booleans())
def test_every_amount_in_figures_comes_back(satang: int, form: str, thai: bool) -> None:
    amount = Decimal(satang) / 100
    grouped = f"{amount:,.2f}"
    text = form.format(grouped=grouped, plain=f"{amount:.2f}", spaced=grouped.replace(",", " "))
    assert baht(text.translate(THAI) if thai else text) == amount


@given(st.integers(0, 10**13), st.sampled_from(WHOLE))
def test_every_whole_amount_in_figures_comes_back(whole: int, form: str) -> None:
    assert baht(form.format(grouped=f"{whole:,}")) == whole


@given(SATANG)
def test_every_amount_in_words_comes_back(satang: int) -> None:
    whole, part = divmod(satang, 100)
    text = f"{words(whole)}บาท{words(part) + 'สตางค์' if part else 'ถ้วน'}"
    amount = Decimal(satang) / 100
    assert baht(text) == amount
    assert baht(f"({text})") == amount
    assert baht(f"{amount:,.2f} บาท ({text})") == amount


@given(st.integers(0, 10**13))
def test_every_amount_in_the_words_of_another_library_comes_back(whole: int) -> None:
    assert baht(bahttext(whole)) == whole


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_figures_and_words_that_contradict_each_other_are_no_amount(figures: int, spelled: int) -> None:
    text = f"{figures:,} บาท ({words(spelled)}บาทถ้วน)"
    if figures == spelled:
        assert baht(text) == figures
    else:
        with pytest.raises(ValueError, match="not an amount"):
            baht(text)


@given(st.decimals(0, 10**5, places=3), st.sampled_from([("แสน", 5), ("ล้าน", 6), ("พันล้าน", 9), ("ล้านล้าน", 12)]))
def test_every_amount_with_a_multiplier_comes_back(coefficient: Decimal, scale: tuple[str, int]) -> None:
    word, zeros = scale
    for text in (f"{coefficient:,} {word}บาท", f"{coefficient}{word}บาท", f"{coefficient:,} {word}"):
        assert baht(text) == coefficient * 10**zeros


@given(st.decimals(0, 10**9, places=4), st.booleans())
def test_every_percent_comes_back(value: Decimal, thai: bool) -> None:
    for text in (f"{value}", f"{value} %", f"{value}%", f"ร้อยละ {value}", f"{value} เปอร์เซ็นต์"):
        read = percent(text.translate(THAI) if thai else text)
        assert (read, read.as_tuple().exponent) == (value, -4)


@given(st.integers(0, 99_999))
def test_decimal_comma_is_read_in_percents(hundredths: int) -> None:
    whole, part = divmod(hundredths, 100)
    assert percent(f"{whole},{part:02} %") == Decimal(hundredths) / 100


@given(st.integers(-(10**13), 10**13))
def test_every_number_comes_back_in_figures_and_in_words(whole: int) -> None:
    minus = "ลบ" if whole < 0 else ""
    assert number(f"{whole:,}") == whole
    assert number(str(whole).translate(THAI)) == whole
    assert number(minus + words(abs(whole))) == whole


@given(st.decimals(-(10**9), 10**9, places=5))
def test_every_decimal_comes_back_with_its_decimals(value: Decimal) -> None:
    assert str(number(f"{value:,}")) == f"{value:f}".replace("-0.00000", "0.00000")
    spelled = "".join(DIGITS[int(digit)] for digit in f"{abs(value):f}".partition(".")[2])
    assert number(f"{'ลบ' if value < 0 else ''}{words(int(abs(value)))}จุด{spelled}") == value


@given(st.integers(0, 10**9), st.integers(0, 12))
def test_separators_that_part_no_thousands_are_no_amount(whole: int, at: int) -> None:
    plain = str(whole)
    torn = f"{plain[:at]},{plain[at:]}"
    if torn == f"{whole:,}":
        assert baht(torn) == whole
    elif whole >= 10:
        with pytest.raises(ValueError, match="not an amount"):
            baht(torn)


@pytest.mark.parametrize("text", ["-", "- บาท", "-บาท", "– บาท", " - ", "—"])
def test_amount_that_is_not_filled_in_is_none(text: str) -> None:
    assert baht(text) is None


def test_amounts_are_exact_and_never_pass_through_binary_fractions() -> None:
    assert baht("0.10 บาท") == Decimal("0.10")
    assert baht("12,345,678,901,234.56") == Decimal("12345678901234.56")
    assert number("0.1234567890123456789") == Decimal("0.1234567890123456789")
    assert percent("100.0000") == Decimal("100.0000")
    assert str(percent("100.0000")) == "100.0000"
