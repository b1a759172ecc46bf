"""Where the works are found that end their process."""

import sys
from pathlib import Path

# tests are no package: `ending` is found beside this file, by the processes that tests start too
sys.path.insert(0, str(Path(__file__).parent))
