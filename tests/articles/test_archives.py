"""Compressed files and archives: read as streams, within bounds, member by member."""

import bz2
import gzip
import io
import json
import os
import random
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping

import pyarrow
import pytest

from etl.articles import ReadOptions, read_inputs
from etl.articles.connectors import find_documents
from etl.articles.payloads import open_source
from etl.articles.sources import Source
from etl.records import Article, Reject

BODY = "The two armies agreed on Monday to stop shelling the town for a week. Talks go on in the capital."
Content = bytes | str


def run(*inputs, **options) -> tuple[list[Article], list[Reject]]:
    items = list(read_inputs(inputs, ReadOptions(**options)))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Reject)]


def lines(*ids: str) -> bytes:
    return b"".join(json.dumps({"id": i, "text": f"{BODY} Report {i}."}).encode() + b"\n" for i in ids)


def zstd(data: bytes) -> bytes:
    return pyarrow.compress(data, codec="zstd", asbytes=True)


def zipped(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".zst", zstd)])
def test_a_compressed_file_is_read_as_what_is_in_it(tmp_path, ending, pack):
    (tmp_path / f"wire.jsonl{ending}").write_bytes(pack(lines("1", "2")))
    (tmp_path / f"note.txt{ending}").write_bytes(pack(BODY.encode()))
    articles, rejects = run(tmp_path)
    assert [(a.source_id, a.source_format) for a in articles] == [
        ("note", "txt"),
        ("1", "jsonl"),
        ("2", "jsonl"),
    ]
    assert not rejects


def test_compression_is_told_by_content_whatever_the_name_says(tmp_path):
    (tmp_path / "wire.jsonl").write_bytes(bz2.compress(lines("1")))
    (tmp_path / "plain.jsonl.gz").write_bytes(lines("2"))
    assert [a.source_id for a in run(tmp_path)[0]] == ["2", "1"]


@pytest.mark.parametrize(
    ("name", "pack"),
    [("day.zip", zipped), ("day.tar", tarred), ("day.tar.gz", lambda m: tarred(m, "w:gz")),
     ("day.tgz", lambda m: tarred(m, "w:gz")), ("day.tar.bz2", lambda m: tarred(m, "w:bz2")),
     ("day.tar.zst", lambda m: zstd(tarred(m)))],
)  # fmt: skip
def test_members_of_an_archive_are_read_in_its_order(
    tmp_path, name, pack: Callable[[Mapping[str, bytes]], bytes]
):
    members = {
        "b/note.txt": BODY.encode(),
        "a/wire.jsonl.gz": gzip.compress(lines("1", "2")),
        "picture.txt": b"\x89PNG\r\n\x1a\n....",
        "__MACOSX/._note.txt": b"\x00\x05",
    }
    (tmp_path / name).write_bytes(pack(members))
    articles, rejects = run(tmp_path)
    path = str(tmp_path / name)
    assert [(a.source_id, a.source_path) for a in articles] == [
        ("note", f"{path}/b/note.txt"),
        ("1", f"{path}/a/wire.jsonl.gz"),
        ("2", f"{path}/a/wire.jsonl.gz"),
    ]
    assert [(r.reason, r.source_path) for r in rejects] == [("binary_file", f"{path}/picture.txt")]


