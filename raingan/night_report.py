"""The report of one run: what became of every input, as JSON beside the log."""

import datetime as dt
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from ingest.event import Outcome, State
from raingan import __version__
from raingan.logbook import happened, report
from raingan.settings import Settings
from store.database import without_password
from store.findings import News
from store.runs import Accounts, End

MOST_NAMED = 10_000  # inputs that a report names: the database has all
NAMED_EACH = 5  # of those that are passed over, for each reason
SHOWN = 20  # on standard error: the report has all


class NightReport:
    """What is told of the run with the number `run`."""

    def __init__(self, run: int, wanted: Settings) -> None:
        self.run = run
        self.path = wanted.state / "reports" / f"run-{run:06}.json"
        self._wanted = wanted
        self._started_at = dt.datetime.now().astimezone()
        self._skipped: Counter[str] = Counter()
        self._passed: dict[str, list[str]] = {}
        self._quarantined: list[dict[str, object]] = []
        self._new: list[str] = []
        self._findings: dict[str, int] | None = None
        happened("begun", run=run, version=__version__, machine=socket.gethostname())

    def read(self, outcome: Outcome) -> None:
        """Take note of an input that was read, or passed over."""
        if outcome.state == State.SKIPPED and outcome.number:
            why = outcome.reason or "members of unchanged archives"
            self._skipped[why] += outcome.number
            named = self._passed.setdefault(why, [])
            if len(named) < NAMED_EACH:
                named.append(outcome.path)

    def loaded(self, outcome: Outcome) -> None:
        """Take note of an input that was loaded, or put in quarantine."""
        if outcome.state != State.REFUSED:
            return
        if len(self._quarantined) < MOST_NAMED:
            self._quarantined.append({"path": outcome.path, "reason": outcome.reason, "new": outcome.is_new})
        if outcome.is_new:
            happened("quarantined", run=self.run, path=outcome.path, reason=outcome.reason)
            if len(self._new) <= SHOWN:
                self._new.append(f"{outcome.path}: {outcome.reason}")

    def checked(self, news: News) -> None:
        """Take note of what the checks found, beside what they had found before."""
        self._findings = asdict(news)
        happened("checked", run=self.run, **self._findings)

    def new_in_quarantine(self) -> Iterator[str]:
        """Yield a line for each input that is new in quarantine, for people; not more than they read."""
        yield from self._new[:SHOWN]
        if len(self._new) > SHOWN:
            yield f"and more: {self.path}"

    def write(self, end: End, accounts: Accounts | None) -> None:
        """Write the report, whole or not at all."""
        finished_at = dt.datetime.now().astimezone()
        counts = {} if accounts is None else {name: getattr(accounts, name) for name in COUNTS}
        report(
            self.path,
            {
                "run": self.run,
                "state": end.state,
                "exit_status": int(end.exit_status),
                "detail": end.detail,
                "started_at": self._started_at.isoformat(timespec="seconds"),
                "finished_at": finished_at.isoformat(timespec="seconds"),
                "seconds": round((finished_at - self._started_at).total_seconds(), 1),
                "version": __version__,
                "machine": socket.gethostname(),
                "sources": list(self._wanted.sources),
                "database": without_password(self._wanted.database),
                "counts": counts,
                "skipped": {why: {"number": n, "first": self._passed[why]} for why, n in self._skipped.items()},
                "quarantined": self._quarantined,
                "findings": self._findings,
            },
        )


COUNTS = ("found", "loaded", "unchanged", "quarantined", "skipped", "newly_read", "newly_quarantined")
