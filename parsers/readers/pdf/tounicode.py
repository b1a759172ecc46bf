"""ToUnicode maps of PDF fonts: from codes to text, read and written."""

import re
from collections.abc import Iterator, Mapping

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = rb"<([0-9A-Fa-f\s]*)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_STRING = re.compile(_HEX)
_WIDEST_RANGE = 0x10000
_BLOCK = 100


def read_map(data: bytes) -> dict[int, str]:
    """Return what a ToUnicode map says of each code; codes that it leaves out are not in the result.

    >>> read_map(b"1 beginbfchar <01> <0E01> endbfchar 1 beginbfrange <02> <03> <0E48> endbfrange")
    {1: 'ก', 2: '่', 3: '้'}
    """
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(data):
        found.update(_chars(body) if kind == b"bfchar" else _ranges(body))
    return found


def _chars(body: bytes) -> Iterator[tuple[int, str]]:
    for code, text in _CHAR.findall(body):
        yield _number(code), _text(text)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    for low, high, first, listed in _RANGE.findall(body):
        start = _number(low)
        codes = range(start, min(_number(high), start + _WIDEST_RANGE) + 1)
        if listed:
            yield from zip(codes, map(_text, _STRING.findall(listed)), strict=False)
            continue
        text = _text(first)
        if not text:
            continue
        for code in codes:
            last = ord(text[-1]) + code - start
            if last <= 0x10FFFF:
                yield code, text[:-1] + chr(last)


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    packed = b"".join(digits.split())
    data = bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode())
    if len(data) == 1:
        return chr(data[0])
    return data.decode("utf-16-be", "replace").replace("\0", "\ufffd")


def written_map(texts: Mapping[int, str], code_bytes: int) -> bytes:
    """Return a ToUnicode map of codes that take `code_bytes` bytes each."""
    digits = 2 * code_bytes
    rows = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
        for code, text in sorted(texts.items())
        if text
    ]
    blocks = (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n/CMapName /Raingan def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
