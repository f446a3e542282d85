"""What was read is kept, and the result is that of a reading from the start whatever is kept."""

import json
import pickle
import sys
from pathlib import Path

import pytest

from etl.articles import KeptReading, ReadOptions, Taken, process, read_inputs, read_kept
from etl.articles.outcomes import unpack
from etl.records import Article, Reject

APPEAL = "Every reader of the Kelm Courier can help to keep it free with a gift, small or large."
STORY = (
    "The council of Kelm and the river clans agreed on {day} 5 May to leave the {thing} open for ten days, officials said.\n\n"
    "Carriers of both sides will meet at the {thing} again, and a {who} is to watch over it until the end of the month."
)
THINGS = [("Monday", "bridge", "judge"), ("Tuesday", "mill", "priest"), ("Friday", "ferry", "doctor")]
# The reading process, which cannot extract anything: only what is known from before can be told.
FORGETFUL = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from etl.articles import outcomes
def extract(found, options):
    raise SystemExit(7)
outcomes.extract = extract
from etl.articles import worker
worker.load = lambda: None
worker.run(sys.stdin.buffer)
"""


def story(number: int) -> str:
    day, thing, who = THINGS[number % 3]
    return STORY.format(day=day, thing=f"{thing} {'ABCDEFGHIJ'[number % 10]}", who=who)


def page(number: int, appeal: str = APPEAL) -> str:
    return f"Home\nWorld\n\n{story(number)}\n\n{appeal}\n"


def write_pages(folder: Path) -> Path:
    """Plain texts and web pages of one site, and a file of records of another."""
    folder.mkdir()
    for n in range(4):
        (folder / f"p{n}.txt").write_text(page(n))
        paragraphs = "".join(f"<p>{part}</p>" for part in story(n + 4).split("\n\n"))
        (folder / f"q{n}.html").write_text(f"<html><body><h1>Kelm {n}</h1>{paragraphs * 2}</body></html>")
    rows = [{"id": str(n), "url": f"https://kelm.example/{n}", "text": page(n)} for n in range(6)]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n")
    return folder


class Reader:
    """Reads a folder, each time with what the time before left."""

    def __init__(self, folder: Path, kept: Path, readers: int = 1) -> None:
        self.folder, self.kept, self.readers = folder, kept, readers

    def __call__(self, options: ReadOptions | None = None) -> tuple[list[Article | Reject], int]:
        """Articles and rejects, and how many documents were known."""
        kept = KeptReading(str(self.kept), options or ReadOptions())
        items = list(read_kept([self.folder], options, self.readers, kept))
        return [item.article if isinstance(item, Taken) else item for item in items], kept.n_known


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads a folder of pages, which has been read once."""
    reader = Reader(write_pages(tmp_path / "pages"), tmp_path / "kept")
    assert reader() == (list(read_inputs([reader.folder])), 0)
    return reader


def anew(read: Reader) -> list[Article | Reject]:
    return list(read_inputs([read.folder]))


def test_what_is_as_it_was_is_not_read_again(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-P", "-c", FORGETFUL))
    items, n_known = read()
    assert items == anew(read) and n_known == 14 and len(items) == 15


def test_a_page_more_makes_only_those_be_read_again_of_which_it_tells_something_new(read: Reader) -> None:
    (read.folder / "aa-more.txt").write_text(page(8))
    items, n_known = read()
    assert items == anew(read) and n_known == 14
    # Its appeal, with which no other page ends, stands on this one, too: there it is furniture from now on.
    (read.folder / "p1.txt").write_text(page(1, appeal="Send us your pictures of the flood on the river"))
    read()
    (read.folder / "zz-more.txt").write_text(
        page(9, appeal="Send us your pictures of the flood on the river")
    )
    items, n_known = read()
    assert items == anew(read) and n_known == 14
    assert not any("pictures" in item.text for item in items if isinstance(item, Article))


def test_pages_that_are_changed_or_gone_leave_no_trace(read: Reader) -> None:
    (read.folder / "p0.txt").unlink()
    (read.folder / "q3.html").unlink()
    (read.folder / "q1.html").write_text(
        (read.folder / "q1.html").read_text().replace("Kelm 1", "Kelm again")
    )
    lines = (read.folder / "rows.jsonl").read_text().splitlines()
    del lines[2]
    lines[0] = lines[0].replace("officials", "clerks")
    (read.folder / "rows.jsonl").write_text("\n".join(lines))
    items, n_known = read()
    assert items == anew(read) and len(items) == 12 and n_known == 9


def test_a_page_without_its_siblings_is_read_as_such(read: Reader) -> None:
    for path in read.folder.iterdir():
        if path.name not in ("p2.txt", "q2.html"):
            path.unlink()
    assert read()[0] == anew(read)


def test_what_is_known_of_a_file_counts_as_its_content_does(read: Reader) -> None:
    (read.folder / "sources.csv").write_text("file,outlet\np3.txt,Kelm Courier\nq0.html,Kelm Courier\n")
    items, n_known = read()
    assert items == anew(read) and n_known == 12
    assert [item.outlet for item in items if isinstance(item, Article)].count("Kelm Courier") == 2


def test_a_file_under_another_name_is_looked_through_again_but_its_records_are_known(read: Reader) -> None:
    (read.folder / "rows.jsonl").rename(read.folder / "other.jsonl")
    items, n_known = read()
    assert items == anew(read) and n_known == 14


def test_other_settings_are_another_reading(read: Reader) -> None:
    options = ReadOptions(fields={"title": "id"})
    items, n_known = read(options)
    assert n_known == 0 and items == list(read_inputs([read.folder], options))


def test_a_long_file_is_kept_run_by_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    rows = [{"id": str(n), "outlet": f"Paper {n % 40}", "text": page(n)} for n in range(1_200)]
    (folder / "long.jsonl").write_text("\n".join(map(json.dumps, rows)))
    read = Reader(folder, tmp_path / "kept")
    first = read()[0]
    shards = sorted((tmp_path / "kept").rglob("*.parquet"))
    shards[0].unlink()  # as if the build had been killed: some of it is kept, some is not
    assert read()[0] == first == anew(read)
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-P", "-c", FORGETFUL))
    assert read() == (first, 1_200)


def test_what_is_not_used_any_more_is_thrown_away(read: Reader) -> None:
    for path in [*read.folder.glob("*.html"), *read.folder.glob("*.jsonl")]:
        path.unlink()
    kept = KeptReading(str(read.kept), ReadOptions())
    list(read_kept([read.folder], None, 1, kept))
    kept.prune()
    assert read() == (anew(read), 4)


def test_kept_values_make_strings_and_numbers_and_nothing_else() -> None:
    with pytest.raises(pickle.UnpicklingError, match="has no place"):
        unpack(pickle.dumps((Path("/tmp"),)))
