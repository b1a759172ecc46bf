"""What all tests share: where samples lie, and where a real export may lie."""

from pathlib import Path

import pytest
from hypothesis import settings

# a slow machine is no failure
settings.register_profile("raingan", deadline=None)
settings.load_profile("raingan")

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    """The folder of the samples."""
    return root / "samples"


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real exports, which name real people and so lie beside the checkout, not in it."""
    if not REAL.is_dir():
        pytest.skip("no real exports lie beside the checkout")
    return REAL
