"""Results kept from build to build."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from etl.coding import read_result
from etl.work import Kept

ONE, TWO, NUL = b"1" * 16, b"2" * 16, b"3" * 15 + b"\0"


def stored(place: Path, version: str = "v", **values: bytes) -> Kept:
    kept = Kept(str(place), version)
    kept.put({name.encode().ljust(16, b"\0"): value for name, value in values.items()}.items())
    kept.refresh()
    return kept


def test_what_was_put_is_found_by_the_next_build(tmp_path: Path) -> None:
    Kept(str(tmp_path), "v").put([(TWO, b"two"), (ONE, b"one"), (NUL, b"nul")])
    Kept(str(tmp_path), "v").put([])
    later = Kept(str(tmp_path), "v")
    assert later.get([ONE, b"9" * 16, TWO, NUL]) == [b"one", None, b"two", b"nul"]
    assert later.has([b"0" * 16, NUL]) == [False, True]


def test_another_version_finds_nothing_and_prunes_the_old_one(tmp_path: Path) -> None:
    stored(tmp_path, "old", a=b"x")
    new = stored(tmp_path, "new", a=b"y")
    new.prune([b"a".ljust(16, b"\0")])
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
    assert Kept(str(tmp_path), "new").get([b"a".ljust(16, b"\0")]) == [b"y"]


def test_results_of_articles_that_are_gone_are_thrown_away_in_the_end(tmp_path: Path) -> None:
    kept = stored(tmp_path, **{f"n{n}": b"x" * n for n in range(10)})
    kept.prune([b"n7".ljust(16, b"\0")])
    later = Kept(str(tmp_path), "v")
    assert len(later) == 1
    assert later.get([b"n7".ljust(16, b"\0")]) == [b"x" * 7]


def test_a_shard_that_is_damaged_or_half_written_is_as_good_as_none(tmp_path: Path) -> None:
    stored(tmp_path, a=b"x")
    (shard,) = (tmp_path / "v").glob("*.parquet")
    (tmp_path / "v" / "cut.parquet").write_bytes(shard.read_bytes()[:40])
    (tmp_path / "v" / ".half").write_bytes(b"PAR1")
    assert Kept(str(tmp_path), "v").get([b"a".ljust(16, b"\0")]) == [b"x"]


def test_a_store_lies_on_any_file_system(tmp_path: Path) -> None:
    Kept("memory://store/here", "v").put([(ONE, b"one")])
    assert Kept("memory://store/here", "v").get([ONE]) == [b"one"]


def test_kept_results_make_records_and_nothing_else() -> None:
    with pytest.raises(pickle.UnpicklingError, match="has no place"):
        read_result(pickle.dumps(Path("/tmp")))


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted as Linux shows them")
def test_reading_leaves_no_thread_behind_that_could_outlive_the_process(tmp_path: Path) -> None:
    # Arrow's threads let go of Python files late: a process that ends just then aborts (apache/arrow, issue 33975).
    script = (
        "import os, sys; from etl.work import Kept; kept = Kept(sys.argv[1], 'v');"
        "kept.put([(b'1' * 16, b'one')]); threads = os.listdir('/proc/self/task');"
        "assert Kept(sys.argv[1], 'v').get([b'1' * 16]) == [b'one'];"
        "assert os.listdir('/proc/self/task') == threads"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
