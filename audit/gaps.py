"""Why the share of the budget that is spent, or of the time that is over, cannot be told at the last entry."""

from audit import reasons
from audit.arrays import Flags, known
from audit.facts import Facts
from audit.measures import measures
from model.finding import Words


def share_unknown(facts: Facts) -> tuple[tuple[Flags, Words], ...]:
    """Return the reports without such a share, with the reason."""
    allocated = facts.reports.allocated
    return (
        (~known(allocated), reasons.NO_ALLOCATED),
        (allocated <= 0, reasons.ALLOCATED_NOTHING),
        (facts.counts == 0, reasons.NO_ENTRIES),
        (~known(facts.at_last(facts.once(measures).share)), reasons.NO_ENTRY_SPENT),
    )


def time_unknown(facts: Facts) -> tuple[tuple[Flags, Words], ...]:
    """Return the reports that do not tell how much of the time is over at their last entry, with the reason."""
    reports = facts.reports
    return (
        (~known(reports.start) | ~known(reports.end), reasons.NO_START_OR_END),
        (reports.end < reports.start, reasons.DATES_REVERSED),
        (facts.counts == 0, reasons.NO_ENTRIES),
        (~known(facts.at_last(facts.entries.date)), reasons.NO_DATE),
    )
