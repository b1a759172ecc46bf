"""Column types that keep a decimal number exactly, whatever the database."""

from decimal import Context, Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, Numeric
from sqlalchemy.dialects.sqlite import DATETIME
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from store.bounds import BAHT_SCALE, DIGITS, PERCENT_SCALE, fits

CENT = Decimal("0.01")
WIDE = Context(prec=400)  # a double has at most 309 digits before the point


class _Affinity(UserDefinedType[object]):
    """SQLite's NUMERIC affinity: bound and returned as it comes, without a detour through float."""

    cache_ok = True

    def __init__(self, precision: int, scale: int) -> None:
        self.precision = precision
        self.scale = scale

    def get_col_spec(self, **_: object) -> str:
        return f"NUMERIC({self.precision}, {self.scale})"


class Exact(TypeDecorator[Decimal]):
    """A decimal number of at most 15 digits, `scale` of them behind the point; it comes back with two or more."""

    impl = Numeric
    cache_ok = True

    def __init__(self, scale: int) -> None:
        super().__init__(DIGITS, scale)
        self.scale = scale

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(_Affinity(DIGITS, self.scale))
        return dialect.type_descriptor(Numeric(DIGITS, self.scale))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | Decimal | None:
        """Return what the driver takes.

        Raises:
            ValueError: `value` has more digits than the column holds.
        """
        if value is None:
            return None
        if not fits(value, self.scale):
            raise ValueError(f"more than {DIGITS} digits, or more than {self.scale} behind the point: {value}")
        return f"{value:f}" if dialect.name == "sqlite" else value

    def process_result_value(self, value: object, dialect: Dialect) -> Decimal | None:
        return None if value is None else exact(value, self.scale)


def exact(value: object, scale: int = DIGITS) -> Decimal:
    """Return a number as a database hands it out, with two digits behind the point, or up to `scale` where it has more.

    SQLite adds fractions as doubles: to round to the digits that the terms have takes the noise off the sum.

    >>> exact(171600), exact(33.333), exact(99.9999999999986, 2)
    (Decimal('171600.00'), Decimal('33.333'), Decimal('100.00'))
    """
    number = Decimal(f"{value:.{DIGITS}g}" if isinstance(value, float) else str(value))
    if not number.is_finite():
        return number
    two = number.quantize(CENT, context=WIDE)
    rounded = number.quantize(Decimal(1).scaleb(-scale), context=WIDE)
    return two if two == rounded else rounded.normalize(WIDE)


# to the second: a time with a fraction would stand behind the same time without one, as SQLite compares them
TIME = DateTime().with_variant(DATETIME(truncate_microseconds=True), "sqlite")  # type: ignore[no-untyped-call] # of SQLAlchemy
BAHT = Exact(BAHT_SCALE)
PERCENT = Exact(PERCENT_SCALE)
