"""Every line of docs/analysis.md runs on the samples, and finds something."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from ingest.run import run
from store.database import settled, writable


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of the exported texts among the samples."""
    folder = tmp_path_factory.mktemp("analysis")
    engine = writable(str(folder / "raingan.db"))
    list(run([str(path) for path in sorted(samples.glob("*.txt"))], engine, "1"))
    settled(engine)
    return folder


def test_every_block_runs_and_finds_something(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / "analysis.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) > 8
    names: dict[str, Any] = {}
    for block in blocks:
        *statements, last = ast.parse(block).body
        exec(compile(ast.Module(statements, []), "analysis.md", "exec"), names)
        if isinstance(last, ast.Expr):
            found = eval(compile(ast.Expression(last.value), "analysis.md", "eval"), names)
            assert len(found), block
        else:
            exec(compile(ast.Module([last], []), "analysis.md", "exec"), names)
