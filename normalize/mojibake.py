"""Thai that was read in a wrong encoding, read again in the right one."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

from normalize.letters import CONSONANTS, FOLLOWERS, LEADING, MARKS, VOWELS

# in UTF-8 three bytes each; the quotes and dashes are those of the Thai code page
_LETTERS = [*map(chr, range(0x0E01, 0x0E3B)), *map(chr, range(0x0E3F, 0x0E5C)), *"–—‘’“”•…"]


@dataclass(frozen=True, slots=True)
class _Misread:
    """UTF-8 read by one code page: the letter of each sequence, a pattern for one, and for a run of them."""

    letters: dict[str, str]
    sequence: re.Pattern[str]
    run: re.Pattern[str]
    # how many sequences of a run prove that it is no chance
    least: int
    # the byte for which each character was taken, and a pattern for what may be any character's sequence
    table: dict[str, int]
    any_sequence: re.Pattern[str]

    def prevails(self, text: str) -> bool:
        """Whether more of `text` was misread than is Thai: three characters of a sequence may be Thai themselves."""
        return 6 * len(self.sequence.findall(text)) > len(_THAI_LETTER.findall(text))

    def decoded(self, text: str) -> str:
        """Return `text` with the runs decoded that are no chance."""
        return self.run.sub(self._run, text)

    def wholly_decoded(self, text: str) -> str:
        """Return `text`, all of which was misread, decoded; letters that are no sequence stay."""
        return self.any_sequence.sub(self._character, text)

    def _character(self, match: re.Match[str]) -> str:
        try:
            return bytes(map(self.table.__getitem__, match[0])).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    def _run(self, match: re.Match[str]) -> str:
        if len(self.sequence.findall(match[0])) < self.least:
            return match[0]
        return self.sequence.sub(lambda found: self.letters[found[0]], match[0])


def _misread(table: dict[str, int], least: int) -> _Misread:
    """Return UTF-8 as read by `table`, which gives the byte for which a character was taken."""
    readings: dict[int, list[str]] = {}
    for character, byte in table.items():
        readings.setdefault(byte, []).append(character)
    letters = {
        "".join(read): letter for letter in _LETTERS for read in product(*(readings[byte] for byte in letter.encode()))
    }
    lasts: dict[str, str] = {}
    for read in letters:
        lasts[read[:2]] = lasts.get(read[:2], "") + re.escape(read[2])
    sequence = "|".join(f"{re.escape(head)}[{characters}]" for head, characters in lasts.items())
    run = re.compile(rf"(?:{sequence})(?:[ -~]*+(?:{sequence}))*+")

    def standing_for(first: int, last: int) -> str:
        """The characters that were read for the bytes from `first` to `last`, as a class of a pattern."""
        return f"[{''.join(re.escape(character) for character, byte in table.items() if first <= byte <= last)}]"

    behind = standing_for(0x80, 0xBF)
    heads = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    any_sequence = "|".join(f"{standing_for(first, last)}{behind}{{{more}}}" for first, last, more in heads)
    return _Misread(letters, re.compile(sequence), run, least, table, re.compile(any_sequence))


@cache
def _misreads() -> tuple[_Misread, _Misread, _Misread]:
    """UTF-8 read in the Thai code page, as Latin-1 or Windows-1252, in the code page of the Macintosh."""
    # a hole of a code page at 80-9F is filled with what Windows has there, or with a control character
    low = {chr(byte): byte for byte in range(0x80, 0xA0)}
    low |= {bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"}
    # some programs make a space of every no-break space
    low |= {"\xa0": 0xA0, " ": 0xA0}
    thai = low | {bytes([byte]).decode("cp874"): byte for byte in range(0xA1, 0xFC) if not 0xDB <= byte <= 0xDE}
    latin = low | {chr(byte): byte for byte in range(0xA1, 0x100)}
    macintosh = {bytes([byte]).decode("mac_roman"): byte for byte in range(0x80, 0x100)}
    # `เธ` and `เน` begin right words too, the others nothing
    return _misread(thai, 2), _misread(latin, 1), _misread(macintosh, 1)


_SIGNS = (re.compile("เ[ธน].เ[ธน]", re.DOTALL), re.compile("à[¸¹]"), re.compile("‡[∏π]"))

_PAIRS = ((chr(byte), bytes([byte]).decode("cp874", "replace")) for byte in range(0x80, 0x100) if byte != 0xA0)
_CP874 = str.maketrans({latin: thai for latin, thai in _PAIRS if thai != "\ufffd"})
_LATIN_LETTER = re.compile("[\xa1-\xff]")
_LATIN_WORD = re.compile("(?<![A-Za-z\x80-\x9f\xa1-\xff])[\x80-\x9f\xa1-\xff]+(?![A-Za-z\x80-\x9f\xa1-\xff])")
# a foreign letter in quotes, and letters for which the Thai code page has nothing
_FOREIGN = re.compile("«.»|.*[\xdb-\xde\xfc-\xff].*")
# the accented letter of a word in Latin letters is not one of them
_LATIN_RUN = re.compile("(?<![A-Za-z])[\x80-\x9f\xa1-\xff]++|[\x80-\x9f\xa1-\xff]{2,}")
_THAI_LETTER = re.compile("[ก-๛]")
# a mark or a following vowel on nothing, a leading vowel before nothing: what a wrong guess looks like
_ILL_FORMED = re.compile(
    f"(?<![{CONSONANTS}{MARKS}{FOLLOWERS}])[{MARKS}{FOLLOWERS}]|[{LEADING}](?![{CONSONANTS}])|[{FOLLOWERS}][{MARKS}]|[{VOWELS}]{{2}}"
)
_DOUBLED = re.compile(f"([{MARKS}])\\1+")
_VOWEL = re.compile(f"[{MARKS}{FOLLOWERS}{LEADING}]")
_LEAST_LETTERS = 3
_MOST_ILL_FORMED = 0.05


def redecoded(text: str) -> str | None:
    """Return the Thai of `text` if all of it was read in a wrong encoding, else None.

    Known are the Thai code page read as Latin-1 or Windows-1252, and UTF-8 read in the Thai code page, as Latin-1,
    as Windows-1252 or in the code page of the Macintosh.

    >>> redecoded("ÃÒÂ§Ò¹")
    'รายงาน'
    >>> redecoded("รายงาน") is None
    True
    """
    if text.isascii():
        return None
    for index, sign in enumerate(_SIGNS):
        if sign.search(text):
            misread = _misreads()[index]
            if misread.prevails(text) and (right := _decoded(text, misread)) != text:
                return right
    if _is_in_code_page(text):
        return None
    latin = len(_LATIN_LETTER.findall(text))
    if latin <= len(_THAI_LETTER.findall(text)) or not _is_thai(_LATIN_RUN.findall(text)):
        return None
    return _LATIN_RUN.sub(lambda match: match[0].translate(_CP874), text)


def _decoded(text: str, misread: _Misread) -> str:
    """Return `text`, most of which was misread, decoded: of lines that hold right Thai, only what is certain."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not line.isascii():
            is_wrong = misread.prevails(line) or not _THAI_LETTER.search(line)
            lines[index] = misread.wholly_decoded(line) if is_wrong else misread.decoded(line)
    return "\n".join(lines)


