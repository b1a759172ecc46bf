"""The README is true: its commands run, its links lead somewhere, its two languages say the same."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import parsers

PAGES = ("README.md", "README.th.md", "samples/README.md")
LINK = re.compile(r"\]\(([^)#:]+)\)")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^raingan .*$", re.MULTILINE)


def commands(page: Path) -> list[str]:
    return [line for block in BLOCK.findall(page.read_text("utf-8")) for line in COMMAND.findall(block)]


@pytest.mark.parametrize(
    "name", [*PAGES, *sorted(f"docs/{page.name}" for page in (Path(__file__).parents[2] / "docs").glob("*.md"))]
)
def test_links_lead_somewhere(root: Path, name: str) -> None:
    page = root / name
    for link in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("name", ["README.md", "README.th.md"])
def test_commands_run_one_behind_the_other(root: Path, tmp_path: Path, name: str) -> None:
    database = {"RAINGAN_DB": f"sqlite:///{tmp_path / 'readme.db'}"}
    for command in commands(root / name):
        words = [sys.executable, "-m", "raingan.cli", *shlex.split(command)[1:]]
        done = subprocess.run(words, cwd=root, env=os.environ | database, capture_output=True, text=True, check=False)
        # 1: some of the samples are no reports, as is said there
        assert done.returncode in ((0, 1) if " import " in command else (0,)), done.stderr
        assert done.stdout
        assert "Traceback" not in done.stderr


def test_both_languages_show_the_same_commands(root: Path) -> None:
    assert commands(root / "README.md") == commands(root / "README.th.md")


def test_python_example_works(root: Path) -> None:
    report = parsers.extract((root / "samples" / "canal-dredging-fpdf.pdf").read_bytes())
    place = report.places["entries.0.percent"]
    assert report.project.code
    assert report.entries[0].percent is not None
    assert place.page >= 1
    assert place.box is not None
