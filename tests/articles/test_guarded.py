"""Reading under a watch: what hangs or crashes is ended and told, and everything else is read."""

import json
import sys
import threading
import time

import pytest

from etl.articles import ReadOptions, process, read_guarded, read_inputs
from etl.records import Article, Reject

# Of words enough to be known as English: to load the detector of other languages takes long on a busy machine.
BODY = (
    "The two armies agreed on Monday to stop shelling the town for a week. Part {} of the talks goes on, and it is "
    "not known when the last of them will be at an end. What they want to be told of is the road to the hills, for it "
    "is there that both of them stand."
)
# The reading process with an extraction that does to some documents what compiled parsers do to a few in a million.
FAULTY = """
import os, pickle, sys, time
sys.path[:] = pickle.load(sys.stdin.buffer)
from etl.articles import outcomes, walk
extract, open_source = outcomes.extract, walk.open_source
def faulty(found, options):
    if b"HANG" in bytes(str(found.content), "utf-8"):
        while True: pass
    if b"CRASH" in bytes(str(found.content), "utf-8"):
        os.abort()
    return extract(found, options)
def stuck(source, options):
    if "stuck" in str(source):
        time.sleep(60)
    return open_source(source, options)
outcomes.extract, walk.open_source = faulty, stuck
from etl.articles.worker import run
run(sys.stdin.buffer)
"""


@pytest.fixture
def faulty(monkeypatch):
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-P", "-c", FAULTY))


def read(*paths):
    items = list(read_guarded(paths, ReadOptions(seconds_per_document=4.0)))
    return [i.source_id for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Reject)]


def write(folder, *names):
    for number, name in enumerate(names):
        (folder / f"{name}.txt").write_text(BODY.format(number) + (name.upper() if "-" not in name else ""))


def test_it_gives_what_reading_in_the_same_process_gives(tmp_path):
    write(tmp_path, "one-a", "one-b")
    (tmp_path / "three.jsonl").write_text(json.dumps({"text": BODY.format(9)}) + "\n{broken\n")
    assert list(read_guarded([tmp_path])) == list(read_inputs([tmp_path]))


@pytest.mark.parametrize(("name", "reason"), [("hang", "timed_out"), ("crash", "reader_crashed")])
def test_a_document_that_never_ends_or_kills_its_reader_costs_only_itself(faulty, tmp_path, name, reason):
    write(tmp_path, "a-good", name, "z-good")
    started = time.monotonic()
    articles, rejects = read(tmp_path)
    assert articles == ["a-good", "z-good"]
    assert [(r.reason, r.source_id) for r in rejects] == [(reason, name)]
    assert time.monotonic() - started < 30


def test_the_records_behind_a_bad_one_are_read(faulty, tmp_path):
    lines = [{"id": str(i), "text": BODY.format(i) + (" CRASH" if i in (1, 3) else "")} for i in range(6)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    articles, rejects = read(tmp_path / "a.jsonl")
    assert articles == ["0", "2", "4", "5"]
    assert [(r.source_id, r.reason) for r in rejects] == [("1", "reader_crashed"), ("3", "reader_crashed")]


def test_a_file_that_cannot_be_looked_through_in_time_is_left(faulty, tmp_path):
    write(tmp_path, "a-good", "stuck-file", "z-good")
    articles, rejects = read(tmp_path)
    assert articles == ["a-good", "z-good"]
    assert [r.reason for r in rejects] == ["timed_out"] and "stuck-file.txt" in rejects[0].message


def test_standard_input_survives_a_new_start(faulty, tmp_path, monkeypatch):
    lines = [{"id": str(i), "text": BODY.format(i) + (" CRASH" if i == 0 else "")} for i in range(3)]
    (tmp_path / "in").write_text("\n".join(map(json.dumps, lines)))
    monkeypatch.setattr(sys, "stdin", (tmp_path / "in").open())
    articles, rejects = read("-")
    assert articles == ["1", "2"] and [r.reason for r in rejects] == ["reader_crashed"]


def test_a_reader_that_is_given_up_leaves_no_process_behind(tmp_path):
    write(tmp_path, *(f"n-{i}" for i in range(200)))
    items = read_guarded([tmp_path])
    next(items)
    items.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("listener")]


def test_a_folder_called_etl_where_the_user_stands_is_not_the_package(tmp_path, monkeypatch):
    (tmp_path / "etl").mkdir()
    (tmp_path / "etl" / "__init__.py").write_text("raise SystemExit(9)")
    write(tmp_path, "one-a")
    monkeypatch.chdir(tmp_path)
    assert read(tmp_path / "one-a.txt")[0] == ["one-a"]
