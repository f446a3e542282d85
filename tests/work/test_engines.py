"""Engines give the same results in the same order, also when a worker dies."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.work.engines import Dask, EngineUnavailable, Here, Processes, WorkerDied, engine_of


def squared(n: int) -> int:
    time.sleep(0.01 * (n % 3))
    return n * n


def dies_once(path: str) -> str:
    if not os.path.exists(path):
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path


def dies_of_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_results_come_in_the_order_of_the_arguments() -> None:
    for engine in (Here(), Processes(2)):
        assert list(engine.map(squared, range(20))) == [n * n for n in range(20)]


def test_arguments_are_drawn_only_as_fast_as_they_are_worked_on() -> None:
    drawn: list[int] = []

    def numbers() -> Iterator[int]:
        for n in range(1000):
            drawn.append(n)
            yield n

    results = Processes(2).map(squared, numbers())
    next(results)
    assert len(drawn) < 20
    results.close()  # type: ignore[attr-defined]


def test_work_whose_process_was_killed_is_done_again(tmp_path: Path) -> None:
    names = [str(tmp_path / str(n)) for n in range(3)]
    Path(names[0]).touch()
    Path(names[2]).touch()
    assert list(Processes(2).map(dies_once, names)) == names


def test_work_that_kills_whoever_does_it_is_told_and_the_rest_is_done() -> None:
    results = list(Processes(2).map(dies_of_three, range(8)))
    assert isinstance(results.pop(3), WorkerDied)
    assert results == [0, 1, 2, 4, 5, 6, 7]


def test_no_process_is_started_for_little_work() -> None:
    assert isinstance(engine_of("local", None, None, 2), Here)
    assert isinstance(engine_of("local", 1, None, 1000), Here)
    assert isinstance(engine_of("local", 2, None, 1000), Processes)


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    with pytest.raises(EngineUnavailable, match="no Dask scheduler answers"):
        Dask("tcp://127.0.0.1:9", seconds=1)
