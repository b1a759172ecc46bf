"""The small report, for all tests of parsers."""

import sys
from pathlib import Path

# tests are no package: `printed` is found beside this file
sys.path.insert(0, str(Path(__file__).parent))