def relined(line: str) -> str:
    """Return `line` with those parts decoded again of which it is certain that they were read in a wrong encoding.

    >>> relined("ชื่อ Renée: ¹ÒÂ´Ó áÅÐ¤³Ð")
    'ชื่อ Renée: นายดำ และคณะ'
    """
    for index, sign in enumerate(_SIGNS):
        if sign.search(line):
            line = _misreads()[index].decoded(line)
    if not _is_thai(_LATIN_WORD.findall(line)):
        return line
    return _LATIN_WORD.sub(lambda match: match[0].translate(_CP874), line)


def _is_in_code_page(text: str) -> bool:
    try:
        text.encode("cp874")
    except UnicodeEncodeError:
        return False
    return True


def _is_thai(words: list[str]) -> bool:
    """Whether `words`, in Latin letters, are well-formed words of the Thai code page."""
    if sum(map(len, words)) < _LEAST_LETTERS or any(_FOREIGN.fullmatch(word) for word in words):
        return False
    # a mark that is doubled is another damage, and no sign of a wrong guess
    thai = _DOUBLED.sub(r"\1", " ".join(words).translate(_CP874))
    ill_formed = len(_ILL_FORMED.findall(thai))
    return ill_formed <= _MOST_ILL_FORMED * len(_THAI_LETTER.findall(thai)) and _VOWEL.search(thai) is not None
