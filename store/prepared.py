"""A report prepared to be saved, where nothing else than its bytes is known: rows that wait for their keys."""

import datetime as dt
import pickle
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
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

    `words` are those of the folded text, with a space between them. What only an index takes is in UTF-8 already.
    """

    said: str
    digest: bytes
    folded: bytes
    words: bytes


class Prepared(NamedTuple):
    """A report as rows of the tables; the writer adds the keys that the database gives.

    `key` tells the project, None if it is not known. `pickled` is the report without places, whose rows stand in
    `parts`: few are needed once more. `described` belongs to the document, `named`, `header` and
    `summary` to the report, with the agency's key between the first two; `texts` are by their paths.
    """

    key: Key | None
    agency: tuple[str, ...]
    exported_at: dt.datetime | None
    end_date: dt.date | None
    pickled: bytes
    described: Row
    named: Row
    header: Row
    summary: Summary
    texts: dict[str, Text]
    parts: dict[str, list[Row]]

    @property
    def report(self) -> Report:
        """The report, without places."""
        report: Report = pickle.loads(self.pickled)
        return report


def prepared(report: Report) -> Prepared:
    """Return `report` prepared to be saved, without what no column holds."""
    fitted = fitting(report)
    said, project = texts(fitted), fitted.project
    return Prepared(
        None
        if project.code is None or project.fiscal_year is None
        else (project.code, project.fiscal_year, fitted.form),
        project.agency,
        fitted.source.exported_at,
        project.end_date,
        pickle.dumps(replace(fitted, places=_NOWHERE), pickle.HIGHEST_PROTOCOL),
        described(fitted.source),
        named(fitted),
        header(fitted),
        summary(fitted),
        {path: indexed(text) for path, text in said.items()},
        parts(fitted, said),
    )


@lru_cache(maxsize=1024)  # the exports of one project say the same again, and lie side by side
def indexed(said: str) -> Text:
    """Return a text with all by which it is known and found."""
    plain = folded(said)
    return Text(said, digest(said), plain.encode(), " ".join(words(plain)).encode())


def digest(text: str) -> bytes:
    """Return the 16 bytes by which a text is known."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def with_key(key: object, rows: Iterable[Row]) -> list[Row]:
    """Return `rows` with the key of their report before the rest."""
    return [(key, *row) for row in rows]
