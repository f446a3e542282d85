"""Several processes read at the same time: the result is the same, and a fault costs one document."""

import json
import sys
import threading
from pathlib import Path

import pytest

from etl.articles import ReadOptions, guarded, process, read_guarded, read_inputs
from etl.records import Article, Reject

from .test_guarded import BODY, FAULTY


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes are given something to read from the first document on."""
    monkeypatch.setattr(guarded, "_ALONE", 0.0)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some documents crash or hang their reader."""
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-P", "-c", FAULTY))


def records(folder: Path, n: int, faults: dict[int, str] | None = None) -> Path:
    path = folder / "a.jsonl"
    rows = [{"id": str(i), "text": f"{BODY.format(i)} {(faults or {}).get(i, '')}"} for i in range(n)]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


@pytest.mark.parametrize("readers", [1, 2, 3])
def test_the_result_is_the_same_whatever_the_number_of_readers(tmp_path: Path, readers: int) -> None:
    path = records(tmp_path, 150)
    assert list(read_guarded([path, tmp_path / "none"], None, readers)) == [
        *read_inputs([path, tmp_path / "none"])
    ]


def test_of_a_batch_whose_reader_ends_only_the_document_at_fault_is_lost(
    faulty: None, tmp_path: Path
) -> None:
    path = records(tmp_path, 90, {4: "CRASH", 40: "CRASH", 41: "HANG"})
    items = list(read_guarded([path], ReadOptions(seconds_per_document=4.0), 2))
    ids = [item.source_id for item in items]
    assert ids == [str(i) for i in range(90)]
    rejects = {i.source_id: i.reason for i in items if isinstance(i, Reject)}
    assert rejects == {"4": "reader_crashed", "40": "reader_crashed", "41": "timed_out"}


def test_readers_that_are_given_up_end(faulty: None, tmp_path: Path) -> None:
    items = read_guarded([records(tmp_path, 200, {150: "HANG"})], None, 2)
    assert isinstance(next(items), Article)
    items.close()  # type: ignore[attr-defined]
    assert not [t for t in threading.enumerate() if t.name.startswith(("listener", "reader"))]
