"""Writes a corpus to a folder."""

import argparse
import json
from pathlib import Path

from benchmarks.corpus.case import case


def main() -> None:
    """Write so many documents, each with its truth beside it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description="Writes invented reports with their truth."
    )
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.count):
        document = case(arguments.seed, number)
        (arguments.out / f"{number:05}.txt").write_bytes(document.data)
        truth = json.dumps(document.truth, ensure_ascii=False, indent=1)
        (arguments.out / f"{number:05}.json").write_text(truth + "\n", encoding="utf-8")
    print(f"{arguments.count} documents in {arguments.out}")


if __name__ == "__main__":
    main()
