"""Where the fictional reports are found."""

import sys
from pathlib import Path

# tests are no package: `fictional` lies beside the tests of the store
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
