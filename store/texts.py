"""Texts, each stored once, and the search index over them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from store.driver import Driver, Row, listed
from store.prepared import Text
from store.tables import TEXTS

# SQLite: which texts have a word, or three characters in a row; the texts themselves stand in `texts`. The words are
# cut and folded already, with spaces between them: to look up each letter's category would take three times as long
SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize=ascii)",
    "CREATE VIRTUAL TABLE trigrams USING fts5(text, content='', detail=none, columnsize=0,"
    " tokenize='trigram case_sensitive 1')",
)
# PostgreSQL: the same as columns of a table beside `texts`
POSTGRESQL_INDEX = (
    "CREATE TABLE text_index (text_id integer PRIMARY KEY REFERENCES texts (id) ON DELETE CASCADE,"
    " words tsvector NOT NULL, folded text NOT NULL)",
    "CREATE INDEX ix_text_index_words ON text_index USING gin (words)",
)
POSTGRESQL_TRIGRAMS = "CREATE INDEX ix_text_index_folded ON text_index USING gin (folded gin_trgm_ops)"
_BY_DIGEST = select(TEXTS.c.digest, TEXTS.c.id).where(TEXTS.c.digest.in_(listed()))


def text_ids(driver: Driver, texts: Iterable[Text]) -> dict[bytes, int]:
    """Return the ids of `texts` by their digests; those that are new are written and put into the search index."""
    digests = {text.digest: text for text in texts}
    found = {bytes(known): key for known, key in driver.among(_BY_DIGEST, digests)}
    new = [text for text in digests.values() if text.digest not in found]
    keys = driver.ids(TEXTS, len(new)) if new else ()
    driver.insert(TEXTS, [(key, text.digest, text.said) for key, text in zip(keys, new, strict=True)])
    index(driver, list(zip(keys, new, strict=True)))
    return found | {text.digest: key for key, text in zip(keys, new, strict=True)}


def index(driver: Driver, texts: Sequence[tuple[int, Text]]) -> None:
    """Put texts, each with its id, into the search index."""
    if driver.dialect.name == "sqlite":
        driver.write("INSERT INTO words (rowid, text) VALUES (?, ?)", [(key, text.words) for key, text in texts])
        driver.write("INSERT INTO trigrams (rowid, text) VALUES (?, ?)", [(key, text.folded) for key, text in texts])
    else:
        rows: list[Row] = [(key, _lexemes(text.words.decode()), text.folded.decode()) for key, text in texts]
        driver.copy("text_index", ("text_id", "words", "folded"), rows)


def _lexemes(words: str) -> str:
    """Words as PostgreSQL reads a tsvector: quoted, so that nothing in them is taken for its grammar."""
    return " ".join(f"'{word}'" for word in words.split(" ") if word)
