"""Runs batches of articles through the stages, here or on several processes, in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from etl.records import Article
from etl.stages import Outcome, Stages

# The same however many processes run, so that the outcome is the same, too: a parser's floating-point
# sums may depend on what is in a batch.
BATCH = 32

_of_this_process: Stages | None = None


def run_batches(articles: Iterable[Article], load: Callable[[], Stages], workers: int) -> Iterator[Outcome]:
    """Outcomes in the order of the articles, which are drawn only as fast as they are coded.

    Args:
        articles: what is to be coded.
        load: makes the stages, once in each process; with more than one it has to be picklable.
        workers: number of processes.
    """
    batches = _batches(articles)
    if workers <= 1:
        stages: Stages | None = None
        for batch in batches:
            stages = stages or load()
            yield from stages.run(batch)
    else:
        yield from _on_processes(batches, load, workers)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        yield batch


def _on_processes(
    batches: Iterator[list[Article]], load: Callable[[], Stages], workers: int
) -> Iterator[Outcome]:
    # "spawn" is the one start method that all systems have and that is safe beside threads.
    with ProcessPoolExecutor(workers, get_context("spawn"), _set_up, (load,)) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_run, batch))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _set_up(load: Callable[[], Stages]) -> None:
    global _of_this_process
    _of_this_process = load()


def _run(batch: list[Article]) -> list[Outcome]:
    assert _of_this_process is not None
    return _of_this_process.run(batch)
