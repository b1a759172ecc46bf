"""The house rules that no linter knows."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

import parsers.forms
import parsers.readers
from model import Refusal, WarningCode
from parsers.readers import READERS
from raingan.cli import COMMANDS

OURS = {"raingan", "ingest", "audit", "store", "parsers", "normalize", "model"}
HEAVY = {"pandas", "pdfplumber", "pdfminer", "pypdfium2", "pythainlp", "sqlalchemy", "rich", "numpy", "regex", "PIL"}


def modules(package: object) -> set[str]:
    """The names of a package's modules and packages that other modules may plug into its table."""
    folder = Path(package.__path__[0])  # type: ignore[attr-defined]
    return {path.stem for path in folder.iterdir() if not path.name.startswith("_")}


def test_each_reader_is_in_its_table() -> None:
    names = {reader.__name__.rsplit(".", 1)[-1] for reader in READERS}
    assert names == {
        name for name in modules(parsers.readers) if hasattr(getattr(parsers.readers, name, None), "claims")
    }
    assert names == {"pdf", "text"}


def test_each_form_is_in_its_table() -> None:
    assert {form.__name__.rsplit(".", 1)[-1] for form in parsers.forms.FORMS} == modules(parsers.forms)


def test_each_sample_is_claimed_by_one_reader(samples: Path) -> None:
    for path in (*samples.glob("*.txt"), *samples.glob("*.pdf")):
        assert sum(reader.claims(path.read_bytes()) for reader in READERS) == 1, path.name


def test_no_dependency_ships_a_package_of_our_name() -> None:
    shipped = importlib.metadata.packages_distributions()
    assert {name: set(shipped.get(name, [])) - {"raingan"} for name in OURS} == {name: set() for name in OURS}


def test_each_warning_is_documented_and_nothing_else(root: Path) -> None:
    page = (root / "docs" / "warnings.md").read_text("utf-8")
    assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == [*map(str, WarningCode)]


def test_each_refusal_says_what_to_do() -> None:
    assert all(len(refusal.words) > len(refusal) for refusal in Refusal)


def test_help_is_answered_without_heavy_imports() -> None:
    code = f"""
import sys
from raingan.cli import main
try:
    main(["--help"])
except SystemExit as end:
    assert end.code == 0
print(sorted({HEAVY!r} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_has_help(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "raingan.cli", command, "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"usage: raingan {command}")


def test_readme_names_both_commands(root: Path) -> None:
    for name in ("README.md", "README.th.md"):
        text = (root / name).read_text("utf-8")
        assert "make demo" in text
        assert "make test" in text
