"""Archives are read in memory, member by member: what is bad in one costs that member, or what cannot be reached."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from benchmarks.hostile.archives import archives, gzipped, sevened, tarred, zipped
from ingest.found import Skip, Whole
from ingest.inputs import Input, Skipped, met
from model import Refused

GOOD = "รายงาน".encode()
PACKERS = {".zip": zipped, ".tar": tarred, ".tar.gz": gzipped, ".7z": sevened}


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    """The archives of the hostile corpus by their names."""
    return dict(archives(GOOD, 1))


def contents(path: Path) -> dict[str, object]:
    """Return by the names of the members what is in them, why they are refused, or why they are passed over."""
    found: dict[str, object] = {}
    for each in met([str(path)]):
        if isinstance(each, Input):
            try:
                found[each.name.removeprefix(str(path))] = each.read()
            except Refused as refused:
                found[each.name.removeprefix(str(path))] = str(refused.reason)
        elif isinstance(each, Skipped):
            found[each.name.removeprefix(str(path))] = each.why
        elif isinstance(each, Whole):
            found["whole"] = True
    return found


@pytest.mark.parametrize("suffix", PACKERS)
def test_members_are_met_in_their_order_with_the_archive_in_their_names(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"archive{suffix}"
    files = {"b/รายงาน.txt": GOOD, "a.pdf": b"%PDF-1.4", "notes.md": b"x", ".hidden.txt": b"x", "empty.txt": b""}
    path.write_bytes(PACKERS[suffix](files))
    assert contents(path) == {
        "!/b/รายงาน.txt": GOOD,
        "!/a.pdf": b"%PDF-1.4",
        "!/notes.md": Skip.NAME,
        "!/.hidden.txt": Skip.HIDDEN,
        "!/empty.txt": b"",
        "whole": True,
    }


@pytest.mark.parametrize("suffix", PACKERS)
def test_archive_in_an_archive_is_opened_to_a_depth(tmp_path: Path, suffix: str) -> None:
    pack = PACKERS[suffix]
    data = pack({"x.txt": GOOD})
    for _ in range(4):
        (tmp_path / f"a{suffix}").write_bytes(data)
        data = pack({f"in{suffix}": data, "y.txt": GOOD})
    found = contents(tmp_path / f"a{suffix}")
    assert found[f"!/in{suffix}!/in{suffix}!/in{suffix}"] == "archive-limit"
    assert found["!/y.txt"] == GOOD


def test_names_of_the_thai_code_page_are_read(tmp_path: Path) -> None:
    name = "รายงาน/โครงการ.txt"
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x" * len(name): GOOD}).replace(b"x" * len(name), name.encode("cp874")))
    assert contents(path)[f"!/{name}"] == GOOD
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", encoding="cp874", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo(name)
        info.size = len(GOOD)
        archive.addfile(info, io.BytesIO(GOOD))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    assert contents(tmp_path / "a.tar")[f"!/{name}"] == GOOD


def test_links_and_devices_are_passed_over_and_climbing_names_write_nothing(
    tmp_path: Path, hostile: dict[str, bytes]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("links.tar", "link.zip", "climbing.zip"):
        (folder / name).write_bytes(hostile[name])
    before = sorted(tmp_path.rglob("*"))
    assert list(contents(folder / "links.tar").values()) == [*[Skip.LINK] * 2, *[Skip.SPECIAL] * 3, GOOD, True]
    assert contents(folder / "link.zip")["!/link.txt"] == Skip.LINK
    assert contents(folder / "climbing.zip")["!/../../good.txt"] == GOOD
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bomb.zip", {"!/bomb.txt": "archive-limit", "!/good.txt": GOOD, "whole": True}),
        ("encrypted.zip", {"!/good.txt": "encrypted", "whole": True}),
        ("unknown-method.zip", {"!/good.txt": "bad-archive", "whole": True}),
        ("no-archive.zip", {"": "bad-archive", "whole": True}),
        ("empty.zip", {"whole": True}),
        ("no-archive.tar", {"": "bad-archive", "whole": True}),
        ("no-end.tar", {"!/good.txt": GOOD, "!/lost.txt": GOOD + b"\n", "": "bad-archive", "whole": True}),
        ("broken-header.tar", {"!/good.txt": GOOD, "": "bad-archive", "whole": True}),
        ("claims.tar", {"!/huge.txt": "too-large", "": "bad-archive", "whole": True}),
        ("no-archive.7z", {"": "bad-archive", "whole": True}),
        ("good.7z", {"!/รายงาน/good.txt": GOOD, "!/other.doc": Skip.NAME, "whole": True}),
    ],
)
def test_hostile_archive_gives_what_is_good_and_says_the_rest(
    tmp_path: Path, hostile: dict[str, bytes], name: str, expected: dict[str, object]
) -> None:
    (tmp_path / name).write_bytes(hostile[name])
    assert contents(tmp_path / name) == expected


def test_members_that_share_their_bytes_are_refused(tmp_path: Path, hostile: dict[str, bytes]) -> None:
    (tmp_path / "a.zip").write_bytes(hostile["overlapping.zip"])
    found = [each for each in met([str(tmp_path / "a.zip")]) if isinstance(each, Input)]
    assert [each.read() for each in found if each.refused is None][-1] == GOOD
    assert sum(each.refused is not None for each in found) >= 29


def test_archive_that_is_still_written_is_left_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with path.open("wb") as file:
        file.write(zipped({"x.txt": GOOD}))
        file.flush()
        assert contents(path) == {"": Skip.UNSETTLED}
    assert contents(path)["!/x.txt"] == GOOD


def test_name_with_nul_or_controls_is_kept_and_shown_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a\x1b[2J\u202e.txt": GOOD}))
    (only,) = (each for each in met([str(path)]) if isinstance(each, Input))
    assert only.shown.endswith(r"!/a\x1b[2J\u202e.txt")
    assert zipfile.is_zipfile(path)
