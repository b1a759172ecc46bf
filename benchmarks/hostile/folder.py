"""A folder of hostile inputs among honest ones, with names and kinds of files that are hostile themselves."""

import os
import socket
from pathlib import Path

from benchmarks.hostile.archives import archives
from benchmarks.hostile.pdfs import pdfs
from benchmarks.hostile.texts import texts

SPARSE = 2**40  # bytes that take no room on the disk
NAMES = (
    b"\xff\xfe.txt",
    b"a\x1b[31m\x07.txt",
    "b\u202etxt.exe.txt".encode(),
    "ก\u0e34\u0e34\u0e34.txt".encode(),
    b"new\nline.txt",
    b"-rf.txt",
    b"$(touch x).txt",
    "รายงาน ๒๕๖๓.txt".encode(),
    "รายงาน.txt".encode("cp874"),
    b"=1+1.txt",
    b"x" * 250 + b".txt",
)


def filled(folder: Path, samples: Path, seed: int = 1) -> Path:
    """Fill `folder` and return it: the honest reports lie in `honest` below it, everything else is hostile."""
    text = (samples / "canal-dredging.txt").read_bytes()
    pdf = (samples / "canal-dredging-fpdf.pdf").read_bytes()
    for name in ("honest", "pdfs", "texts", "archives", "names", "kinds"):
        (folder / name).mkdir(parents=True)
    for path in [*samples.glob("*.txt"), *samples.glob("*.pdf")]:
        (folder / "honest" / path.name).write_bytes(path.read_bytes())
    for name, data in pdfs(pdf, seed):
        (folder / "pdfs" / f"{name}.pdf").write_bytes(data)
    for name, data in texts(text.decode(), seed):
        (folder / "texts" / f"{name}.txt").write_bytes(data)
    for name, data in archives(text, seed):
        (folder / "archives" / name).write_bytes(data)
    for number, raw in enumerate(NAMES):
        Path(os.fsdecode(os.fsencode(folder / "names") + b"/" + raw)).write_bytes(text + b"\n" * (number + 1))
    _kinds(folder / "kinds")
    return folder


def _kinds(folder: Path) -> None:
    """What is no plain file, or not what it was a moment ago."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("/etc/hosts")
    (folder / "up").symlink_to(folder.parent)
    (folder / "nowhere.pdf").symlink_to(folder / "nothing")
    (folder / ".hidden.txt").write_bytes(b"x")
    (folder / "looks.txt").mkdir()
    (folder / "locked.txt").write_bytes(b"x")
    (folder / "locked.txt").chmod(0)
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(SPARSE)
    here = os.open(folder, os.O_RDONLY)
    try:
        # the address of a socket must be short
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(f"/proc/self/fd/{here}/socket.txt")
    finally:
        os.close(here)
    deep = folder
    for _ in range(60):
        deep = deep / "deep"
    deep.mkdir(parents=True)
    (deep / "bottom.txt").write_bytes(b"x")
