"""The gate: whether a night found what nights usually find, or had better be looked at before it is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from store.runs import Accounts

LEAST = 10  # inputs: of fewer, any share says nothing


@dataclass(frozen=True, slots=True)
class Gate:
    """How much more than usual may be refused, as a share of what is new, and which share of the usual be missing."""

    refused: float = 0.2
    missing: float = 0.5


def objection(found: Accounts, usual: Sequence[Accounts], gate: Gate) -> str | None:
    """Return why a night is to be held back, in words; None if it may be loaded. Without a past nothing is unusual.

    >>> objection(Accounts(loaded=10, quarantined=90, newly_read=100, newly_quarantined=90),
    ...           [Accounts(loaded=95, quarantined=5, newly_read=100, newly_quarantined=5)], Gate())
    '90 of 100 new inputs give no report (90 %), usually 5 %'
    """
    if not usual:
        return None
    tried = _tried(found)
    usually = median(map(_tried, usual))
    if usually >= LEAST and tried < usually * (1 - gate.missing):
        return f"{tried} inputs were found, usually {usually:.0f}: is a disk or a share not there?"
    share, usual_share = _share([found]), _share(usual)
    if found.newly_quarantined >= LEAST and share > usual_share + gate.refused:
        return (
            f"{found.newly_quarantined} of {found.newly_read} new inputs give no report "
            f"({100 * share:.0f} %), usually {100 * usual_share:.0f} %"
        )
    return None


def _tried(accounts: Accounts) -> int:
    return accounts.found - accounts.skipped


def _share(runs: Sequence[Accounts]) -> float:
    """The share of what was new that gave no report."""
    return sum(run.newly_quarantined for run in runs) / max(sum(run.newly_read for run in runs), 1)
