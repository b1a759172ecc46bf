"""The arrays that checks reckon with: a row a report, or a row an entry."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]  # NaN is what is not known; money is in whole satang, days are counted from 1970
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]
Texts = NDArray[np.object_]  # None is what is not known


def floats(values: Any) -> Floats:
    """Return numbers, None as NaN."""
    return np.array(values, dtype=np.float64)


def days(values: Any) -> Floats:
    """Return dates as days since 1970, None as NaN.

    >>> import datetime as dt
    >>> days([dt.date(1970, 1, 2), None])
    array([ 1., nan])
    """
    dates = np.array(values, dtype="datetime64[D]")
    numbers = dates.astype(np.int64).astype(np.float64)
    numbers[np.isnat(dates)] = np.nan
    return numbers


def texts(values: Any) -> Texts:
    """Return texts, None as None."""
    held: Texts = np.empty(len(values), dtype=np.object_)
    held[:] = values
    return held


def known(values: Floats) -> Flags:
    """Return where a number is known."""
    return ~np.isnan(values)
