"""Thai as officials write it, as values: `str` in, value out, `ValueError` with the text quoted. Knows no form.

Every public name is imported from its module when it is first asked for, so that `import normalize` costs nothing.
"""

from importlib import import_module

# type checkers take the name for true; `typing` itself would take longer to import than all the rest
TYPE_CHECKING = False

if TYPE_CHECKING:
    from normalize.agencies import agency
    from normalize.amounts import baht
    from normalize.codes import project_code
    from normalize.damage import damaged
    from normalize.dates import AmbiguousDate, ContradictedDate, thai_date, thai_datetime
    from normalize.eras import buddhist, buddhist_year
    from normalize.fiscal import (
        FiscalQuarter,
        fiscal_quarter,
        fiscal_quarter_of,
        fiscal_year,
        fiscal_year_of,
        quarter_of,
    )
    from normalize.mojibake import redecoded
    from normalize.months import Month, month, month_range
    from normalize.numbers import number
    from normalize.numerals import digits
    from normalize.people import person
    from normalize.percents import percent
    from normalize.ranges import date_range
    from normalize.statuses import plan_status, target_status
    from normalize.text import normal

_MODULES = {
    "agencies": ("agency",),
    "amounts": ("baht",),
    "codes": ("project_code",),
    "damage": ("damaged",),
    "dates": ("AmbiguousDate", "ContradictedDate", "thai_date", "thai_datetime"),
    "numerals": ("digits",),
    "eras": ("buddhist", "buddhist_year"),
    "fiscal": (
        "FiscalQuarter",
        "fiscal_quarter",
        "fiscal_quarter_of",
        "fiscal_year",
        "fiscal_year_of",
        "quarter_of",
    ),
    "mojibake": ("redecoded",),
    "months": ("Month", "month", "month_range"),
    "numbers": ("number",),
    "people": ("person",),
    "percents": ("percent",),
    "ranges": ("date_range",),
    "statuses": ("plan_status", "target_status"),
    "text": ("normal",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "AmbiguousDate",
    "ContradictedDate",
    "FiscalQuarter",
    "Month",
    "agency",
    "baht",
    "buddhist",
    "buddhist_year",
    "damaged",
    "date_range",
    "digits",
    "fiscal_quarter",
    "fiscal_quarter_of",
    "fiscal_year",
    "fiscal_year_of",
    "month",
    "month_range",
    "normal",
    "number",
    "percent",
    "person",
    "plan_status",
    "project_code",
    "quarter_of",
    "redecoded",
    "target_status",
    "thai_date",
    "thai_datetime",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'normalize' has no attribute {name!r}")
    value: object = getattr(import_module(f"normalize.{home}"), name)
    globals()[name] = value
    return value
