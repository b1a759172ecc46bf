"""`docs/history.md` has every kind of change, and the screen a Thai word for each."""

import re
from pathlib import Path

from raingan.changes import WORDS
from store.history import ChangeKind, Nature


def test_each_kind_and_nature_is_described_and_nothing_else(root: Path) -> None:
    page = (root / "docs" / "history.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \| .+ \|$", page, re.MULTILINE) == [str(kind) for kind in ChangeKind]
    assert re.findall(r"^- `([a-z]+)`: ", page, re.MULTILINE) == [str(nature) for nature in Nature]


def test_each_kind_has_its_thai_word() -> None:
    assert list(WORDS) == list(ChangeKind)
