"""Which character of a repaired text was which before the repair."""

from difflib import SequenceMatcher

_LONGEST = 2000


def aligned(before: str, after: str) -> list[int]:
    """Return, for each character of `after`, the index of the character of `before` that it stands for.

    `before` is not empty.

    >>> aligned("นํา", "นำ")
    [0, 1]
    """
    if len(before) == len(after):
        # each character was replaced, or changed places within its cluster
        return list(range(len(after)))
    start, end = _shared(before, after)
    indexes = list(range(start))
    indexes += _between(before[start : len(before) - end], after[start : len(after) - end], start, len(before) - 1)
    return indexes + list(range(len(before) - end, len(before)))


def _shared(before: str, after: str) -> tuple[int, int]:
    """Return how many characters both begin with, and how many of the others both end with."""
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    end = next((i for i in range(most - start) if before[-1 - i] != after[-1 - i]), most - start)
    return start, end


def _between(before: str, after: str, offset: int, last: int) -> list[int]:
    if len(before) * len(after) > _LONGEST * _LONGEST:
        return [min(offset + i * len(before) // len(after), last) for i in range(len(after))]
    indexes: list[int] = []
    for _, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        # what was replaced is spread over what it was made from
        indexes += [min(offset + i + (n * (j - i) // (m - k)), last) for n in range(m - k)]
    return indexes
