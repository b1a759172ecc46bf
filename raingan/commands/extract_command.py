"""`raingan extract`: what stands in reports, as JSON on standard output."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import parsers
from ingest.inputs import inputs
from ingest.reading import quiet
from model import Refused, Report
from model.contract import contract, places
from raingan.exits import Exit


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a text or PDF export, or a folder of them")
    parser.add_argument(
        "--format",
        choices=("jsonl", "json"),
        default="jsonl",
        help="one object a line (the default), or one indented array",
    )
    parser.add_argument(
        "--draw", metavar="DIR", help="also draw each PDF's pages into DIR as PNG, every value in a frame, for the eye"
    )
    parser.add_argument("--places", action="store_true", help="add the page, line and box of every value")


def run(arguments: argparse.Namespace) -> Exit:
    """Print an object for each report, in the order of the arguments; say of each other file why it gives none."""
    quiet()
    status, found = Exit.OK, 0
    separator = "[\n"
    for source in inputs(arguments.paths):
        found += 1
        try:
            data = source.read()
            report = parsers.extract(data)
        except Refused as refused:
            print(f"raingan: {source.shown}: {refused}", file=sys.stderr)
            status = Exit.REFUSED
            continue
        if arguments.draw and report.source.media_type == "application/pdf":
            _draw(Path(arguments.draw), Path(source.path).stem, data, report)
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
        print(f"raingan: no text or PDF file in {', '.join(arguments.paths)}", file=sys.stderr)
        return Exit.NOTHING_FOUND
    return status


def _draw(folder: Path, name: str, data: bytes, report: Report) -> None:
    """Write the pages of one PDF as pictures, and say where."""
    from raingan.drawing import drawn

    folder.mkdir(parents=True, exist_ok=True)
    for number, picture in drawn(data, report):
        path = folder / f"{name}-{number}.png"
        picture.save(path)
        print(f"raingan: drew {path}", file=sys.stderr)
