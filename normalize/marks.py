"""The marks of a Thai consonant in their canonical order: vowel, tone, sign, then what follows the consonant."""

import re
from functools import lru_cache
from unicodedata import normalize

from normalize.letters import CONSONANTS, FOLLOWERS, MARKS, NIKHAHIT, SARA_AA, SARA_AM, TONES

# vowel, tone, sign; two of a kind stay as they stand, but for Unicode's canonical order of those below the consonant
ORDER = dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47", 0)
ORDER |= dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 10)
ORDER |= dict.fromkeys("\u0e4c\u0e4d\u0e4e", 20)
# a consonant bears at most one of each storey; sara am has its own place on the first
_STOREYS = {mark: 1 if rank < 10 else 2 for mark, rank in ORDER.items()} | dict.fromkeys("\u0e4d\u0e33", 1)
# what stands behind a consonant, with the gaps in it
_TAIL = re.compile(
    f"(?<=[{CONSONANTS}])(?:[{MARKS}{FOLLOWERS}]| ++(?=[{MARKS}{SARA_AM}]))"
    f"(?:[{MARKS}{FOLLOWERS}]++| ++(?=[{MARKS}{SARA_AA}{SARA_AM}]))*+"
)
_PARTS = re.compile(f"(?P<marks>[{MARKS}]*)(?P<followers>(?:[{FOLLOWERS}][{TONES}{NIKHAHIT}]*)*)")
_GAP = re.compile("( +)")
_SARA_AM = re.compile("ำ[ำา]+")
_LONGEST_CACHED = 12


def ordered(line: str) -> str:
    """Return `line` with the marks of each consonant once each, in canonical order, and next to it.

    Two marks of which a consonant bears only one are left as they stand: which of them is right cannot be told.

    >>> ordered("ท ่ี สํานัก น้ํา")
    'ที่ สำนัก น้ำ'
    """
    return _TAIL.sub(lambda match: _short_tail(tail) if len(tail := match[0]) <= _LONGEST_CACHED else _tail(tail), line)


def _tail(tail: str) -> str:
    first, *rest = _GAP.split(tail)
    joined = _cluster(first)
    for index in range(0, len(rest), 2):
        piece = _cluster(rest[index + 1])
        if not _belongs(joined, piece):
            return joined + "".join(rest[index:])
        joined = _cluster(joined + piece)
    return joined


_short_tail = lru_cache(maxsize=4096)(_tail)


def _cluster(piece: str) -> str:
    """Marks in order, then followers; a tone or a nikhahit that stands behind a follower belongs before it."""
    if len(piece) < 2:
        return piece
    parts = _PARTS.match(piece)
    assert parts is not None, "the pattern matches anything"
    marks = dict.fromkeys(parts["marks"])
    followers, rest = parts["followers"], piece[parts.end() :]
    marks |= dict.fromkeys(mark for mark in followers if mark in ORDER)
    followers = "".join(follower for follower in followers if follower not in ORDER)
    if NIKHAHIT in marks and followers.startswith((SARA_AA, SARA_AM)):
        del marks[NIKHAHIT]
        followers = SARA_AM + followers[1:]
    front = normalize("NFC", "".join(sorted(marks, key=ORDER.__getitem__)))
    return front + _SARA_AM.sub(SARA_AM, followers) + rest


def _belongs(cluster: str, piece: str) -> bool:
    """Whether `piece`, behind a gap, belongs to the `cluster` before it: each storey is free."""
    if piece.startswith(SARA_AA):
        return cluster.endswith(NIKHAHIT)
    if any(follower in cluster for follower in "ะา"):
        return False
    if piece.startswith(SARA_AM):
        cluster = cluster.rstrip(NIKHAHIT)
    storeys = [_STOREYS[mark] for mark in cluster + piece if mark in _STOREYS]
    return len(storeys) == len(set(storeys))
