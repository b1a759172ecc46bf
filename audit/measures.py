"""What several checks reckon with: how much of the time is over, and how much of the money is spent."""

from dataclasses import dataclass

import numpy as np

from audit.arrays import Flags, Floats, known
from audit.facts import Facts


@dataclass(frozen=True, slots=True)
class Measures:
    """Of each report: `total` is the sum of its entries' amounts, NaN where one is not known or there is none.

    `running` is whether the amounts are read as running totals: they never fall, the last equals the header's total,
    and their sum does not. Of each entry: `elapsed` is the share of the project's days that are over, from 0 to 1,
    `paid` the amount of the period, `cumulative` what was spent up to it, and `share` that as a share of the budget.
    """

    running: Flags
    total: Floats
    elapsed: Floats
    paid: Floats
    cumulative: Floats
    share: Floats


def measures(facts: Facts) -> Measures:
    """Return the measures of all reports and entries."""
    reports, entries = facts.reports, facts.entries
    counts, of = facts.counts, entries.of
    complete = (counts > 0) & ~facts.any_of(~known(entries.spent))
    summed = np.where(complete, facts.total(entries.spent), np.nan)
    last = facts.at_last(entries.spent)
    falls = facts.any_of(entries.spent < facts.before(entries.spent))
    running = complete & (counts > 1) & ~falls & (last == reports.spent) & (summed != reports.spent)
    paid = np.where(running[of] & ~facts.begins, entries.spent - facts.before(entries.spent), entries.spent)
    cumulative = _running_sum(paid, facts)
    allocated = reports.allocated[of]
    share = np.divide(cumulative, allocated, out=np.full(len(of), np.nan), where=allocated > 0)
    return Measures(running, np.where(running, last, summed), _elapsed(facts), paid, cumulative, share)


def elapsed(facts: Facts, days: Floats) -> Floats:
    """Return the share of each project's days that are over on `days`, one for each report, from 0 to 1."""
    return _share_of_time(days, facts.reports.start, facts.reports.end)


def _elapsed(facts: Facts) -> Floats:
    of = facts.entries.of
    return _share_of_time(facts.entries.date, facts.reports.start[of], facts.reports.end[of])


def _share_of_time(days: Floats, start: Floats, end: Floats) -> Floats:
    length = end - start + 1
    share = np.divide(days - start + 1, length, out=np.full(len(days), np.nan), where=length > 0)
    within: Floats = np.clip(share, 0.0, 1.0)
    return within


def _running_sum(values: Floats, facts: Facts) -> Floats:
    """The sum of each report's values up to each entry; NaN from the first one on that is not known."""
    if not len(values):
        return values
    sums = np.cumsum(np.nan_to_num(values).astype(np.int64))  # of all reports together: too large for a float
    unknown = np.cumsum(~known(values))
    heads = facts.first[facts.entries.of]
    sums_before = np.where(heads > 0, sums[heads - 1], 0)
    unknown_before = np.where(heads > 0, unknown[heads - 1], 0)
    return np.where(unknown > unknown_before, np.nan, sums - sums_before)
