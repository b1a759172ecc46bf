"""`raingan normalize`: what Thai officials write, as values, one JSON object a line."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import normalize
from model.contract import decimal_string
from raingan.exits import Exit

EPILOG = """\
One object a line: {"input": …, "value": …, "error": …}. What is not of the kind has a null value and an error;
a date that may be either of two has their "readings" too; an amount that is not filled in ("- บาท") has neither.
Dates and months are of the Common Era, years of the Buddhist Era, amounts in baht; numbers are strings.

exit status: 0, whatever the lines say: each line tells for itself

  raingan normalize date "๒๖ ธันวาคม ๒๕๖๒" 7/8/2020
  raingan normalize baht "1.8 ล้านบาท" "- บาท"
  raingan normalize fiscal-quarter < quarters.txt"""

KINDS: dict[str, Callable[[str], Any]] = {
    "date": lambda text: normalize.thai_date(text).isoformat(),
    "datetime": lambda text: normalize.thai_datetime(text).isoformat(),
    "date-range": lambda text: [date.isoformat() for date in normalize.date_range(text)],
    "month": lambda text: str(normalize.month(text)),
    "month-range": lambda text: [str(month) for month in normalize.month_range(text)],
    "year": normalize.buddhist_year,
    "fiscal-year": normalize.fiscal_year,
    "fiscal-quarter": lambda text: normalize.fiscal_quarter(text)._asdict(),
    "baht": lambda text: None if (amount := normalize.baht(text)) is None else decimal_string(amount),
    "percent": lambda text: decimal_string(normalize.percent(text)),
    "number": lambda text: f"{normalize.number(text):f}",
    "text": normalize.normal,
}
# no terminal is told to change its state, and no direction of writing is turned: JSON reads the escapes as the same
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.usage = "raingan normalize [-h] KIND [TEXT ...]"
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=f"what the texts are: {', '.join(KINDS)}")
    # everything behind KIND is text, also what begins with a minus
    parser.add_argument(
        "texts",
        metavar="TEXT",
        nargs=argparse.REMAINDER,
        help="the texts; without one, the lines of standard input",
    )
    parser.epilog = EPILOG


def run(arguments: argparse.Namespace) -> Exit:
    """Print an object for each text."""
    convert = KINDS[arguments.kind]
    texts = arguments.texts[1:] if arguments.texts[:1] == ["--"] else arguments.texts
    for text in texts or _lines():
        line = json.dumps(_answer(text, convert), ensure_ascii=False)
        print(_UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", line))
    return Exit.OK


def _answer(text: str, convert: Callable[[str], Any]) -> dict[str, Any]:
    try:
        return {"input": text, "value": convert(text), "error": None}
    except normalize.AmbiguousDate as error:
        readings = [date.isoformat() for date in error.readings]
        return {"input": text, "value": None, "error": str(error), "readings": readings}
    except ValueError as error:
        return {"input": text, "value": None, "error": str(error)}


def _lines() -> Iterator[str]:
    """The lines of standard input; only a line feed ends one, so that their number is that of the file's lines."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r").removeprefix("\ufeff")
