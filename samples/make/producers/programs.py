"""Programs run on a file: their output file's bytes."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

FIXED = {
    "TZ": "Asia/Bangkok",  # some print the hour of the making
    "QT_HASH_SEED": "0",  # Qt writes fonts in the order of its hashes
}
LONGEST = 180  # seconds that a program may take


def installed(*names: str) -> bool:
    """Return whether all the programs called `names` are found."""
    return all(shutil.which(name) for name in names)


def output(command: Sequence[str], files: dict[str, bytes], result: str) -> bytes:
    """Return the file `result` after `command` has run in a new folder that holds `files`.

    `{folder}` in an argument is that folder's path.

    Raises:
        subprocess.CalledProcessError: the program failed; its words are in `stderr`.
        FileNotFoundError: the program wrote no such file.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        arguments = [argument.replace("{folder}", folder) for argument in command]
        environment = {**os.environ, **FIXED}
        subprocess.run(arguments, cwd=folder, check=True, capture_output=True, timeout=LONGEST, env=environment)
        return Path(folder, result).read_bytes()
