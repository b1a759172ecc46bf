"""Archives that swell, overlap, climb, lie and nest."""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator

import py7zr

Files = dict[str, bytes]


def archives(good: bytes, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield names with their suffixes, and contents; each that can holds the honest report `good` as `good.txt`."""
    yield from _zips(good)
    yield from _tars(good)
    yield from _sevens(good)
    chance = random.Random(seed)
    for suffix, pack in {".zip": zipped, ".tar": tarred, ".tar.gz": gzipped, ".7z": sevened}.items():
        whole = pack({"good.txt": good, "more.txt": good + b"\n"})
        for number in range(6):
            yield f"cut-{number}{suffix}", whole[: chance.randrange(1, len(whole))]
        for number in range(10):
            broken = bytearray(whole)
            for _ in range(chance.randrange(1, 20)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            yield f"noise-{number}{suffix}", bytes(broken)


def zipped(files: Files) -> bytes:
    """Return a ZIP archive of `files`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: Files, mode: str = "w") -> bytes:
    """Return a tar archive of `files`."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def gzipped(files: Files) -> bytes:
    """Return a compressed tar archive of `files`."""
    return gzip.compress(tarred(files), mtime=0)


def sevened(files: Files) -> bytes:
    """Return a 7z archive of `files`."""
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return out.getvalue()


def _zips(good: bytes) -> Iterator[tuple[str, bytes]]:
    bomb = b"0" * 20_000_000
    yield "bomb.zip", zipped({"bomb.txt": bomb, "good.txt": good})
    yield "bombs.zip", zipped({f"bomb{n}.txt": bomb for n in range(8)} | {"good.txt": good})
    yield "climbing.zip", zipped({"../../good.txt": good, "/etc/good2.txt": good, "..\\good3.txt": good})
    yield "many.zip", zipped({f"{n}.doc": b"" for n in range(20_000)} | {"good.txt": good})
    yield "nested.zip", _nested(zipped, ".zip", good, 3)
    yield "too-deep.zip", _nested(zipped, ".zip", good, 8)
    yield "bomb-in-bomb.zip", zipped({f"{n}.zip": zipped({"b.txt": bomb}) for n in range(8)} | {"good.txt": good})
    yield "overlapping.zip", _overlapping(good)
    thai = "รายงาน/โครงการ.txt"
    odd = zipped({"x" * len(thai): good})
    yield "thai-names.zip", odd.replace(b"x" * len(thai), thai.encode("cp874"))
    yield "controls-in-names.zip", zipped({"a\x1b[2J\u202etxt.txt": good})
    yield "nul-in-name.zip", odd.replace(b"x" * len(thai), b"good.txt\0.doc".ljust(len(thai), b"x"))
    yield "encrypted.zip", _flagged(zipped({"good.txt": good}))
    yield "unknown-method.zip", _patched(zipped({"good.txt": good}), 8, 10, 99)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.txt", good)
        archive.writestr("good.txt2.txt", good + b"\n")
    yield "link.zip", out.getvalue()
    yield "empty.zip", zipped({})
    yield "no-archive.zip", b"PK\x03\x04" + b"x" * 5000
    yield "only-a-directory.zip", zipped({"good.txt": good})[-60:]
    yield "text.zip", good


def _tars(good: bytes) -> Iterator[tuple[str, bytes]]:
    yield "bomb.tar.gz", gzipped({"bomb.txt": b"0" * 40_000_000, "good.txt": good})
    yield "passed-over.tar.gz", gzipped({"bomb.doc": b"0" * 40_000_000, "good.txt": good})
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../good.txt")
        info.size = len(good)
        archive.addfile(info, io.BytesIO(good))
    yield "links.tar", out.getvalue()
    info = tarfile.TarInfo("huge.txt")
    info.size = 2**40
    yield "claims.tar", info.tobuf(tarfile.GNU_FORMAT) + b"x" * 2048
    info = tarfile.TarInfo("name")
    info.type, info.size = tarfile.XHDTYPE, 30_000_000
    yield "header-bomb.tar.gz", gzip.compress(info.tobuf() + b"9" * 30_000_000, 9, mtime=0)
    whole = tarred({"good.txt": good, "lost.txt": good + b"\n"})
    yield "broken-header.tar", whole.replace(b"lost.txt", b"l\xffst.txt")
    yield "no-end.tar", whole[: whole.rindex(b"\n") + 1]
    thai = tarred({"x" * 12: good})
    yield "thai-names.tar", gzipped({"รายงาน.txt": good})
    yield "no-archive.tar", thai[:100] + b"\xff" * 412
    yield "thousand-members.tar.xz", tarred({f"{n}.txt": b"x" for n in range(2000)} | {"good.txt": good}, "w:xz")
    yield "twice.tgz", gzip.compress(gzipped({"good.txt": good}), mtime=0)


def _sevens(good: bytes) -> Iterator[tuple[str, bytes]]:
    yield "bomb.7z", sevened({"bomb.txt": b"0" * 20_000_000, "good.txt": good})
    yield "good.7z", sevened({"รายงาน/good.txt": good, "other.doc": b"x"})
    yield "nested.7z", _nested(sevened, ".7z", good, 2)
    yield "no-archive.7z", b"7z\xbc\xaf\x27\x1c" + b"\xff" * 500
    yield "empty.7z", b""


def _nested(pack: Callable[[Files], bytes], suffix: str, good: bytes, depth: int) -> bytes:
    data = pack({"good.txt": good})
    for _ in range(depth - 1):
        data = pack({f"inner{suffix}": data})
    return data


def _flagged(archive: bytes) -> bytes:
    """Say of the first member that it is encrypted."""
    return _patched(archive, 6, 8, 1)


def _patched(archive: bytes, local: int, central: int, value: int) -> bytes:
    """Write `value` into a field of the first member, in front of it and in the directory."""
    for mark, at in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        start = archive.index(mark) + at
        archive = archive[:start] + bytes([value]) + archive[start + 1 :]
    return archive


def _overlapping(good: bytes) -> bytes:
    """A directory in which thirty members are one and the same stretch of bytes, and one is honest."""
    archive = zipped({"bomb.txt": b"0" * 10_000_000, "good.txt": good})
    start = archive.index(b"PK\x01\x02")
    end = archive.index(b"PK\x05\x06")
    directory = archive[start:end]
    second = directory.index(b"PK\x01\x02", 4)
    entries = directory[:second] * 30 + directory[second:]
    tail = bytearray(archive[end:])
    tail[8:12] = (31).to_bytes(2, "little") * 2
    tail[12:16] = len(entries).to_bytes(4, "little")
    return archive[:start] + entries + bytes(tail)
