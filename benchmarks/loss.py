"""Puts a foreign word into reports and looks whether anything is lost by it in silence: `python -m benchmarks.loss`.

Whatever a document holds must come out as a value, as residue or quoted in a warning; and each value that the word
makes unreadable must be warned of.
"""

import argparse
import json
import re
from collections import Counter
from random import Random

from benchmarks.corpus.case import Case, case
from benchmarks.corpus.judgement import judgement
from benchmarks.score import outcome

WORDS = ("ฆฏฐฬ", "(ฆฏฐฬ)", "ฆฏฐฬ :", '"ฆฏฐฬ"', "zqxw", "- ฆฏฐฬ", "ฆฏฐฬ ฯ")
CORE = re.compile(r"ฆฏฐฬ|zqxw")
SPACE = re.compile(r"\s")


def main() -> None:
    """Print how often a word was lost, and what was read wrongly in silence because of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loss", description="Looks for silent losses.")
    parser.add_argument("--count", type=int, default=200, help="documents")
    parser.add_argument("--words", type=int, default=10, help="words put into each, one at a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=10)
    arguments = parser.parse_args()
    found: dict[str, list[str]] = {}
    tried: Counter[str] = Counter()
    for number in range(arguments.count):
        document = case(arguments.seed, number)
        if legible(document):
            random = Random(number)
            for _ in range(arguments.words):
                tried["words"] += 1
                for kind, line in fault(document, random):
                    found.setdefault(kind, []).append(f"  {number:05} {line}")
    print(f"{tried['words']} words")
    for kind, lines in found.items():
        print("\n".join([f"{kind}: {len(lines)}", *lines[: arguments.worst]]))


def legible(document: Case) -> bool:
    """Return whether `document` is a report whose letters are undamaged, so that a word can be put into it."""
    truth = document.truth
    damaged = any(oddity.startswith("damage") for oddity in truth.get("oddities", ()))
    return "object" in truth and truth["encoding"] is not None and not damaged


def fault(document: Case, random: Random) -> list[tuple[str, str]]:
    """Return what goes wrong in silence when a word is put into `document` at a random space."""
    text = document.data.decode(document.truth["encoding"])
    at = random.choice([match.start() for match in SPACE.finditer(text)])
    word = random.choice(WORDS)
    around = f"{text[max(0, at - 50) : at]}[[{word}]]{text[at : at + 30]}".replace("\r", "").replace("\n", "⏎")
    result = outcome(f"{text[:at]} {word}{text[at:]}".encode(), "document")
    if result.found is None:
        return [("refused" if result.crash is None else "crash", f"{around} {result.crash or result.refused}")]
    shown = json.dumps([result.found, [warning["message"] for warning in result.warnings]], ensure_ascii=False)
    lost = [] if CORE.search(shown) else [("lost", around)]
    wrong = judgement({**document.truth, "encoding": None}, result).wrong
    silent = [fault for fault in wrong if fault.silent and not CORE.search(str(fault.got))]
    if silent:
        first = silent[0]
        lost.append(("silent", f"{len(silent)} x {first.path}: {first.expected!r} got {first.got!r} {around}"))
    return lost


if __name__ == "__main__":
    main()
