"""Inputs: in order, none left out, none twice."""

from pathlib import Path

import pytest

from ingest.files import LARGEST, file
from ingest.inputs import Input, Skipped, inputs, met
from model import Refusal, Refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files and folders whose names come in another order than they are made."""
    for name in ("b/2.txt", "b/1.PDF", "c.txt", "a.text", "b.txt", "notes.md", "b/.hidden.txt", "noending"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_folder_is_met_in_the_order_of_names(folder: Path) -> None:
    found = [(type(each), str(Path(each.name).relative_to(folder))) for each in met([str(folder)])]
    assert found == [
        (Input, "a.text"),
        (Skipped, "b/.hidden.txt"),
        (Input, "b/1.PDF"),
        (Input, "b/2.txt"),
        (Input, "b.txt"),
        (Input, "c.txt"),
        (Skipped, "noending"),
        (Skipped, "notes.md"),
    ]


def test_inputs_are_what_is_met_without_what_is_skipped(folder: Path) -> None:
    assert [each.name for each in inputs([str(folder)])] == [
        each.name for each in met([str(folder)]) if isinstance(each, Input)
    ]


def test_paths_are_met_in_their_order_and_as_they_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [each.path for each in inputs(["c.txt", "notes.md", "b", "./a.text", "none"])] == [
        "c.txt",
        "notes.md",
        "b/1.PDF",
        "b/2.txt",
        "./a.text",
        "none",
    ]


def test_path_that_is_longer_than_any_may_be_is_refused(folder: Path) -> None:
    long = folder
    for _ in range(25):  # longer than any path may be
        long = long / ("y" * 200)
    (only,) = inputs([str(long)])
    with pytest.raises(Refused) as caught:
        only.read()
    assert caught.value.reason == Refusal.UNREADABLE


@pytest.mark.parametrize("name", ["/dev/zero", "/", "no\0name", ""])
def test_what_is_no_file_is_refused_at_once(name: str) -> None:
    with pytest.raises(Refused) as caught:
        file(name).read()
    assert caught.value.reason == Refusal.UNREADABLE


def test_file_larger_than_any_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as written:
        written.truncate(LARGEST + 1)  # takes no room on the disk
    with pytest.raises(Refused) as caught:
        file(str(path)).read()
    assert caught.value.reason == Refusal.TOO_LARGE
