"""Measures extraction on a corpus with truth: `python -m benchmarks.score DIR [--worst 10]`."""

import argparse
import json
import statistics
import traceback
from pathlib import Path
from typing import Any

from benchmarks.corpus.judgement import Judgement, Outcome, judgement


def main() -> None:
    """Extract every document of a folder and print the score."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description="Scores extraction against truth.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=10, help="how many faults of each kind are shown")
    parser.add_argument("--only", help="a path, or a part of one: shows the faults there alone")
    arguments = parser.parse_args()
    scored: list[tuple[str, dict[str, Any], Judgement]] = []
    for path in sorted(arguments.folder.glob("*.txt")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        scored.append((path.name, truth, judgement(truth, outcome(path.read_bytes(), path.name))))
    print(summary(scored))
    print("\n".join(faults(scored, arguments.worst, arguments.only or "")))


def outcome(data: bytes, name: str) -> Outcome:
    """Return what extraction gives for `data`; an exception other than a refusal is a crash."""
    from model.contract import contract, places
    from model.refusal import Refused
    from parsers import extract

    try:
        report = extract(data)
    except Refused as refused:
        return Outcome(refused=str(refused))
    except Exception:
        return Outcome(crash=traceback.format_exc(limit=-2))
    found = contract(report, name)
    paths = [warning.path for warning in report.warnings]
    warnings = tuple({**warning, "path": path} for warning, path in zip(found["warnings"], paths, strict=True))
    return Outcome(json.loads(json.dumps(found)), warnings, places(report))


def summary(scored: list[tuple[str, dict[str, Any], Judgement]]) -> str:
    """Return the figures of the whole corpus, one a line."""
    judged = [result for _, _, result in scored]
    scalars = sum(result.scalars for result in judged)
    wrong = [fault for result in judged for fault in result.wrong]
    rates = [rate for result in judged for _, rate in result.texts] or [0.0]
    lists = [same for result in judged for _, same in result.lists]
    clean = [result for _, truth, result in scored if truth.get("oddities") == []]
    lines = (
        ("documents", f"{len(judged)}, flawless {sum(result.flawless() for result in judged)}"),
        ("crashes", f"{sum(result.crash is not None for result in judged)}"),
        ("refusals wrong", f"{sum(result.refusal_wrong is not None for result in judged)}"),
        ("scalars exact", f"{_share(scalars - len(wrong), scalars)} ({len(wrong)} of {scalars} wrong)"),
        ("spacing differs", f"{sum(result.spacing for result in judged)} scalars (not counted as wrong)"),
        ("silent errors", f"{sum(fault.silent for fault in wrong)} wrong without a warning"),
        ("warnings missing", f"{sum(len(result.unwarned) for result in judged)}"),
        ("false alarms", f"{sum(len(r.false_alarms) for r in clean)} in {len(clean)} clean documents"),
        (
            "texts' CER",
            f"mean {statistics.mean(rates):.4%}, median {statistics.median(rates):.4%}, worst {max(rates):.2%}",
        ),
        ("texts over 2 %", f"{_share(sum(rate > 0.02 for rate in rates), len(rates))} of {len(rates)}"),
        ("lists exact", f"{_share(sum(lists), len(lists))} of {len(lists)}"),
        ("residue", f"{sum(len(text) for result in judged for text in result.residue)} characters"),
    )
    return "\n".join(f"{name:18}{figure}" for name, figure in lines)


def faults(scored: list[tuple[str, dict[str, Any], Judgement]], most: int, only: str) -> list[str]:
    """Return the first `most` faults of each kind whose line holds `only`, the gravest kinds first."""
    kinds: dict[str, list[str]] = {}
    for name, truth, result in scored:
        for kind, line in _faults(result):
            if only in line:
                kinds.setdefault(kind, []).append(f"  {name} {line}  {sorted(set(truth.get('oddities', [])))}")
    lines = []
    for kind in ("crash", "refusal", "silent", "wrong", "unwarned", "text", "list", "false alarm", "residue"):
        found = kinds.get(kind, [])
        lines += [f"{kind}: {len(found)}", *found[:most]] if found else []
    return lines


def _faults(result: Judgement) -> list[tuple[str, str]]:
    found = [("crash", result.crash)] if result.crash is not None else []
    found += [("refusal", result.refusal_wrong)] if result.refusal_wrong is not None else []
    for wrong in result.wrong:
        found.append(("silent" if wrong.silent else "wrong", f"{wrong.path}: {wrong.expected!r} got {wrong.got!r}"))
    found += [("unwarned", path) for path in result.unwarned]
    found += [("text", f"{path}: CER {rate:.2%}") for path, rate in result.texts if rate > 0]
    found += [("list", path) for path, same in result.lists if not same]
    found += [("false alarm", text) for text in result.false_alarms]
    return found + [("residue", repr(text)) for text in result.residue]


def _share(part: int, whole: int) -> str:
    return f"{part / max(whole, 1):.3%}"


if __name__ == "__main__":
    main()
