"""The same data set from a Dask cluster, also when one of its workers is killed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import etl

from .conftest import build, command, tables


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough articles for several batches."""
    from tests.bench.generated import articles

    folder = tmp_path / "many"
    folder.mkdir()
    for article in articles(100, seed=7, conflict_share=0.3):
        start = "\n\n".join(article["text"].split("\n\n")[:2])
        (folder / f"{article['id']}.txt").write_text(
            f"{article['title']}\n\nPublished: {article['published']}\n\n{start}", encoding="utf-8"
        )
    return folder


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and two workers, each a process of its own."""
    scheduler = _start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    assert scheduler.stderr is not None
    address = next(m[0] for line in scheduler.stderr if (m := re.search(r"tcp://127\.0\.0\.1:\d+", line)))
    workers = [_start("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
    yield address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def _start(role: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{role}", *arguments],
        stderr=subprocess.PIPE if role == "scheduler" else subprocess.DEVNULL,
        text=True,
    )


def _wait_until_busy(address: str, run: subprocess.Popen[bytes]) -> None:
    """Until each of the two workers has a batch to work on, or two minutes have gone by."""
    from distributed import Client

    with Client(address) as client:
        for _ in range(1_200):
            assert run.poll() is None, "the build ended before its workers were seen at work"
            if sum(bool(tasks) for tasks in client.processing().values()) == 2:
                return
            time.sleep(0.1)
    raise AssertionError("the two workers were never at work at the same time")


def test_two_workers_one_of_which_is_killed(
    many: Path, cluster: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path
) -> None:
    address, workers = cluster
    line = command(many, "-o", tmp_path / "there", "--engine", "dask", "--scheduler", address)
    run = subprocess.Popen(line)
    _wait_until_busy(address, run)
    os.kill(workers[0].pid, signal.SIGKILL)
    build(many, tmp_path / "here", workers=1)
    assert run.wait(timeout=300) == 0
    assert tables(tmp_path / "there") == tables(tmp_path / "here")


def test_a_cluster_of_this_machine(built: Path, articles: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        command(articles, "-o", tmp_path / "out", "--engine", "dask"), capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    assert tables(tmp_path / "out").keys() == tables(built).keys()
    assert len(etl.read(tmp_path / "out").events) == len(etl.read(built).events) > 0
