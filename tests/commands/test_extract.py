"""`raingan extract` and `raingan schema`, as a user calls them."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from raingan.exits import Exit


def raingan(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "raingan.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_one_object_a_line_in_the_order_of_the_arguments(root: Path) -> None:
    paths = ["samples/road-repair.txt", "samples/canal-dredging.txt", "samples/street-lights-may-fpdf2.pdf"]
    done = raingan("extract", *paths, cwd=root)
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [found["source"]["path"] for found in objects] == paths
    assert (done.returncode, done.stderr) == (Exit.OK, "")


def test_json_is_one_array(root: Path) -> None:
    done = raingan("extract", "samples/road-repair.txt", "samples/canal-dredging.txt", "--format", "json", cwd=root)
    assert len(json.loads(done.stdout)) == 2


@pytest.mark.parametrize("words", [[], ["--places"]])
def test_output_follows_the_printed_schema(root: Path, words: list[str]) -> None:
    schema = json.loads(raingan("schema", *words).stdout)
    done = raingan("extract", "samples/canal-dredging.txt", "samples/canal-dredging-fpdf.pdf", *words, cwd=root)
    for line in done.stdout.splitlines():
        jsonschema.Draft202012Validator(schema).validate(json.loads(line))


def test_each_bad_input_is_one_line_and_costs_nothing_else(root: Path, tmp_path: Path) -> None:
    files = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 8,
        "letter.txt": "เรียน ผู้อำนวยการ".encode(),
        "damaged.pdf": b"%PDF-1.4\n%%EOF" + bytes(64),
        "good.txt": (root / "samples" / "canal-dredging.txt").read_bytes(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = [*files, "missing.txt"]
    done = raingan("extract", *names, cwd=tmp_path)
    assert done.returncode == Exit.REFUSED
    assert [json.loads(line)["source"]["path"] for line in done.stdout.splitlines()] == ["good.txt"]
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == [name for name in names if name != "good.txt"]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["water-quality-locked.pdf", "footbridge-scan.pdf"])
def test_pdf_that_cannot_be_read_says_why(samples: Path, name: str) -> None:
    done = raingan("extract", samples / name)
    assert done.returncode == Exit.REFUSED
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_empty_folder_is_told(tmp_path: Path) -> None:
    done = raingan("extract", tmp_path)
    assert done.returncode == Exit.NOTHING_FOUND
    assert str(tmp_path) in done.stderr


def test_reader_that_goes_away_is_no_error(samples: Path) -> None:
    command = f"{sys.executable} -m raingan.cli extract {samples}/*.txt | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
