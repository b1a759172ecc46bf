"""Searching the texts of the reports: words inside unspaced Thai, parts of words, any script of digits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text

from normalize.folding import folded
from normalize.wording import words
from store.tables import AGENCIES, PASSAGES, PLACES, REPORTS, TEXTS
from store.views.view import path

CANDIDATES = 120  # texts that are looked at more closely, the newest first: more than anybody reads
TRIGRAM = 3  # characters: a shorter part of a word cannot be looked up
SPARE = 2  # texts that are shown at most, times this, are looked up
APART = 0.2  # what the words of a term are worth that do not stand together
SENTENCE = 60  # characters shown on either side of a hit
WEIGHTS = {"project.name": 3.0, "project.objectives": 2.0, "project.targets": 1.5, "project.agency": 1.2}
_ENDS = re.compile(r"\n| {1}(?=[ก-ฮเแโใไ(\"“?])")  # where a Thai sentence may begin or end

_SQLITE = "SELECT rowid FROM {0} WHERE {0} MATCH :query ORDER BY rowid DESC LIMIT {1}"
_POSTGRESQL_NEWEST = (
    "SELECT text_id FROM text_index WHERE text_id > :after AND text_id <= :last AND {} ORDER BY text_id DESC LIMIT {}"
)
_POSTGRESQL = (
    "WITH found AS MATERIALIZED (SELECT text_id FROM text_index WHERE {})"
    " SELECT text_id FROM found ORDER BY text_id DESC LIMIT {}"
)
# PostgreSQL looks at every text that its index tells, where it is quicker to take the newest until there are enough:
PROBE = 500  # texts that are looked through at first
LOOKED_THROUGH = 30_000  # at most, as many as the probe lets expect to be enough
MARGIN = 1.3  # for what it lets expect


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that says what was asked for, in the newest report that prints it.

    `before`, `said` and `after` are the words around the first hit. `reports` is the number of reports that print this
    text; `latest` tells whether the newest version of the project still does.
    """

    code: str | None
    fiscal_year: int | None
    name: str | None
    version: int
    latest: bool
    value_path: str
    before: str
    said: str
    after: str
    page: int | None
    line: int | None
    path: str
    reports: int
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, the best first; `more` if there may be others than those that were looked at."""

    hits: Sequence[Hit]
    more: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words that must all stand in one text, as they are or as parts of others."""

    asked: str
    year: int | None = None
    agency: str | None = None
    limit: int = 20

    @property
    def terms(self) -> list[str]:
        """The words, folded as the texts are."""
        return folded(self.asked).split()


def search(connection: Connection, question: Question) -> Found:
    """Return what the reports say of it.

    Raises:
        ValueError: nothing is asked that could be looked up.
    """
    terms = question.terms
    cut = [words(term) for term in terms]
    if not any(cut) and all(len(term) < TRIGRAM for term in terms):
        raise ValueError(f"no word to search for: {question.asked!r}")
    candidates, more = _candidates(connection, terms, cut)
    scored: dict[int, tuple[float, str]] = {}
    for key, said in connection.execute(_TEXTS, {"keys": candidates}):
        score = _score(folded(said), terms, cut)
        if score:
            scored[key] = (score, said)
    best = sorted(scored, key=lambda key: -scored[key][0])
    if question.year is None and question.agency is None:
        more = more or len(best) > SPARE * question.limit
        best = best[: SPARE * question.limit]  # of which some stand in old versions only, and count less
    found = _hits(connection, question, {key: scored[key] for key in best})
    hits = sorted(found, key=lambda hit: (-hit.score, hit.code or "", hit.value_path))
    return Found(hits[: question.limit], more or len(hits) > question.limit)


_TEXTS = select(TEXTS.c.id, TEXTS.c.text).where(TEXTS.c.id.in_(bindparam("keys", expanding=True)))


