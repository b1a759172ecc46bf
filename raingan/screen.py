"""Thai text on a terminal: how wide it is, where it may be cut, where a line may end."""

import os
from collections.abc import Iterator

import regex

from ingest.visible import visible

CUT = "…"
NEWLINE = " ↵ "
# what must not begin a line: repetition and abbreviation marks, closing signs, and a mark that lost its letter
CLINGING = regex.compile(r"[\p{M}\u0E33ๆฯ)\]}.,;:!?%”’»…]")
MARK = regex.compile(r"\p{M}")
DOTTED_CIRCLE = "◌"
CLUSTERS = regex.compile(r"\X")


def width(text: str) -> int:
    """Return the number of columns that `text`, which is visible, takes on a terminal."""
    from wcwidth import wcswidth

    return int(wcswidth(text))


def one_line(text: str) -> str:
    """Return `text` visible, on one line; a mark that begins it without a letter stands on a dotted circle."""
    line = NEWLINE.join(visible(line) for line in text.splitlines())
    return DOTTED_CIRCLE + line if MARK.match(line) else line


def cut(text: str, columns: int) -> str:
    """Return `text`, if need be cut between two clusters so that it takes no more than `columns`, and marked as cut."""
    if width(text) <= columns:
        return text
    kept, taken = [], width(CUT)
    for cluster in CLUSTERS.findall(text):
        taken += width(cluster)
        if taken > columns:
            break
        kept.append(cluster)
    return "".join(kept) + CUT


def padded(text: str, columns: int) -> str:
    """Return `text` with spaces behind it, so that it takes `columns`."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """Yield `text` in lines of at most `columns`, broken between words, and never inside a cluster."""
    for paragraph in text.splitlines():
        line, taken = "", 0
        for word in _words(visible(paragraph)):
            for piece in _pieces(word, columns):
                if taken + width(piece) > columns:
                    yield line.rstrip()
                    line = ""
                line += piece if line or not taken else piece.lstrip()
                taken = width(line)
        yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    """The words of `text` with what clings to them; joined they are `text`."""
    # the word list comes with the package: it needs no folder of its own in the user's home
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.tokenize import word_tokenize

    word = ""
    for token in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if word and not CLINGING.match(token):
            yield word
            word = ""
        word += token
    if word:
        yield word


def _pieces(word: str, columns: int) -> Iterator[str]:
    """A word that is wider than the line, in parts that are not."""
    if width(word) <= columns:
        yield word
        return
    piece = ""
    for cluster in CLUSTERS.findall(word):
        if piece and width(piece + cluster) > columns:
            yield piece
            piece = ""
        piece += cluster
    yield piece
