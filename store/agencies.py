"""The tree of agencies, learned from the reports."""

from collections.abc import Iterable

from sqlalchemy import select

from store.driver import Driver, Row, listed
from store.rows import SEPARATOR
from store.tables import AGENCIES

Path = tuple[str, ...]
_BY_PATH = select(AGENCIES.c.path, AGENCIES.c.id).where(AGENCIES.c.path.in_(listed()))


class Agencies:
    """The ids of the units by their paths; a path that is new becomes rows of the tree.

    What is known is kept: a city has some hundred units, and every report names one.
    """

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._ids: dict[Path, int] = {}

    def learn(self, paths: Iterable[Path]) -> None:
        """Make sure that every unit of `paths` has an id."""
        wanted = {path[:depth] for path in paths for depth in range(1, len(path) + 1)} - self._ids.keys()
        if not wanted:
            return
        printed = {SEPARATOR.join(path): path for path in wanted}
        for text, key in self._driver.among(_BY_PATH, printed):
            self._ids[printed[text]] = key
        new = sorted(wanted - self._ids.keys(), key=len)
        self._ids |= zip(new, self._driver.ids(AGENCIES, len(new)), strict=True)
        self._driver.insert(AGENCIES, [self._row(path) for path in new])

    def id(self, path: Path) -> int | None:
        """Return the id of the unit at `path`, which was learned; None for no path."""
        return self._ids[path] if path else None

    def forget(self) -> None:
        """Forget the ids: the transaction in which they were written has failed."""
        self._ids.clear()

    def _row(self, path: Path) -> Row:
        parent = self._ids[path[:-1]] if len(path) > 1 else None
        root = self._ids[path[:1]] if len(path) > 1 else None
        return (self._ids[path], parent, root, len(path) - 1, path[-1], SEPARATOR.join(path))