def _candidates(connection: Connection, terms: list[str], cut: list[list[str]]) -> tuple[list[int], bool]:
    """The texts that have all the words, or all the parts, the newest first, and whether there may be more."""
    # a term without a word in it is found by its parts alone
    all_words = sorted(set().union(*cut)) if all(cut) else []
    found: dict[int, None] = {}
    more = False
    on_sqlite = connection.dialect.name == "sqlite"
    for keys in (_sqlite if on_sqlite else _postgresql)(connection, terms, all_words):
        more = more or len(keys) == CANDIDATES
        found |= dict.fromkeys(keys)
        if more and all(parts == [term] for term, parts in zip(terms, cut, strict=True)):
            break  # each term is one word: as parts of others they would add to more than anybody reads
    return list(found), more


def _sqlite(connection: Connection, terms: list[str], all_words: list[str]) -> Iterator[Sequence[int]]:
    """The newest texts that have the words, then those that have the parts."""
    queries: dict[str, Iterable[str]] = {
        "words": (f'"{word}"' for word in all_words),
        "trigrams": ('"' + part.replace('"', '""') + '"' for part in sorted({p for t in terms for p in _trigrams(t)})),
    }
    for table, parts in queries.items():
        query = " AND ".join(parts)
        if query:
            yield connection.scalars(text(_SQLITE.format(table, CANDIDATES)), {"query": query}).all()


def _postgresql(connection: Connection, terms: list[str], all_words: list[str]) -> Iterator[Sequence[int]]:
    """The newest texts that have the words, then those that have the parts."""
    if all_words:
        query = " & ".join(f"'{word}'" for word in all_words)
        yield _newest(connection, "words @@ CAST(:query AS tsquery)", {"query": query})
    if all(len(term) >= TRIGRAM for term in terms) and _has_trigrams(connection):
        parts = {f"part_{place}": f"%{_literal(term)}%" for place, term in enumerate(terms)}
        # not LIKE ALL (…), for which no index is used
        yield _newest(connection, " AND ".join(f"folded LIKE :{name}" for name in parts), parts)


def _newest(connection: Connection, condition: str, values: dict[str, str]) -> Sequence[int]:
    """The newest texts of PostgreSQL that meet `condition`: looked through if it is common, by the index if not."""
    newest = text(_POSTGRESQL_NEWEST.format(condition, CANDIDATES))
    last = connection.scalar(text("SELECT MAX(text_id) FROM text_index")) or 0
    after = last - PROBE
    keys = connection.scalars(newest, {**values, "after": after, "last": last}).all()
    enough = round(MARGIN * PROBE * CANDIDATES / len(keys)) if keys else 0
    if len(keys) < CANDIDATES and 0 < enough <= LOOKED_THROUGH:
        further = {**values, "after": last - enough, "last": after}
        after = last - enough
        keys = [*keys, *connection.scalars(newest, further)][:CANDIDATES]
    if len(keys) == CANDIDATES or after <= 0:
        return keys
    return connection.scalars(text(_POSTGRESQL.format(condition, CANDIDATES)), values).all()


def _trigrams(term: str) -> set[str]:
    """Three characters and the next three, and the last: so few lists tell the candidates, which are looked at then."""
    last = len(term) - TRIGRAM
    return {term[at : at + TRIGRAM] for at in (*range(0, last, TRIGRAM), last) if last >= 0}


def _has_trigrams(connection: Connection) -> bool:
    return bool(connection.scalar(text("SELECT COUNT(*) FROM pg_indexes WHERE indexname = 'ix_text_index_folded'")))


