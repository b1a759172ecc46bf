"""Files are opened once, never through a link, and never while they are written."""

import os
from pathlib import Path

import pytest

from ingest.files import file, stamp_of
from ingest.found import Unsettled
from ingest.inputs import Input, met
from model import Refused


def test_file_that_is_open_for_writing_is_still_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as writing:
        writing.write(b"half")
        writing.flush()
        with pytest.raises(Unsettled):
            file(str(path)).read()
    assert file(str(path)).read() == b"half"


def test_file_that_has_grown_since_it_was_met_is_still_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"half")
    (found,) = (each for each in met([str(tmp_path)]) if isinstance(each, Input))
    with path.open("ab") as writing:
        writing.write(b"whole")
    with pytest.raises(Unsettled):
        found.read()


def test_file_that_became_a_link_since_it_was_met_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    (found,) = (each for each in met([str(tmp_path)]) if isinstance(each, Input))
    path.unlink()
    path.symlink_to("/etc/hosts")
    with pytest.raises(Refused):
        found.read()


def test_link_that_is_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert file(str(tmp_path / "b.txt")).read() == b"x"


def test_time_and_stamp_are_those_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    os.utime(path, ns=(0, 1_500_000_000_000_000_000))
    found = file(str(path)).content()
    assert found.modified_at is not None
    assert found.modified_at.timestamp() == 1_500_000_000
    assert found.stamp == stamp_of(path.stat())
