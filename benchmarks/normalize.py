"""How many printed texts raingan and other libraries read right, and how fast: `python -m benchmarks.normalize`.

The others are helped as their users help them: Thai digits are made ASCII for those that do not know them, the day is
said to stand before the month, and a year above 2400 is taken for a Buddhist one. `--false NAME` lists what a library
reads falsely.
"""

import argparse
import datetime as dt
import timeit
from collections import Counter
from collections.abc import Callable
from typing import Any

import dateparser
import dateutil.parser
from pythainlp.util import normalize as pythainlp_normalize
from pythainlp.util import thai_strptime, thaiword_to_num

from benchmarks.normalize_cases import AMBIGUOUS, REFUSED, Case, answer, cases
from normalize import digits, thai_date
from raingan.commands.normalize_command import KINDS

RIGHT, FALSE = "right", "false"
ERA = 543
# one for each order and separator; thai_strptime takes any month for %B and any number of digits for the rest
PYTHAINLP_FORMATS = ("%d-%B-%Y", "%d/%B/%Y", "%Y-%B-%d", "%d %B %Y")
PLAIN = "8/10/2562"
ROUNDS = 5

Converter = Callable[[str], Any]


def pythainlp_date(text: str) -> str:
    """Return the ISO date by the first format that `thai_strptime` accepts."""
    era = "be" if "25" in digits(text) else "ad"
    for form in PYTHAINLP_FORMATS:
        try:
            return _iso(thai_strptime(text, form, year=era, add_year=2500))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            continue
    raise ValueError(text)


def pythainlp_number(text: str) -> str:
    """Return the number that the Thai words `text` spell out."""
    try:
        return str(thaiword_to_num(text))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise ValueError(text) from error


def dateparser_date(text: str) -> str:
    """Return the ISO date that dateparser finds in Thai or English."""
    found = dateparser.parse(digits(text), languages=["th", "en"], settings={"DATE_ORDER": "DMY"})
    if found is None:
        raise ValueError(text)
    return _iso(found)


def dateutil_date(text: str) -> str:
    """Return the ISO date that dateutil finds."""
    try:
        return _iso(dateutil.parser.parse(digits(text), dayfirst=True))
    except OverflowError as error:
        raise ValueError(text) from error


CONTENDERS: dict[str, dict[str, Converter]] = {
    "raingan": KINDS,
    "pythainlp": {"date": pythainlp_date, "number": pythainlp_number, "text": pythainlp_normalize},
    "dateparser": {"date": dateparser_date},
    "dateutil": {"date": dateutil_date},
}
SPEEDS: dict[str, Callable[[], object]] = {
    "datetime.strptime": lambda: dt.datetime.strptime(PLAIN, "%d/%m/%Y"),  # noqa: DTZ007 - an entry's date has no zone
    "raingan": lambda: thai_date(PLAIN),
    "pythainlp": lambda: thai_strptime(PLAIN.replace("/", "-"), PYTHAINLP_FORMATS[0]),
    "dateparser": lambda: dateparser.parse(PLAIN, languages=["th"]),
    "dateutil": lambda: dateutil.parser.parse(PLAIN),
}


def judgement(case: Case, convert: Converter) -> str:
    """Return whether `convert` is right, refuses what it should read, or gives what it is not."""
    given = answer(convert, case.text)
    if given == case.answer or (given == REFUSED and case.answer.startswith(AMBIGUOUS)):
        return RIGHT
    return REFUSED if given == REFUSED else FALSE


def speed(convert: Callable[[], object]) -> float:
    """Return how often a second `convert` runs, in the best of some rounds."""
    timer = timeit.Timer(convert)
    runs = max(timer.autorange()[0] // 4, 1)
    return runs / min(timer.repeat(ROUNDS, runs))


def _iso(found: dt.datetime) -> str:
    year = found.year - ERA if found.year > 2400 else found.year
    # 29 February of a Buddhist year is lost here: that is what subtracting afterwards does
    return dt.date(year, found.month, found.day).isoformat()


def _print_judgements(every: list[Case]) -> None:
    print(f"{'':16}{'cases':>6}", *(f"{name:>20}" for name in CONTENDERS))
    print(f"{'':16}{'':>6}", *(f"{'right refused false':>20}" for _ in CONTENDERS))
    for kind in (*dict.fromkeys(case.kind for case in every), "all"):
        own = [case for case in every if kind in (case.kind, "all")]
        print(f"{kind:16}{len(own):6}", *(f"{_counts(own, known):>20}" for known in CONTENDERS.values()))


def _counts(own: list[Case], known: dict[str, Converter]) -> str:
    if not all(case.kind in known for case in own):
        return "-"
    counted = Counter(judgement(case, known[case.kind]) for case in own)
    return f"{counted[RIGHT]:5} {counted[REFUSED]:7} {counted[FALSE]:5}"


def _print_speeds() -> None:
    speeds = {name: speed(convert) for name, convert in SPEEDS.items()}
    floor = speeds["datetime.strptime"]
    print(f"\n{PLAIN!r} a second, and as a ratio to datetime.strptime")
    for name, found in speeds.items():
        print(f"  {name:20}{found:12,.0f}{found / floor:10.3f}")


def _print_false(every: list[Case], name: str) -> None:
    for case in every:
        convert = CONTENDERS[name].get(case.kind)
        if convert is not None and judgement(case, convert) == FALSE:
            print(f"{case.kind}\t{case.text!r}\tis {case.answer}, read as {answer(convert, case.text)}")


def main() -> None:
    """Print the table, or what one library reads falsely."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--false", metavar="NAME", choices=CONTENDERS, help=f"one of {', '.join(CONTENDERS)}")
    name = parser.parse_args().false
    if name is not None:
        _print_false(cases(), name)
        return
    _print_judgements(cases())
    _print_speeds()


if __name__ == "__main__":
    main()
