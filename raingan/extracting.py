"""Extraction as the command line asks for it: JSON on standard output."""

import argparse
import json
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ingest.cell import Result, is_pdf, quiet, reading, reports
from ingest.found import Input, Unsettled
from ingest.inputs import inputs
from ingest.limits import Limits
from ingest.reading import LARGEST_IN_BATCH, LocalReaders, result_of
from ingest.visible import visible
from model import Refusal, Refused, Report
from model.contract import contract, places
from raingan.exits import Exit

MOST_AHEAD = 1000  # inputs that wait for a slow PDF before them

Read = tuple[Input, bytes, Callable[[], Result]]


def extracted(arguments: argparse.Namespace) -> Exit:
    """Print an object for each report, in the order of the arguments; say of each other file why it gives none."""
    quiet()
    status, found = Exit.OK, 0
    separator = "[\n"
    with LocalReaders(_jobs(arguments.paths), Limits(), reports) as readers:
        for source, data, waiting in _read(arguments.paths, readers):
            found += 1
            report = waiting()
            if isinstance(report, Refused):
                print(f"raingan: {source.shown}: {report}", file=sys.stderr)
                status = Exit.REFUSED
                continue
            if arguments.draw and report.source.media_type == "application/pdf":
                _draw(Path(arguments.draw), source, data, report)
            printed: dict[str, Any] = contract(report, source.path)
            if arguments.places:
                printed["places"] = places(report)
            if arguments.format == "jsonl":
                print(json.dumps(printed, ensure_ascii=False))
            else:
                print(separator + json.dumps(printed, ensure_ascii=False, indent=1), end="")
                separator = ",\n"
    if arguments.format == "json":
        print("[]" if separator == "[\n" else "\n]")
    if not found:
        print(f"raingan: no text or PDF file in {', '.join(map(visible, arguments.paths))}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    return status


def _read(paths: list[str], readers: LocalReaders) -> Iterator[Read]:
    """Yield each input with its bytes and what waits for its report; some of those behind it are being read then."""
    ahead: deque[Read] = deque()
    for source in inputs(paths):
        ahead.append(_started(source, readers))
        while ahead and (readers.full or not readers.busy or len(ahead) > MOST_AHEAD):
            yield ahead.popleft()
    yield from ahead


def _started(source: Input, readers: LocalReaders) -> Read:
    try:
        data = source.read()
    except Refused as refused:
        return source, b"", partial(_same, refused)
    except Unsettled:
        return source, b"", partial(_same, Refused(Refusal.UNREADABLE, "it is still being written"))
    if is_pdf(data) or len(data) > LARGEST_IN_BATCH:
        return source, data, partial(result_of, readers.start(data))
    return source, data, partial(reading, data)


def _same(refused: Refused) -> Refused:
    return refused


def _draw(folder: Path, source: Input, data: bytes, report: Report) -> None:
    """Write the pages of one PDF as pictures, and say where."""
    from ingest.isolation import Cells
    from raingan.drawing import pictures

    cells = Cells(1, Limits(), pictures)
    drawn = pickle.loads(cells.results([pickle.dumps((data, report))])[0])
    cells.close()
    if isinstance(drawn, Refused):
        print(f"raingan: {source.shown}: its pages cannot be drawn: {drawn}", file=sys.stderr)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for number, picture in enumerate(drawn, 1):
        path = folder / f"{Path(source.path).stem}-{number}.png"
        path.write_bytes(picture)
        print(f"raingan: drew {visible(str(path))}", file=sys.stderr)


def _jobs(paths: list[str]) -> int:
    """One process for each processor, but no more than files that are named."""
    processors = os.cpu_count() or 1
    return min(processors, len(paths)) if all(map(os.path.isfile, paths)) else processors
