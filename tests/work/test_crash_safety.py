"""Whatever ends a build, the data set that stood there is whole and the next build goes on."""

import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import etl
from etl.pipeline import OutputRefused

from .conftest import build, command, tables


def kill_once_there(pattern: str, folder: Path, arguments: list[object]) -> None:
    """Start a build and kill it, with all its processes, as soon as a file of that pattern appears."""
    before = set(folder.glob(pattern))
    process = subprocess.Popen(command(*arguments), start_new_session=True)
    end = time.monotonic() + 60
    while not set(folder.glob(pattern)) - before:
        assert process.poll() is None, f"ended before there was any {pattern}"
        assert time.monotonic() < end
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("pattern", ["_build/.articles-*", "_build/coded/*/*.parquet", ".building-*/*"])
def test_killed_at_any_moment_the_old_data_set_stays_and_the_next_build_goes_on(
    standing: Path, more: Path, pattern: str
) -> None:
    before = tables(standing)
    kill_once_there(pattern, standing, [more, "-o", standing])
    assert tables(standing) == before
    assert len(etl.read(standing).articles) == 2
    build(more, standing)
    assert len(etl.read(standing).articles) == 3
    assert not [*standing.glob(".*"), *(standing / "_build").glob(".[!l]*")]


def test_two_builds_in_one_folder_do_not_mix(standing: Path, more: Path) -> None:
    before = tables(standing)
    with (
        FileLock(standing / "_build" / ".lock"),
        pytest.raises(OutputRefused, match="another build is writing"),
    ):
        build(more, standing)
    assert tables(standing) == before


def test_a_full_disk_is_told_and_the_old_data_set_stays(standing: Path, more: Path) -> None:
    before = tables(standing)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def disk_fills_up(items: Iterable[Any], label: str, length: int | None) -> Iterable[Any]:
        if label == "Coding articles":
            resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, hard))
        return items

    try:
        with pytest.raises(OutputRefused, match=f"{standing} cannot be written: .*[Ff]ile too large"):
            etl.build(more, standing, validate=False, watch=disk_fills_up)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tables(standing) == before
    build(more, standing)
