"""Texts, each stored once, and the search index over them."""

from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import select

from normalize.folding import folded
from normalize.wording import words
from store.driver import Driver, Row, listed
from store.tables import TEXTS

# SQLite: which texts have a word, or three characters in a row; the texts themselves stand in `texts`
SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none,"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\")",
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


def digest(text: str) -> bytes:
    """Return the 16 bytes by which a text is known."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def text_ids(driver: Driver, texts: Iterable[str]) -> dict[str, int]:
    """Return the id of each of `texts`; those that are new are written and put into the search index."""
    digests = {digest(text): text for text in texts}
    found = {digests[bytes(known)]: key for known, key in driver.among(_BY_DIGEST, digests)}
    new = [(each, text) for each, text in digests.items() if text not in found]
    keys = driver.ids(TEXTS, len(new)) if new else ()
    driver.insert(TEXTS, [(key, each, text) for key, (each, text) in zip(keys, new, strict=True)])
    index(driver, [(key, text) for key, (_, text) in zip(keys, new, strict=True)])
    return found | {text: key for key, (_, text) in zip(keys, new, strict=True)}


def index(driver: Driver, texts: Iterable[tuple[int, str]]) -> None:
    """Put texts, each with its id, into the search index."""
    plain = [(key, folded(text)) for key, text in texts]
    if driver.dialect.name == "sqlite":
        driver.write(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", [(key, " ".join(words(text))) for key, text in plain]
        )
        driver.write("INSERT INTO trigrams (rowid, text) VALUES (?, ?)", plain)
    else:
        rows: list[Row] = [(key, _lexemes(words(text)), text) for key, text in plain]
        driver.copy("text_index", ("text_id", "words", "folded"), rows)


def _lexemes(found: Iterable[str]) -> str:
    """Words as PostgreSQL reads a tsvector: quoted, so that nothing in them is taken for its grammar."""
    return " ".join(f"'{word}'" for word in found)
