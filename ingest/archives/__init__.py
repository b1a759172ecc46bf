"""Archives: one module a format, each yields its members one by one, from memory, and never writes a file.

A member is named in the archive's own words: the name climbs nowhere, for it is nothing but a name here.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO

from ingest.archives import tars, zips
from ingest.archives.budget import Budget, Exhausted
from ingest.archives.member import Member, Outer
from ingest.names import SEVENS, ZIPS, is_archive
from model import Refusal, Refused

DEEPEST = 3  # archives in archives


def members(name: str, file: IO[bytes], budget: Budget, depth: int = 1) -> Iterator[Member]:
    """Yield the members of the archive `name` that may be reports, those of archives in it, and what is passed over.

    What is damaged, or more than any archive of reports holds, is a refused member with the name of the archive, or
    an empty one for the outermost.
    """
    try:
        for member in _format(name)(file, budget):
            if not (isinstance(member.content, bytes) and is_archive(member.name)):
                yield member
            elif depth == DEEPEST:
                refused = Refused(Refusal.ARCHIVE_LIMIT, f"more than {DEEPEST} archives in each other")
                yield member.holding(refused)
            else:
                for inner in members(member.name, BytesIO(member.content), budget, depth + 1):
                    yield inner.inside(member.name)
    except Exhausted as exhausted:
        if depth > 1:
            raise
        yield Member("", Refused(Refusal.ARCHIVE_LIMIT, str(exhausted)))
    except Outer as broken:
        yield Member("", broken.refused)


def _format(name: str) -> Callable[[IO[bytes], Budget], Iterator[Member]]:
    if name.lower().endswith(SEVENS):
        from ingest.archives import sevens  # heavy, and rare

        return sevens.members
    return zips.members if name.lower().endswith(ZIPS) else tars.members
