"""Readers of PDFs on one corpus: pages a second and character error rates: `python -m benchmarks.pdf`.

The corpus is printed by the producers that are installed here, each in several typefaces; what was given to them to
print is the truth. Errors are counted in characters, without white space, page headers and footers.
"""

import argparse
import pickle
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from shutil import which

from fontTools.ttLib import TTFont
from rapidfuzz.distance import Levenshtein

from model import Refused
from normalize import normal
from samples.make import fonts
from samples.make.layout import Layout, Paragraph, Row, Style, layout
from samples.make.private_marks import private_marks
from samples.make.producers import PRODUCERS
from samples.make.report import authored, names
from samples.make.wrapping import Font

FONTS = ("GARUDA", "LAKSAMAN", "KINNARI", "NORASI", "NOTO_LOOPED_THAI", "NOTO_SANS_THAI", "SARABUN")
REPORTS = 2
ROUNDS = 3
PRIVATE = "reportlab-private"
ONE_TYPEFACE = {"reportlab", PRIVATE, "reportlab-restricted", "fpdf2"}
FLOOR, MEASURE = "pypdfium2 get_text_range", "pdfplumber extract_text"
FOOTER = "หน้า {page} / {pages}"
_FOOTER = re.compile(r"หน้า\d+/\d+")
_FURNITURE = re.compile(r"PoweredbyTCPDF.*|(?:file|https?)://\S*\d+/\d+|\d+/\d+/\d+,\d+:\d+.*")
_HEADING = (
    f"\n{'reader':28}{'pages/s':>9}{'of floor':>10}{'× plumber':>10}"
    f"{'CER median':>12}{'worst':>9}{'repaired':>12}{'worst':>9}"
)
_WHITE = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what was given to its producer to print."""

    producer: str
    font: str
    data: bytes
    layout: Layout


def main() -> None:
    """Print the corpus, read it with every reader in turn, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf", description="Compares readers of PDFs.")
    parser.add_argument("--fonts", default=",".join(FONTS), help="typefaces, by their names in samples.make.fonts")
    parser.add_argument("--reports", type=int, default=REPORTS, help="how many reports are printed in each")
    parser.add_argument("--corpus", type=Path, help="a folder that keeps what was printed for the next time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = list(
            printed(arguments.corpus or Path(folder), arguments.fonts.split(","), names()[: arguments.reports])
        )
    pages = sum(_pages(document.data) for document in corpus)
    print(f"{len(corpus)} documents, {pages} pages, {len({document.producer for document in corpus})} producers")
    times = {name: _seconds(read, corpus) for name, read in readers().items()}
    print(_HEADING)
    for name, read in readers().items():
        found = [[*_by_producer(read, corpus, repair).values()] for repair in (str, normal)]
        speed, ratio = pages / times[name], times[name] / times[FLOOR]
        shown = "".join(f"{statistics.median(rates):12.2%}{max(rates):9.2%}" for rates in found if rates)
        print(f"{name:28}{speed:9.0f}{ratio:9.1f}×{times[MEASURE] / times[name]:9.1f}×{shown}")
    print(_table(corpus))


def printed(folder: Path, typefaces: list[str], reports: list[str]) -> Iterator[Printed]:
    """Print each report with each producer, in each typeface, that is installed; what `folder` has is taken from it."""
    folder.mkdir(parents=True, exist_ok=True)
    installed = [name for name in typefaces if getattr(fonts, name).regular.exists()]
    for report in reports:
        laid_out = layout(authored(report), Style(footer=FOOTER))
        for producer in PRODUCERS:
            for name in installed if producer.available() else ():
                kept = folder / f"{producer.NAME}~{name}~{report}.pickle"
                if not kept.exists():
                    kept.write_bytes(pickle.dumps(producer.pdf(laid_out, getattr(fonts, name))))
                data: bytes = pickle.loads(kept.read_bytes())
                # what the typeface lacks is not on the paper where the producer takes no other
                told = producer.NAME not in ONE_TYPEFACE or _has_all(getattr(fonts, name), laid_out, producer.NAME)
                if told and _pages(data):
                    yield Printed(producer.NAME, name, data, laid_out)


def _has_all(font: Font, laid_out: Layout, producer: str) -> bool:
    with TTFont(font.regular) as regular:
        drawn = set(regular.getBestCmap())
    text = _WHITE.sub("", "".join(_printed_text(laid_out)))
    return drawn.issuperset(map(ord, private_marks(text) if producer == PRIVATE else text))