def test_an_archive_in_an_archive_is_opened_but_no_third_one(tmp_path):
    inner = zipped({"one.txt": BODY.encode(), "third.zip": zipped({"deep.txt": BODY.encode()})})
    (tmp_path / "outer.zip").write_bytes(zipped({"inner.zip": inner}))
    articles, rejects = run(tmp_path)
    assert [a.source_path for a in articles] == [str(tmp_path / "outer.zip/inner.zip/one.txt")]
    assert [r.reason for r in rejects] == ["nested_archive"]


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path):
    (tmp_path / "in").mkdir()
    names = ["../../escape.txt", "/srv/secret.txt", "C:\\temp\\a.txt", "a\x1b[2Jb.txt"]
    (tmp_path / "in/day.tar").write_bytes(tarred({n: f"{BODY} {n!r}".encode() for n in names}))
    articles, _ = run(tmp_path / "in")
    ends = [a.source_path.removeprefix(str(tmp_path / "in/day.tar")) for a in articles]
    assert ends == ["/escape.txt", "/srv/secret.txt", "/C:/temp/a.txt", "/a?[2Jb.txt"]
    assert os.listdir(tmp_path) == ["in"] and os.listdir(tmp_path / "in") == ["day.tar"]


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path):
    with tarfile.open(tmp_path / "day.tar", "w") as archive:
        for name, kind, target in (("l.txt", tarfile.SYMTYPE, "/etc/passwd"), ("d.txt", tarfile.CHRTYPE, "")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    articles, rejects = run(tmp_path)
    assert not articles and [r.reason for r in rejects] == ["not_a_file"] * 2


def test_a_locked_member_costs_only_itself(tmp_path):
    data = bytearray(zipped({"a.txt": BODY.encode(), "b.txt": BODY.encode()}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1  # the flag "encrypted" of a.txt
    (tmp_path / "day.zip").write_bytes(data)
    articles, rejects = run(tmp_path)
    assert [a.source_id for a in articles] == ["b"]
    assert [(r.reason, r.source_id) for r in rejects] == [("encrypted", "a.txt")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zstd])
def test_what_came_before_the_damage_is_kept(tmp_path, pack):
    random.seed(4)
    many = [f"{i}-{random.random()}" for i in range(9_000)]
    whole = pack(lines(*many))
    path = tmp_path / "wire.jsonl"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    (payload,) = open_source(Source(path), ReadOptions())
    *found, fault = find_documents(payload, ReadOptions())
    assert len(found) > 1_000 and [item.known.source_id for item in found] == many[: len(found)]
    assert fault.reason == "bad_archive"


def test_a_tar_cut_or_damaged_anywhere_says_so(tmp_path):
    whole = tarred({f"{i}.txt": f"{BODY} {i}".encode() for i in range(3)})
    for cut in (600, 1024, 1300, 2048):
        (tmp_path / "day.tar").write_bytes(whole[:cut])
        assert [r.reason for r in run(tmp_path)[1]] == ["bad_archive"], cut
    (tmp_path / "day.tar").write_bytes(whole[:1024] + b"\xff" * 512 + whole[1536:])
    articles, rejects = run(tmp_path)
    assert [a.source_id for a in articles] == ["0"] and [r.reason for r in rejects] == ["bad_archive"]


def test_a_damaged_zip_member_costs_only_itself(tmp_path):
    data = bytearray(zipped({"a.txt": BODY.encode() * 9, "b.txt": BODY.encode()}))
    data[60:70] = b"\xff" * 10
    (tmp_path / "day.zip").write_bytes(data)
    articles, rejects = run(tmp_path)
    assert [a.source_id for a in articles] == ["b"] and [r.reason for r in rejects] == ["bad_archive"]


@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.zip", "bomb.tar.gz"])
def test_a_bomb_is_put_out_early(tmp_path, name):
    spaces = b"\n" * 30_000_000
    packed = {"bomb.jsonl.gz": lambda: gzip.compress(lines("1") + spaces),
              "bomb.zip": lambda: zipped({"one.jsonl": lines("1"), "b.jsonl": spaces}),
              "bomb.tar.gz": lambda: tarred({"one.jsonl": lines("1"), "b.jsonl": spaces}, "w:gz")}  # fmt: skip
    (tmp_path / name).write_bytes(packed[name]())
    articles, rejects = run(tmp_path, max_bytes=1_000_000)
    assert [a.source_id for a in articles] == ["1"] and [r.reason for r in rejects] == ["archive_bomb"]


def test_too_many_members_end_an_archive(tmp_path):
    (tmp_path / "day.zip").write_bytes(zipped({f"{i}.txt": f"{BODY} {i}".encode() for i in range(9)}))
    articles, rejects = run(tmp_path, max_members=5)
    assert len(articles) == 5 and [r.reason for r in rejects] == ["too_many_members"]


def test_memory_is_bound_by_the_largest_document_not_by_the_file(tmp_path):
    with open(tmp_path / "dump.jsonl", "wb") as file:
        for i in range(40):
            file.write(
                json.dumps({"id": str(i), "text": f"{BODY} {i}. " + "More. " * 100_000, "x": i}).encode()
                + b"\n"
            )
    tracemalloc.start()
    n = sum(isinstance(item, Reject) for item in read_inputs([tmp_path], ReadOptions(max_bytes=500_000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n == 40 and peak < 8_000_000  # of 24 MB


def test_a_line_too_long_costs_only_itself(tmp_path):
    (tmp_path / "dump.jsonl").write_bytes(
        lines("1") + b'{"text": "' + b"a" * 5_000_000 + b'"}\n' + lines("2")
    )
    articles, rejects = run(tmp_path, max_bytes=1_000_000)
    assert [a.source_id for a in articles] == ["1", "2"]
    assert [(r.reason, "line 2" in r.message) for r in rejects] == [("too_large", True)]


def test_standard_input_may_be_an_archive(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(zipped({"a.txt": BODY.encode()}))))
    articles, _ = run("-")
    assert [(a.source_id, a.source_path) for a in articles] == [("a", "-/a.txt")]
