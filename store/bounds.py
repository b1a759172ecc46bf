"""What the columns hold: of numbers, how many digits and from where to where."""

from decimal import Decimal

DIGITS = 15  # SQLite keeps a fraction as a double, and a double gives back 15 decimal digits exactly
BAHT_SCALE = 2
PERCENT_SCALE = 9
YEARS = (2400, 2699)  # of the Buddhist Era
LARGEST_NUMBER = 2**31 - 1


def fits(value: Decimal, scale: int) -> bool:
    """Return whether a column of `scale` digits behind the point holds `value` exactly.

    >>> fits(Decimal("1825200.005"), 2)
    False
    """
    if not value.is_finite() or abs(value) >= 10 ** (DIGITS - scale):
        return False
    exponent = value.as_tuple().exponent
    return (isinstance(exponent, int) and exponent >= -scale) or value == round(value, scale)
