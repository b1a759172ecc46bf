"""A report prepared to be saved, where nothing else than its bytes is known: rows that wait for their keys."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from model import Document, Places, Report
from normalize.folding import folded
from normalize.wording import words
from store.fitting import fitting
from store.rows import Row, Summary, described, header, named, parts, summary, texts

_NOWHERE = Places(Document("", (), (), "", None, 0, ""), "", {})

Key = tuple[str, int, str]  # of a project: code, fiscal year, form


class Text(NamedTuple):
    """A text as it is stored and searched: `digest` are the 16 bytes by which it is known.

    `words` are those of the folded text, with a space between them.
    """

    said: str
    digest: bytes
    folded: str
    words: str


class Prepared(NamedTuple):
    """A report as rows of the tables; the writer adds the keys that the database gives.

    `report` is without places, whose rows stand in `parts`. `described` belongs to the document, `named`, `header` and
    `summary` to the report, with the agency's key between the first two; `texts` are by their paths.
    """

    report: Report
    described: Row
    named: Row
    header: Row
    summary: Summary
    texts: dict[str, Text]
    parts: dict[str, list[Row]]

    @property
    def key(self) -> Key | None:
        """What tells the report's project; None if that is not known."""
        code, year = self.report.project.code, self.report.project.fiscal_year
        return None if code is None or year is None else (code, year, self.report.form)


def prepared(report: Report) -> Prepared:
    """Return `report` prepared to be saved, without what no column holds."""
    fitted = fitting(report)
    said = texts(fitted)
    return Prepared(
        replace(fitted, places=_NOWHERE),
        described(fitted.source),
        named(fitted),
        header(fitted),
        summary(fitted),
        {path: indexed(text) for path, text in said.items()},
        parts(fitted, said),
    )


def indexed(said: str) -> Text:
    """Return a text with all by which it is known and found."""
    plain = folded(said)
    return Text(said, digest(said), plain, " ".join(sorted(words(plain))))


def digest(text: str) -> bytes:
    """Return the 16 bytes by which a text is known."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def with_key(key: object, rows: Iterable[Row]) -> list[Row]:
    """Return `rows` with the key of their report before the rest."""
    return [(key, *row) for row in rows]
