"""Where the fictional reports and the cases of the checks are found."""

import sys
from pathlib import Path

import pytest

# tests are no package: these lie beside this file, and beside the tests of the store
for folder in (Path(__file__).parent, Path(__file__).parents[1] / "store"):
    sys.path.insert(0, str(folder))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy."""
    from store.database import settled, writable

    path = tmp_path_factory.mktemp("template") / "empty.db"
    settled(writable(str(path)))
    return path
