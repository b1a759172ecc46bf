"""`docs/exit-statuses.md` has every status and every reason of a refusal."""

from pathlib import Path

from model import Refusal
from raingan.exits import Exit


def rows(number: int) -> list[list[str]]:
    """Return the cells of the table with this number on the page."""
    page = (Path(__file__).parents[2] / "docs" / "exit-statuses.md").read_text("utf-8")
    table = page.split("\n|---")[number].split("\n", 1)[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]


def test_each_status_is_in_the_table_and_nothing_else() -> None:
    assert [(int(row[0]), row[1]) for row in rows(1)] == [(status.value, status.name) for status in Exit]


def test_each_status_but_the_good_one_says_what_to_do() -> None:
    assert all(row[3] for row in rows(1) if row[1] != "OK")


def test_each_reason_of_a_refusal_is_in_the_table_and_nothing_else() -> None:
    assert rows(2) == [[f"`{reason}`", reason.words] for reason in Refusal]
