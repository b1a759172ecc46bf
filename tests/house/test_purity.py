"""Extraction is one pure function: the same bytes give the same report, in any order, in any process."""

import pickle
from pathlib import Path

import parsers
from model import Refusal, Refused
from model.contract import contract


def test_same_bytes_give_the_same_report(samples: Path) -> None:
    paths = sorted(samples.glob("*.txt"))
    first = [_result(path) for path in paths]
    assert [_result(path) for path in reversed(paths)] == first[::-1]


def test_report_and_refusal_survive_a_process_boundary(samples: Path) -> None:
    report = parsers.extract((samples / "canal-dredging.txt").read_bytes())
    assert contract(pickle.loads(pickle.dumps(report)), "x") == contract(report, "x")
    refused = pickle.loads(pickle.dumps(Refused(Refusal.DAMAGED, "page 3")))
    assert (refused.reason, refused.detail) == (Refusal.DAMAGED, "page 3")


def _result(path: Path) -> object:
    try:
        return contract(parsers.extract(path.read_bytes()), path.name)
    except Refused as refused:
        return refused.reason
