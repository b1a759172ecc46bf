"""Addresses: the same files, folders, patterns and archives, wherever they lie."""

import sys
from collections.abc import Iterator

import fsspec
import pytest

from benchmarks.hostile.archives import zipped
from ingest.found import Skip
from ingest.inputs import Input, Skipped, met
from ingest.remote import without_secret
from model import Refused


@pytest.fixture(autouse=True)
def place() -> Iterator[None]:
    """A place at `memory://` with texts, an archive, and what is passed over."""
    system = fsspec.filesystem("memory")
    for name in ("inbox/b.txt", "inbox/a.pdf", "inbox/deep/c.txt", "inbox/.hidden.txt", "inbox/notes.md"):
        system.pipe_file(f"/{name}", name.encode())
    system.pipe_file("/inbox/z.zip", zipped({"x.txt": b"member"}))
    yield
    system.rm("/inbox", recursive=True)


def found(path: str) -> list[tuple[str, object]]:
    """Return what is met at `path`."""
    return [
        (each.name, each.read() if isinstance(each, Input) else each.why)
        for each in met([path])
        if isinstance(each, Input | Skipped)
    ]


def test_folder_is_met_in_the_order_of_names() -> None:
    assert found("memory://inbox") == [
        ("memory:///inbox/.hidden.txt", Skip.HIDDEN),
        ("memory:///inbox/a.pdf", b"inbox/a.pdf"),
        ("memory:///inbox/b.txt", b"inbox/b.txt"),
        ("memory:///inbox/deep/c.txt", b"inbox/deep/c.txt"),
        ("memory:///inbox/notes.md", Skip.NAME),
        ("memory:///inbox/z.zip!/x.txt", b"member"),
    ]


@pytest.mark.parametrize(
    ("path", "number"), [("memory://inbox/notes.md", 1), ("memory://inbox/*.txt", 2), ("memory://inbox/**/c.txt", 1)]
)
def test_file_and_pattern_are_met(path: str, number: int) -> None:
    assert len(found(path)) == number


@pytest.mark.parametrize("path", ["memory://nowhere", "memory://inbox/*.none", "nothing://x", "gs://x/y"])
def test_what_cannot_be_reached_is_one_refusal(path: str) -> None:
    (only,) = met([path])
    assert isinstance(only, Input)
    with pytest.raises(Refused) as caught:
        only.read()
    assert "\n" not in str(caught.value)


def test_no_secret_is_shown() -> None:
    address = "https://user:secret@files.example.org/in?token=secret#secret"
    assert without_secret(address) == "https://user@files.example.org/in"


def test_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, "s3", raising=False)
    (only,) = met(["s3://bucket/reports"])
    assert isinstance(only, Input)
    with pytest.raises(Refused, match=r"pip install 'raingan\[s3\]'"):
        only.read()
