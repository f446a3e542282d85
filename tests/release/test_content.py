"""Paths of the maker's machine do not get out with a release."""

import pyarrow as pa
import pytest

from etl.release.content import shared_tables


@pytest.mark.parametrize(
    ("paths", "released"),
    [
        (["news/a.txt", "b.txt"], ["news/a.txt", "b.txt"]),
        (["/home/ana/news/a.txt", "/home/ana/news/deep/b.txt"], ["a.txt", "deep/b.txt"]),
        (["/home/ana/news/a.txt", "/home/ana/new/b.txt"], ["news/a.txt", "new/b.txt"]),
        (["C:\\Users\\Ana\\a.txt"], ["a.txt"]),
        (["-"], ["-"]),
    ],
)
def test_whole_paths_are_cut_to_what_the_inputs_do_not_share(paths, released):
    articles = pa.table({"source_path": paths})
    rejects = pa.table({"source_path": paths[:1], "message": [f"{paths[0]} cannot be read"]})
    shared = shared_tables({"articles": articles, "rejects": rejects}, "full")
    assert shared["articles"]["source_path"].to_pylist() == released
    assert shared["rejects"]["message"].to_pylist() == [f"{released[0]} cannot be read"]
