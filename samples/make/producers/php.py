"""PHP programs run on a page's strings: JSON in, a PDF out."""

import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from samples.make.wrapping import Font, Run

SCRIPTS = Path(__file__).parent


@cache
def has(library: str) -> bool:
    """Return whether PHP is installed and finds `library`, a path below its include path."""
    php = shutil.which("php")
    if php is None:
        return False
    code = f"exit(stream_resolve_include_path({library!r}) ? 0 : 1);"
    return subprocess.run([php, "-r", code], check=False).returncode == 0


def output(script: str, parameters: dict[str, Any]) -> bytes:
    """Return what `script`, in a folder of its own for its files, prints when it is given `parameters` as JSON.

    Raises:
        subprocess.CalledProcessError: the script failed; its words are on standard error.
    """
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(
            ["php", "-d", "display_errors=stderr", "-d", "memory_limit=512M", str(SCRIPTS / script)],
            input=json.dumps(parameters).encode(),
            cwd=folder,
            check=True,
            stdout=subprocess.PIPE,
        ).stdout


def strings(pages: list[list[Run]]) -> list[list[dict[str, Any]]]:
    """Return the strings of the pages as plain values, for JSON."""
    return [
        [{"x": run.x, "y": run.y, "text": run.text, "size": run.size, "bold": run.bold} for run in page]
        for page in pages
    ]


def faces(font: Font) -> dict[str, str]:
    """Return the files of the font by weight, for JSON."""
    return {"regular": str(font.regular), "bold": str(font.bold)}
