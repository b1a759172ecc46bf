"""Reading on a Dask cluster of real processes on loopback: the same results as here, whatever a document does."""

import os
import pickle
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="it comes with the development tools")

from benchmarks.hostile.pdfs import pdfs
from benchmarks.nights import cluster
from ingest.cluster import ClusterReaders, NoCluster
from ingest.limits import Limits
from ingest.reading import LocalReaders
from model import Refusal, Refused
from raingan import __version__
from raingan.cli import main
from raingan.exits import Exit

LIMITS = Limits(seconds=1)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    with cluster(2, tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture(scope="module")
def datas(samples: Path) -> list[bytes]:
    """Honest documents, and in the midst of them some that end or never end."""
    honest = [path.read_bytes() for path in (*sorted(samples.glob("*.txt")), *sorted(samples.glob("*.pdf")))]
    hostile = dict(pdfs(honest[-1], 1))
    ends = [hostile[name] for name in ("reference-stream", "nested-forms", "encrypted", "only-a-mark")]
    return [*honest[:8], *ends, *honest[8:]]


def test_results_are_those_of_this_machine_in_the_same_order(address: str, datas: list[bytes]) -> None:
    with LocalReaders(2, LIMITS) as readers:
        here = [pickle.loads(wait()) for wait in [readers.start(data) for data in datas]]
    with ClusterReaders(address, LIMITS, __version__) as readers:
        there = [pickle.loads(wait()) for wait in [readers.start(data) for data in datas]]
    assert list(map(told, there)) == list(map(told, here))
    assert told(there[8])[0] == Refusal.TOO_SLOW


def test_lost_worker_costs_no_document(tmp_path: Path, datas: list[bytes]) -> None:
    long = [datas[0] + b"\n" * 300_000, *datas[:8]] * 12  # some that go straight to a worker
    with LocalReaders(2) as readers:
        here = [pickle.loads(wait()) for wait in [readers.start(data) for data in long]]
    with cluster(2, tmp_path) as started, ClusterReaders(started, Limits(), __version__) as readers:
        waiting = [readers.start(data) for data in long]
        victims = readers._client.run(os.getpid)
        os.kill(min(victims.values()), signal.SIGKILL)
        there = [pickle.loads(wait()) for wait in waiting]
    assert list(map(told, there)) == list(map(told, here))


def told(result: object) -> object:
    return (result.reason, result.detail) if isinstance(result, Refused) else result


def test_import_on_the_cluster_loads_what_an_import_here_loads(
    address: str, samples: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(samples), "--no-originals", "--db"]
    assert main([*words, str(tmp_path / "there.db"), "--dask", address]) == Exit.REFUSED
    there = capfd.readouterr()
    assert main([*words, str(tmp_path / "here.db")]) == Exit.REFUSED
    assert capfd.readouterr() == there


def test_worker_of_another_version_is_refused(address: str) -> None:
    with pytest.raises(NoCluster, match="has raingan"):
        ClusterReaders(address, LIMITS, "0.0.1")


def test_missing_cluster_is_one_line(samples: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = ["import", str(samples), "--db", str(tmp_path / "x.db"), "--dask", "tcp://127.0.0.1:9"]
    assert main(words) == Exit.CLUSTER
    assert len(capfd.readouterr().err.splitlines()) == 1
