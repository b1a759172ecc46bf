"""The room itself: what importing it costs, that its names are its own, and that its examples run."""

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import normalize

MODULES = [module.name for module in iter_modules(normalize.__path__)]
SLOW = ("pandas", "numpy", "pythainlp", "pdfplumber", "sqlalchemy", "regex", "rich")


def test_importing_it_imports_nothing_slow() -> None:
    lines = f"import sys, normalize\nfrom normalize import *\nprint([name for name in {SLOW} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_importing_it_imports_none_of_its_modules() -> None:
    lines = "import sys, normalize\nprint([name for name in sys.modules if name.startswith('normalize.')])"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_public_name_is_there_and_is_no_module() -> None:
    for name in normalize.__all__:
        assert not isinstance(getattr(normalize, name), type(sys))
    # importing a module puts it where a public name of the same spelling would be
    assert not set(normalize.__all__) & set(MODULES)
    with pytest.raises(AttributeError, match="no attribute 'moon'"):
        normalize.moon  # noqa: B018


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_module_are_true(name: str) -> None:
    assert doctest.testmod(import_module(f"normalize.{name}")).failed == 0


def test_no_digit_of_another_script_is_asked_for() -> None:
    for path in Path(normalize.__file__).parent.glob("*.py"):
        assert r"\d" not in path.read_text("utf-8"), path.name
