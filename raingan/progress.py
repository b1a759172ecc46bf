"""How far a run is: a bar on a terminal, elsewhere a line now and then, on standard error."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from ingest.event import Outcome, State
from ingest.names import is_tried

Item = TypeVar("Item")
EVERY = 30  # seconds between two lines in a log
REDRAWN = 0.1  # seconds between two pictures of the bar


def watched(outcomes: Iterable[Outcome], paths: list[str]) -> Iterator[Outcome]:
    """Yield `outcomes`, and say how far they are of what lies at `paths`."""
    return _drawn(outcomes, _number(paths)) if sys.stderr.isatty() else _logged(outcomes)


def tracked(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    """Yield `items` and draw how far they are on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total)


def told(counted: Counter[State], seconds: float) -> str:
    """Return how many inputs are done, how many a second, and what became of them.

    >>> told(Counter({State.LOADED: 1200, State.REFUSED: 3}), 10.0)
    '1,203 done, 120 a second: 1,200 loaded, 3 refused'
    """
    done = counted.total()
    states = ", ".join(f"{counted[state]:,} {state}" for state in State if counted[state])
    return f"{done:,} done, {done / max(seconds, 0.001):,.0f} a second" + (f": {states}" if states else "")


def _logged(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    counted: Counter[State] = Counter()
    started = last = time.monotonic()
    for outcome in outcomes:
        counted[outcome.state] += outcome.number
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            print(f"raingan: {told(counted, now - started)}", file=sys.stderr, flush=True)
        yield outcome


def _drawn(outcomes: Iterable[Outcome], total: int | None) -> Iterator[Outcome]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    counted: Counter[State] = Counter()
    started = last = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for outcome in outcomes:
            counted[outcome.state] += outcome.number
            now = time.monotonic()
            if now - last >= REDRAWN:
                last = now
                done = counted.total() - counted[State.SKIPPED]
                # members of archives come on top of what was counted
                most = None if total is None else max(total, done)
                progress.update(task, completed=done, total=most, description=told(counted, now - started))
            yield outcome


def _number(paths: list[str]) -> int | None:
    """About how many inputs lie at `paths`; None where that cannot be known at a glance."""
    if any("://" in path for path in paths):
        return None
    files = (name for path in paths for _, _, names in os.walk(path) for name in names)
    return sum(map(is_tried, files)) + sum(not os.path.isdir(path) for path in paths)
