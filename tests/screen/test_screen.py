"""Thai on a terminal: widths, cuts and line ends keep each letter with its marks."""

import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from ingest.visible import ACTING, visible
from raingan.screen import cut, one_line, padded, width, wrapped
from raingan.tables import table

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B, exclude_categories=["Cn"]), max_size=60)
TEXT = THAI | st.text(max_size=60)
NARRATIVE = "ได้รับการอนุมัติโครงการ และดำเนินการจัดซื้อครุภัณฑ์สำนักงานเรียบร้อยแล้ว จำนวน ๑๒ รายการ เป็นเงิน 171,600 บาท ฯลฯ ต่าง ๆ"


@given(TEXT)
def test_visible_text_has_a_width_and_is_visible_already(text: str) -> None:
    shown = visible(text)
    assert not ACTING.search(shown)
    assert visible(shown) == shown
    assert width(one_line(text)) >= 0


@given(TEXT, st.integers(2, 30))
def test_cut_text_fits_and_ends_between_clusters(text: str, columns: int) -> None:
    shown = one_line(text)
    kept = cut(shown, columns)
    assert width(kept) <= columns
    if kept != shown:
        clusters = regex.findall(r"\X", shown)
        assert kept[:-1] in {"".join(clusters[:number]) for number in range(len(clusters) + 1)}


@settings(deadline=None)
@given(TEXT, st.integers(8, 40))
def test_wrapped_text_fits_loses_nothing_and_breaks_between_clusters(text: str, columns: int) -> None:
    lines = list(wrapped(text, columns))
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible("".join(text.splitlines())).split())
    whole = regex.findall(r"\X", "".join("".join(visible(text.replace("\n", ""))).split()))
    if "".join(text.split()) == text and text == visible(text):
        assert [cluster for line in lines for cluster in regex.findall(r"\X", line)] == whole


def test_lines_end_between_words() -> None:
    lines = list(wrapped(NARRATIVE, 30))
    assert lines[0] == "ได้รับการอนุมัติโครงการ และดำเนินการ"
    assert not any(line.startswith(("ๆ", "ฯ", ")", " ")) for line in lines)
    assert max(map(wcswidth, lines)) <= 30


def test_line_breaks_of_the_text_stay() -> None:
    assert list(wrapped("หนึ่ง\n\n  สอง", 20)) == ["หนึ่ง", "", "  สอง"]


@given(st.lists(st.tuples(TEXT, TEXT, st.integers().map(str)), min_size=1, max_size=5))
def test_columns_are_aligned_whatever_they_hold(rows: list[tuple[str, str, str]]) -> None:
    lines = list(
        table(
            ["ก", "ข", "ค"],
            [[one_line(cell).replace("│", "|").replace("┼", "+") for cell in row] for row in rows],
            [False, False, True],
        )
    )
    edges = {tuple(wcswidth(part) for part in line.replace("┼", "│").split("│")[:2]) for line in lines}
    assert len(edges) == 1


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=5), st.integers(20, 60))
def test_table_fits_the_terminal_as_columns_or_as_blocks(rows: list[tuple[str, str, str]], columns: int) -> None:
    lines = list(table(["a", "b", "c"], rows, [False] * 3, columns))
    assert max(map(wcswidth, lines)) <= columns


def test_padded_text_is_as_wide_as_asked() -> None:
    assert [width(padded(text, 12)) for text in ("", "ที่", "น้ำ", "ก\u0e4d\u0e32")] == [12] * 4
