"""The encoding of a Thai text, by evidence: a byte order mark, strict decoding, the share of well-formed Thai."""

import codecs
import re
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
PADDING = b"\0\x1a"  # what old programs end or fill a file with
MOST_LOST = 0.01
LEAST_THAI = 0.05
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_THAI = re.compile(r"[ก-ฮเ-ไ]")
# a mark or a following vowel that stands on nothing: what a wrong guess looks like
_ILL_FORMED = re.compile(r"(?:^|[^ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]|[เ-ไ](?:[^ก-ฮ]|$)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, the name of its encoding, and how many bytes had no meaning in it.

    If it `may_be_binary`, nobody has looked yet whether its bytes are those of a text: `has_controls` tells.
    """

    text: str
    encoding: str
    lost: int = 0
    may_be_binary: bool = False


def decoded(data: bytes) -> Decoded | None:
    """Return the text in `data`, or None if it is in no encoding of Thai text.

    >>> decoded("รายงาน".encode("cp874"))
    Decoded(text='รายงาน', encoding='cp874', lost=0, may_be_binary=False)
    """
    for mark, name, codec in MARKS:
        if data.startswith(mark):
            return _lossy(data, name, codec)
    bare = data.rstrip(PADDING)
    if len(bare) < len(data):
        if (found := _unmarked_utf16(data)) is not None:
            return found
        data = bare
    if b"\0" in data:
        return _unmarked_utf16(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _best(data)
    return Decoded(text, "utf-8", may_be_binary=True)


def has_controls(data: bytes) -> bool:
    """Return whether bytes stand in `data` that no text holds."""
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Thai in UTF-16 has 0x0E in every other byte; the half where it stands tells the order of bytes."""
    for name in ("utf-16-le", "utf-16-be"):
        high = data[1::2] if name == "utf-16-le" else data[0::2]
        if (high.count(0x0E) + high.count(0)) * 10 >= len(high) * 9:
            found = _lossy(data, "utf-16", name)
            if found is not None and not _CONTROL.search(found.text):
                return found
    return None


def _best(data: bytes) -> Decoded | None:
    """Bytes that are no clean UTF-8: damaged UTF-8, or the Thai code page."""
    candidates = [found for found in (_lossy(data, "utf-8", "utf-8"), _lossy(data, "cp874", "cp874")) if found]
    candidates = [found for found in candidates if not _CONTROL.search(found.text) and _share(found.text) >= LEAST_THAI]
    return max(candidates, key=lambda found: _quality(found.text), default=None)


def _lossy(data: bytes, name: str, codec: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    lost = text.count("�")
    return Decoded(text, name, lost) if lost <= max(MOST_LOST * len(text), 3) else None


def _share(text: str) -> float:
    return len(_THAI.findall(text)) / max(len(text), 1)


def _quality(text: str) -> float:
    return _share(text) - 2 * (len(_ILL_FORMED.findall(text)) + text.count("�")) / max(len(text), 1)
