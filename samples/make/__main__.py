"""Write the samples and their truth: `python -m samples.make [NAME…]` from the root of the checkout."""

import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from samples.make.catalogue import PDFS, REFUSED_TEXTS, TEXTS, PdfSample, TextSample
from samples.make.encoding import encoded
from samples.make.layout import layout
from samples.make.producers import PRODUCERS
from samples.make.report import authored
from samples.make.settling import settled
from samples.make.text import text
from samples.make.truth import truth

SAMPLES = Path(__file__).parent.parent
TRUTH = Path(__file__).parent / "truth"
BY_NAME = {producer.NAME: producer for producer in PRODUCERS}


def main(names: Sequence[str]) -> int:
    """Write the samples called `names`, or all whose producer is installed; return 1 if a producer is missing."""
    TRUTH.mkdir(exist_ok=True)
    for sample in TEXTS:
        if not names or sample.name in names:
            (SAMPLES / f"{sample.name}.txt").write_bytes(sample_text(sample))
            _write_truth(sample.name, truth(authored(sample.report)))
    for name, reason in REFUSED_TEXTS.items():
        _write_truth(name, {"refused": reason})
    missing = 0
    for pdf in PDFS:
        if names and pdf.name not in names:
            continue
        _write_truth(pdf.name, {"refused": pdf.refused} if pdf.refused else truth(authored(pdf.report)))
        wanted = _wanted(pdf)
        if wanted:
            missing += 1
            print(f"{pdf.name}.pdf is left as it is; install {', '.join(wanted)}", file=sys.stderr)
        else:
            (SAMPLES / f"{pdf.name}.pdf").write_bytes(_pdf(pdf))
    return 1 if missing else 0


def sample_text(sample: TextSample) -> bytes:
    """Return the bytes of a text sample."""
    printed = text(layout(authored(sample.report), sample.style), sample.text_style)
    return encoded(sample.damage(printed) if sample.damage else printed, sample.encoding)


def _pdf(sample: PdfSample) -> bytes:
    printed = layout(authored(sample.report), sample.style)
    data: bytes = BY_NAME[sample.producer].pdf(printed, sample.font)
    return settled(data, printed.created)


def _wanted(sample: PdfSample) -> list[str]:
    """What must be installed before the sample can be made."""
    producer = BY_NAME[sample.producer]
    needs = {
        "fonttools (PyPI)": find_spec("fontTools") is not None,
        "fonts-thai-tlwg fonts-noto-core (Debian)": sample.font.regular.exists(),
        producer.NEEDS: producer.available(),
    }
    return [name for name, is_there in needs.items() if not is_there]


def _write_truth(name: str, values: object) -> None:
    (TRUTH / f"{name}.json").write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
