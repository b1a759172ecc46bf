"""Reading on a Dask cluster: the same batches, limits and results as on this machine, in the same order."""

import multiprocessing
import platform
from collections.abc import Sequence
from concurrent.futures import CancelledError
from functools import cache, partial
from threading import Lock
from typing import Any

from ingest.isolation import Cells
from ingest.limits import MIB, Limits
from ingest.reading import Batch, Readers
from ingest.visible import visible

SECONDS = 10  # to find the cluster, and a worker in it
LARGE = MIB // 4  # what is larger goes straight to a worker, past the scheduler
_LOCK = Lock()


class NoCluster(Exception):
    """A cluster cannot be used; the one argument says why and what to do."""


class ClusterReaders(Readers):
    """Readers on the cluster whose scheduler is at `address`; `version` is that of raingan on every machine."""

    texts_together = 32  # a task costs some milliseconds of its own, and the scheduler's time

    def __init__(self, address: str, limits: Limits, version: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise NoCluster("clusters need more: pip install 'raingan[cluster]'") from error
        try:
            self._client = Client(address, timeout=SECONDS, set_as_default=False, direct_to_workers=True)
        except (OSError, ValueError, TimeoutError) as error:
            words = visible(" ".join(str(error).split())[:200])
            raise NoCluster(f"no Dask scheduler answers at {visible(address)}: {words}") from error
        try:
            jobs = _jobs(self._client, version)
        except BaseException:
            self._client.close()
            raise
        self._here = Cells(1, limits)
        # not pure: two documents that are the same are two tasks, each with a result of its own
        super().__init__(self._client.get_executor(pure=False), partial(remote_results, limits), jobs)

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._here.close()

    def _argument(self, batch: Batch) -> Any:
        return self._client.scatter([batch.datas], hash=False)[0] if batch.size > LARGE else batch.datas

    def _done(self, batch: Batch) -> list[bytes]:
        from distributed import KilledWorker

        try:
            return super()._done(batch)
        except (KilledWorker, CancelledError):
            # workers were lost while they had this batch, which may be at fault: it is read in a process here
            return self._here.results(batch.datas)


def remote_results(limits: Limits, datas: Sequence[bytes]) -> list[bytes]:
    """Return the pickled result of each of `datas`: what a worker of the cluster does, in a process beside it."""
    from distributed import get_worker

    with _LOCK:
        cells = _cells(limits, get_worker().state.nthreads)
    return cells.results(datas)


@cache
def _cells(limits: Limits, jobs: int) -> Cells:
    # a worker that a nanny watches is marked as one that has no children; these die with it by other means
    vars(multiprocessing.current_process())["_config"]["daemon"] = False
    return Cells(jobs, limits)


def _jobs(client: Any, version: str) -> int:
    """The number of documents that the cluster reads at a time."""
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        raise NoCluster("the cluster has no workers: dask worker ADDRESS starts one") from error
    here = (version, platform.python_version_tuple()[:2])
    for worker, there in client.run(_versions).items():
        if there != here:
            raise NoCluster(f"{worker} has raingan {there[0]} on Python {'.'.join(there[1])}; install what is here")
    return sum(client.nthreads().values())


def _versions() -> tuple[str, tuple[str, ...]]:
    from importlib.metadata import version

    return version("raingan"), platform.python_version_tuple()[:2]
