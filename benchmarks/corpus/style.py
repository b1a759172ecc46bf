"""How one report is printed: every choice of layout, drawn independently of the others."""

from dataclasses import dataclass
from random import Random

from benchmarks.corpus.prose import THAI_DIGITS


@dataclass(frozen=True, slots=True)
class Style:
    """The layout of one document.

    `width` is in printed letters, marks not counted; `words` lets lines break between any two words, not at spaces
    alone. `label` is one of "line", "value-below", "colon-below". `columns` is what separates two fields on one line,
    "" where each has its own. `blank` is one of "all", "none", "some", "blocks". `flowing` puts
    each entry on one line, `run_on` all of them. `first_bulleted` is the index of the
    first entry that is printed as a bullet with its end on one line, as on the later pages of an export.
    """

    width: int
    words: bool
    label: str
    leader: str
    colon: str
    columns: str
    order: tuple[str, ...]
    blank: str
    indent: str
    thai_sections: bool
    section_dot: str
    first_bulleted: int
    flowing: bool
    run_on: bool
    tight: bool
    percent_colon: bool
    progress_label: str
    heading_end: str

    def section(self, number: str) -> str:
        """Return a section's number as this document prints it."""
        printed = number + self.section_dot if "." in number.rstrip(".") else number
        return printed.translate(THAI_DIGITS) if self.thai_sections else printed


ORDERS = (
    ("name", "code", "fiscal_year", "start_date", "budget_allocated", "end_date", "budget_spent"),
    ("code", "name", "fiscal_year", "start_date", "budget_allocated", "end_date", "budget_spent"),
    ("name", "code", "fiscal_year", "start_date", "end_date", "budget_allocated", "budget_spent"),
    ("name", "code", "fiscal_year", "budget_allocated", "budget_spent", "start_date", "end_date"),
)


def style(random: Random, entries: int) -> Style:
    """Return the layout of a document with so many `entries`."""
    label = random.choice(("line", "line", "line", "line", "value-below", "colon-below"))
    columns = random.choice(("", "", "", "   ", " " * 12, "\t", "\t\t"))
    return Style(
        width=random.choice((60, 72, 80, 96, 110, 132, 160, 10_000)),
        words=random.random() < 0.2,
        label=label,
        leader=random.choice(
            ("", "", "...", ".", "." * random.randint(4, 30), "…", "…" * random.randint(2, 12), " . . . .")
        ),
        colon=random.choice((" : ", " : ", " : ", ": ", " :", ":")),
        columns=columns if label == "line" else "",
        order=ORDERS[0] if random.random() < 0.6 else random.choice(ORDERS),
        blank=random.choice(("all", "none", "none", "some", "blocks")),
        indent=random.choice(("", "", " ", "    ", "\t")),
        thai_sections=random.random() < 0.15,
        section_dot=random.choice(("", "", "", ".")),
        first_bulleted=random.randint(0, entries),
        flowing=random.random() < 0.15,
        run_on=random.random() < 0.05,
        tight=random.random() < 0.1,
        percent_colon=random.random() < 0.5,
        progress_label=random.choice((*("ความก้าวหน้า|ของงานฯ",) * 9, "ความก้าวหน้า|ของงาน")),
        heading_end=random.choice((*("",) * 6, " :", ":")),
    )
