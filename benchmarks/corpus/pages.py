"""Rows broken into lines and pages, with everything that a page break brings."""

import re
import unicodedata
from dataclasses import dataclass
from random import Random

from benchmarks.corpus.draft import Draft
from benchmarks.corpus.prose import THAI_DIGITS
from benchmarks.corpus.rows import TITLE, Row
from benchmarks.corpus.style import Style

# A broken line never begins with what would then be a bullet or a list's number
NO_START = re.compile(r"[-•=]|\(?[\d๐-๙]+[.)]")
# beside a page break these could be a page's number
NUMBER_LINE = re.compile(r"\W*(หน้า)?[\s\d๐-๙/.-]*\W*")
# behind the label of a fragment these would make it look like an entry with a date
NO_FRAGMENT = re.compile(r"\s*:|\W*[\d๐-๙]+(?![.)\d๐-๙])")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line; `of` and `entry` as in `Row`, of its first word; `opens` where a row begins."""

    text: str
    of: str
    entry: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at each page break: form feed, running header, page number, and `gap` empty lines."""

    form_feed: bool
    header: bool
    asterisks: str
    number: str
    number_above: bool
    gap: int
    margin: str
    alone: bool
    empty_page: bool
    spaced: bool
    trailing: str

    def title(self) -> str:
        """Return the running header."""
        space = " " if self.spaced else ""
        return f"{self.margin}{self.asterisks}{space}{TITLE}{space}{self.asterisks}"


def lines(row: Row, style: Style) -> list[Printed]:
    """Return `row` broken into lines no wider than the style allows, where a break is possible."""
    out: list[Printed] = []
    line, of = "", row.segments[0][0]
    for space, word, kind in _words(row, style):
        if line.strip() and _width(line + space + word) > style.width and NO_START.match(word) is None:
            out.append(Printed(line, of, row.entry, not out))
            line, of = (" " if style.indent == " " else "") + word, kind
        else:
            line += space + word
    return [*out, Printed(line, of, row.entry, not out)]


def furniture(random: Random) -> Furniture:
    """Return the look of a document's page breaks."""
    form_feed = random.random() < 0.4
    return Furniture(
        form_feed=form_feed,
        header=not form_feed or random.random() < 0.85,
        asterisks="*" * random.choice((2, 4)),
        number=random.choice(("", "", "หน้า {page}/{pages}", "- {page} -", "{page}", "หน้า {page}")),
        number_above=random.random() < 0.5,
        gap=random.choice((0, 0, 1, 2, 5)),
        alone=random.random() < 0.3,
        empty_page=random.random() < 0.03,
        margin=random.choice(("", "", "", " " * 24, "\t")),
        spaced=random.random() < 0.85,
        trailing=random.choice(("", "", "", "  ", "\t")),
    )


def document(random: Random, draft: Draft, printed: list[Printed], style: Style) -> tuple[str, int | None]:
    """Return the text of the document and its number of pages; fragments are noted in `draft`.

    The number is None where a form feed ends the last page: whether it begins another, the contract does not say.
    """
    look = furniture(random)
    breaks = _breaks(random, printed)
    # a page without a line of its own is a page all the same
    breaks = sorted([*breaks, *(breaks[:1] if look.empty_page else ())])
    pages = len(breaks) + 1
    out = [""] * random.choice((0, 0, 1, 4)) + [look.title(), ""]
    for index, line in enumerate(printed):
        text = line.text
        for page in (number for number, at in enumerate(breaks, 2) if at == index):
            out += _page_break(look, page, pages)
        if index in breaks:
            text = _fragment(random, draft, line) + text.lstrip() if _may_be_fragment(draft, line) else text
        if _blank_before(random, style, line, index):
            out.append(look.trailing)
        out.append(text + look.trailing)
    text = "\n".join(out) if look.alone else "\n".join(out).replace("\f\n", "\f")
    end = random.choice(("", "\n", "\n", "\n\n\n", "\n\f" if look.form_feed else "\n"))
    return text + end, None if "\f" in end else pages


def _breaks(random: Random, printed: list[Printed]) -> list[int]:
    """Return the indexes of the lines that begin a page."""
    possible = [
        i
        for i in range(2, len(printed))
        if NUMBER_LINE.fullmatch(printed[i].text) is None and NUMBER_LINE.fullmatch(printed[i - 1].text) is None
    ]
    inside = [i for i in possible if printed[i].of in {"narrative", "tail"}]
    chosen = set(random.sample(possible, min(len(possible), random.choice((0, 1, 1, 2, 3)))))
    if inside and random.random() < 0.5:
        chosen.add(random.choice(inside))
    return sorted(chosen)[:4]


def _page_break(look: Furniture, page: int, pages: int) -> list[str]:
    number = [look.number.format(page=page if not look.number_above else page - 1, pages=pages)] if look.number else []
    out = [*(number if look.number_above else ()), *[""] * look.gap]
    if look.form_feed:
        out.append("\f")
    if not look.number_above:
        out += number
    return out + ([look.title(), ""] if look.header else [])


def _may_be_fragment(draft: Draft, line: Printed) -> bool:
    if line.of == "tail" and not line.text.lstrip().startswith("::"):
        return False
    if line.of in {"", "head"} or (line.of == "narrative" and NO_FRAGMENT.match(line.text) is not None):
        return False
    entry = draft.entries[line.entry]
    return entry.spent is not None and entry.number == entry.spent_number != ""


def _fragment(random: Random, draft: Draft, line: Printed) -> str:
    """Return the label, mostly wrong, that stands before the first line behind a page break; often none."""
    if draft.calm or random.random() < 0.5:
        return ""
    number = draft.truth["entries"][line.entry]["number"]
    shown = number + random.choice((0, 1, 1, 1, 1))
    draft.oddities.append("fragment")
    if shown != number:
        draft.must_warn.append(f"entries.{line.entry}.narrative")
    printed = str(shown)
    if draft.entries[line.entry].number != str(number):
        printed = printed.translate(THAI_DIGITS)
    return f"{random.choice(('- ', '- ', ''))}รายงานครั้งที่ {printed} : "


def _blank_before(random: Random, style: Style, line: Printed, index: int) -> bool:
    if index == 0 or style.blank == "none":
        return False
    if style.blank == "all":
        return True
    return line.opens if style.blank == "blocks" else random.random() < 0.3


def _words(row: Row, style: Style) -> list[tuple[str, str, str]]:
    """Return the unbreakable words of `row`: the space before each, the word, the segment it belongs to."""
    words: list[tuple[str, str, str]] = []
    for kind, markup in row.segments:
        space = " " if words else ""
        for part in re.split(r"( +)", markup):
            if part.isspace():
                space += part if not space else part[1:]
                continue
            pieces = part.split("|") if style.words else [part.replace("|", "")]
            for piece in pieces:
                words.append((space, piece.replace("~", " "), kind))
                space = ""
    return words


def _width(text: str) -> int:
    return sum(unicodedata.category(character) != "Mn" for character in text)
