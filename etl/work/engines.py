"""Engines: where work is done, here, on processes of this machine, or on a Dask cluster.

The work is a function of one argument that can be pickled, as can its argument and what it returns. Whatever the
engine, results come in the order of the arguments, which are drawn only as fast as they are worked on.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

NAMES = ("local", "dask")
_AHEAD = 2  # arguments that wait for each worker
_RETRIES = 3  # of work whose worker died


class WorkerDied(RuntimeError):
    """The process that did the work is gone, and so was the one that did it again."""


class EngineUnavailable(RuntimeError):
    """The engine is not installed or cannot be reached."""


class Engine(Protocol):
    """Does work."""

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        """The results in order; a `WorkerDied` in place of one whose work brings down whoever does it."""
        ...

    def close(self) -> None:
        """Let go of what the engine holds."""
        ...


class Here:
    """Does the work in this process."""

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        """See `Engine`."""
        return map(work, items)

    def close(self) -> None:
        """See `Engine`."""


class Processes:
    """Does the work on processes of this machine."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        """See `Engine`."""
        source = iter(items)
        waiting: deque[tuple[T, Future[R]]] = deque()
        pool = _pool(self._workers)
        try:
            for item in source:
                waiting.append((item, _submit(pool, work, item)))
                if len(waiting) > _AHEAD * self._workers:
                    pool, result = self._next(pool, work, waiting)
                    yield result
            while waiting:
                pool, result = self._next(pool, work, waiting)
                yield result
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def close(self) -> None:
        """See `Engine`."""

    def _next(
        self, pool: ProcessPoolExecutor, work: Callable[[T], R], waiting: deque[tuple[T, Future[R]]]
    ) -> tuple[ProcessPoolExecutor, R | WorkerDied]:
        """The result of the work that waits longest, and the pool to go on with."""
        item, future = waiting.popleft()
        try:
            return pool, future.result()
        except BrokenProcessPool:
            # Nobody knows whose work it was: the first that waits is done alone, the others again.
            pool.shutdown(wait=True, cancel_futures=True)
            result = _alone(work, item)
            pool = _pool(self._workers)
            again = [(item, _submit(pool, work, item)) for item, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return pool, result


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn" is the one start method that all systems have and that is safe beside threads.
    return ProcessPoolExecutor(workers, get_context("spawn"))


def _submit(pool: ProcessPoolExecutor, work: Callable[[T], R], item: T) -> Future[R]:
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as broken:
        failed: Future[R] = Future()
        failed.set_exception(broken)
        return failed


def _alone(work: Callable[[T], R], item: T) -> R | WorkerDied:
    with _pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return WorkerDied("the process that worked on it died")


class Dask:
    """Does the work on a Dask cluster. Work of a worker that dies is done again by another."""

    def __init__(self, scheduler: str | None, seconds: float = 20) -> None:
        """Connect.

        Args:
            scheduler: address such as "tcp://host:8786"; None for a cluster of this machine's cores.
            seconds: how long to wait for its answer.

        Raises:
            EngineUnavailable: if Dask is not installed or the scheduler does not answer.
        """
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise EngineUnavailable("Dask is not installed: pip install 'conflict-timeline[dask]'") from None
        try:
            cluster = scheduler or LocalCluster(threads_per_worker=1, dashboard_address=None)
            self._client: Any = Client(cluster, timeout=seconds)
        except (OSError, ValueError) as error:
            raise EngineUnavailable(f"no Dask scheduler answers at {scheduler}: {error}") from None
        self._cluster = None if scheduler else cluster

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | WorkerDied]:
        """See `Engine`."""
        from distributed import KilledWorker

        waiting: deque[Any] = deque()
        source = iter(items)
        more = True
        while more or waiting:
            while more and len(waiting) <= _AHEAD * max(1, len(self._client.nthreads())):
                item = next(source, _NOTHING)
                more = item is not _NOTHING
                if more:
                    waiting.append(self._client.submit(work, item, pure=False, retries=_RETRIES))
            if waiting:
                try:
                    yield waiting.popleft().result()
                except KilledWorker as killed:
                    yield WorkerDied(str(killed))

    def close(self) -> None:
        """Leave the cluster, and end it if it was started for this engine."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


_NOTHING: Any = object()


def engine_of(name: str, workers: int | None, scheduler: str | None, n_items: int) -> Engine:
    """The engine of a name.

    Args:
        name: one of `NAMES`.
        workers: number of processes for "local"; None for one a core, or none at all for little work.
        scheduler: address for "dask".
        n_items: how much there is to do: to start processes for a few pieces of work takes longer than to do it.

    Raises:
        EngineUnavailable: if Dask is not installed or cannot be reached.
    """
    if name == "dask":
        return Dask(scheduler)
    many = workers if workers is not None else (n_cores() if n_items > _FEW else 1)
    return Here() if many <= 1 or n_items <= 1 else Processes(min(many, n_items))


_FEW = 4


def n_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