def _literal(term: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", term)


def _score(said: str, terms: Iterable[str], cut: Iterable[Sequence[str]]) -> float:
    """How much a text is about all the terms: how often they stand in it, for its length; 0 if one does not.

    A term whose words stand in the text, but apart, counts less.
    """
    score = 1.0
    for term, parts in zip(terms, cut, strict=True):
        times = float(said.count(term)) or APART * min((said.count(part) for part in parts), default=0)
        if not times:
            return 0.0
        score *= times / (times + 0.5 + len(said) / 400)
    return score


def _hits(connection: Connection, question: Question, scored: dict[int, tuple[float, str]]) -> list[Hit]:
    found = (
        select(
            PASSAGES.c.text_id,
            PASSAGES.c.value_path,
            REPORTS.c.id,
            REPORTS.c.code,
            REPORTS.c.fiscal_year,
            REPORTS.c.name,
            REPORTS.c.version,
            REPORTS.c.latest,
            PLACES.c.page,
            PLACES.c.line,
            path().label("path"),
        )
        .join_from(PASSAGES, REPORTS, REPORTS.c.id == PASSAGES.c.report_id)
        .outerjoin(
            PLACES,
            (PLACES.c.report_id == PASSAGES.c.report_id)
            & (PLACES.c.value_path == func.replace(PASSAGES.c.value_path, "project.agency", "project.agency.0")),
        )
        .where(PASSAGES.c.text_id.in_(bindparam("keys", expanding=True)))
        .order_by(PASSAGES.c.text_id, REPORTS.c.code, REPORTS.c.fiscal_year, REPORTS.c.version.desc())
    )
    if question.year is not None:
        found = found.where(REPORTS.c.fiscal_year == question.year)
    if question.agency is not None:
        units = select(AGENCIES.c.id).where(AGENCIES.c.path.contains(question.agency, autoescape=True))
        found = found.where(REPORTS.c.agency_id.in_(units))
    rows: dict[tuple[Any, ...], list[Any]] = {}
    for row in connection.execute(found, {"keys": list(scored)}):
        # the same text in several versions of one project is one hit
        rows.setdefault((row.text_id, row.code, row.fiscal_year), []).append(row)
    return [_hit(versions, *scored[key], question.terms) for (key, *_), versions in rows.items()]


def _hit(versions: list[Any], score: float, said: str, terms: list[str]) -> Hit:
    newest = versions[0]
    weight = next((weight for start, weight in WEIGHTS.items() if newest.value_path.startswith(start)), 1.0)
    before, hit, after = sentence(said, terms)
    return Hit(
        newest.code,
        newest.fiscal_year,
        newest.name,
        newest.version,
        bool(newest.latest),
        newest.value_path,
        before,
        hit,
        after,
        newest.page,
        newest.line,
        newest.path,
        len({row.id for row in versions}),
        round(score * weight * (1.0 if newest.latest else 0.5), 4),
    )


def sentence(said: str, terms: Sequence[str]) -> tuple[str, str, str]:
    """Return the first term as `said` prints it, and what stands before and behind it in the sentence.

    >>> sentence("ประชุมแล้ว อนุมัติเงิน ๑๒๐ บาท ต่อไป", ["120"])
    ('ประชุมแล้ว อนุมัติเงิน ', '๑๒๐', ' บาท ต่อไป')
    """
    start, end = _place(said, terms)
    before, after = said[max(start - SENTENCE, 0) : start], said[end : end + SENTENCE]
    if start > SENTENCE:
        cut = _ENDS.search(before)
        before = "…" + (before[cut.end() :] if cut else before)
    if end + SENTENCE < len(said):
        cuts = list(_ENDS.finditer(after))
        after = (after[: cuts[-1].start()] if cuts else after) + "…"
    return before.replace("\n", " "), said[start:end], after.replace("\n", " ")


def _place(said: str, terms: Sequence[str]) -> tuple[int, int]:
    """Where the first of the terms stands in the text as it is printed, which the fold may have shortened."""
    whole = [_loose(term) for term in terms]
    pattern = "|".join(whole + [_loose(word) for term in terms for word in words(term)])
    match = re.search(pattern, said, re.IGNORECASE)
    return match.span() if match else (0, 0)


def _loose(term: str) -> str:
    """An expression for a folded term as any report may print it: both scripts of digits, both spellings of sara am."""
    parts = []
    for character in term:
        if character.isascii() and character.isdigit():
            parts.append(f"[{character}{chr(ord('๐') + int(character))}],?")
        elif character == "ำ":
            parts.append("(?:ำ|\u0e4d[\u0e48-\u0e4b]?า)")
        else:
            parts.append(re.escape(character))
    return "[\u200b-\u200f\u00ad]*".join(parts)