# Readers


def readers() -> dict[str, Callable[[bytes], str]]:
    """Return the readers that are installed, by name, each from bytes to text."""
    found: dict[str, Callable[[bytes], str]] = {MEASURE: _plumber, FLOOR: _pdfium}
    if find_spec("pdf_oxide") is not None:
        found["pdf-oxide"] = _oxide
    if find_spec("kreuzberg") is not None:
        found["kreuzberg"] = _kreuzberg
    if which("pdftotext"):
        found["pdftotext (a process each)"] = _poppler
    return found | {"raingan, the text": _text, "raingan, the whole report": _report}


def _plumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _pdfium(data: bytes) -> str:
    import pypdfium2

    texts = []
    with pypdfium2.PdfDocument(data) as pdf:
        for index in range(len(pdf)):
            page = pdf[index]
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
    return "\n".join(texts)


def _oxide(data: bytes) -> str:
    from pdf_oxide import PdfDocument

    pdf = PdfDocument.from_bytes(data)
    return "\n".join(pdf.extract_text(index) for index in range(pdf.page_count()))


def _kreuzberg(data: bytes) -> str:
    from kreuzberg import extract_bytes_sync

    return str(extract_bytes_sync(data, "application/pdf").content)


def _poppler(data: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def _text(data: bytes) -> str:
    from parsers.readers import pdf

    try:
        return pdf.read(data).text
    except Refused:
        return ""


def _report(data: bytes) -> str:
    from parsers import extract

    try:
        extract(data)
    except Refused:
        return ""
    return ""


def _seconds(read: Callable[[bytes], str], corpus: list[Printed]) -> float:
    """Return the least time that one reader took for the whole corpus."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for document in corpus:
            read(document.data)
        taken.append(time.perf_counter() - start)
    return min(taken)


def _pages(data: bytes) -> int:
    """Return the number of pages, 0 of a document that is locked."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError:
        return 0


# Errors


def _by_producer(read: Callable[[bytes], str], corpus: list[Printed], repair: Callable[[str], str]) -> dict[str, float]:
    """Return the character error rate of each producer's documents; a refused document is left out, not read wrong."""
    rates: dict[str, list[float]] = {}
    for document in corpus:
        text = read(document.data)
        if text:
            rates.setdefault(document.producer, []).append(error_rate(repair(text), document.layout))
    return {producer: statistics.mean(found) for producer, found in rates.items()}


def error_rate(text: str, laid_out: Layout) -> float:
    """Return the errors in `text` as a share of the characters that were to be printed."""
    right = _squeezed("\n".join(_printed_text(laid_out)))
    lines = (_squeezed(line) for line in text.split("\n"))
    found = "".join(line for line in lines if not _FOOTER.fullmatch(line) and not _FURNITURE.fullmatch(line))
    for header in sorted({_squeezed(laid_out.title), _squeezed(laid_out.running_header)}, key=len, reverse=True):
        found = found.replace(header, "")
    return Levenshtein.distance(found, right) / len(right)


def _printed_text(laid_out: Layout) -> Iterator[str]:
    for block in laid_out.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Row):
            yield " ".join(cell.text for cell in block.cells)


def _squeezed(text: str) -> str:
    # Typst prints three dots as an ellipsis
    return _WHITE.sub("", text).replace("…", "...")


def _table(corpus: list[Printed]) -> str:
    """Return our error rate for each producer and typeface."""
    typefaces = list(dict.fromkeys(document.font for document in corpus))
    rates: dict[tuple[str, str], list[float]] = {}
    for document in corpus:
        text = _text(document.data)
        rate = error_rate(text, document.layout) if text else -1.0
        rates.setdefault((document.producer, document.font), []).append(rate)
    lines = ["", f"{'raingan, by typeface':22}" + "".join(f"{name[:12]:>13}" for name in typefaces)]
    for producer in dict.fromkeys(document.producer for document in corpus):
        lines.append(f"{producer:22}" + "".join(_cell(rates.get((producer, name))) for name in typefaces))
    return "\n".join(lines)


def _cell(rates: list[float] | None) -> str:
    if rates is None:
        return f"{'':13}"
    rate = statistics.mean(rates)
    return f"{rate:13.2%}" if rate >= 0 else f"{'refused':>13}"


if __name__ == "__main__":
    main()
