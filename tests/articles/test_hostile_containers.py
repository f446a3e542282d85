"""Files made to harm, or harmed: each gives a reject with its reason, soon, and what is whole in it is read."""

import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from etl.articles import ReadOptions, read_inputs
from etl.records import Article, Reject

from .samples import excel, make_inputs

BODY = "The two armies agreed on Monday to stop shelling the town for a week. Talks go on in the capital."


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    return make_inputs(tmp_path_factory.mktemp("examples") / "inputs")


def run(path, **options) -> tuple[list[Article], list[str]]:
    items = list(read_inputs([path], ReadOptions(**options)))
    return [i for i in items if isinstance(i, Article)], [i.reason for i in items if isinstance(i, Reject)]


def write(folder, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"%PDF-1.7 ...", "binary_file"),
        ("a.docx", b"just text", "damaged_file"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            "binary_file",
        ),  # locked by a password
        ("a.xlsx", b"PK\x03\x04 and then nothing", "damaged_file"),
        ("a.zip", b"PK\x03\x04 and then nothing", "bad_archive"),
        ("a.parquet", b"PAR1" + b"\x15" * 200, "damaged_file"),
        ("a.parquet", b"\x89PNG\r\n\x1a\n", "binary_file"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -9\r\n\r\n", "empty_file"),
        ("a.warc.gz", b"no archive at all", "damaged_file"),
        ("a.rss", b"no feed at all", "damaged_file"),
        ("a.xml", b"<?xml version='1.0'?><catalogue/>", "damaged_file"),
        ("a.tar", b"no archive at all", "damaged_file"),
        ("a.tgz", gzip.compress(gzip.compress(b"twice")), "nested_archive"),
        ("a.jsonl", b"[" * 100_000, "bad_json"),
        ("a.jsonl", b'{"text":' * 100_000 + b"1" + b"}" * 100_000, "bad_json"),
        ("a.json", b'[{"a":' * 100_000, "bad_json"),
        ("a.json", b'[{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]", "bad_json"),
        ("a.json", b'[{"text": "never closed', "bad_json"),
        ("a.json", b"\xff\xd8\xff\xe0 a photo", "binary_file"),
        ("a.eml", b"Subject: =?x-none?q?=FF?=\r\nFrom: =?\r\nDate: x\r\n\r\n", "no_text"),
        (
            "a.mhtml",
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
            "no_text",
        ),
    ],
)
def test_what_is_not_what_it_says_is_told(tmp_path, name, data, reason):
    articles, reasons = run(write(tmp_path, name, data))
    assert not articles and set(reasons) == {reason}


@pytest.mark.parametrize(
    "name", ["table.xlsx", "table.parquet", "nexis.docx", "crawl.warc.gz", "wire.jsonl.zst", "all.zip"]
)
@pytest.mark.parametrize("share", [0.2, 0.6, 0.98])
def test_a_file_cut_short_is_told(inputs, tmp_path, name, share):
    data = (inputs / name).read_bytes()
    _, reasons = run(write(tmp_path, name, data[: int(len(data) * share)]))
    assert set(reasons) & {"damaged_file", "bad_archive"}


def office_bomb(part: str, size: int = 60_000_000) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, b" " * size)
    return target.getvalue()


@pytest.mark.parametrize(("name", "part"), [("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml")])
def test_an_office_file_that_is_a_bomb_is_not_unpacked(tmp_path, name, part):
    started = time.monotonic()
    assert run(write(tmp_path, name, office_bomb(part)), max_bytes=1_000_000) == ([], ["archive_bomb"])
    assert time.monotonic() - started < 5


def with_entities(path: Path, part: str, element: str) -> bytes:
    """An office file one of whose parts blows up by entities that hold entities."""
    target = io.BytesIO()
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info).decode("utf-8", "surrogateescape")
            if info.filename == part:
                start = data.index(f"<{element}")
                data = f'{data[:start]}<!DOCTYPE x [<!ENTITY e0 "peace">{bomb}]>{data[start:]}'
                data = data.replace("</w:t>", "&e9;</w:t>", 1).replace("</t>", "&e9;</t>", 1)
            new.writestr(info.filename, data.encode("utf-8", "surrogateescape"))
    return target.getvalue()


def test_entities_that_hold_entities_blow_up_nothing(inputs, tmp_path):
    rss = (inputs / "feed.rss").read_text()
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    head, rest = rss.split("?>", 1)
    feed = f'{head}?><!DOCTYPE rss [<!ENTITY e0 "peace">{bomb}]>{rest.replace("First talks", "&e9; talks")}'
    write(tmp_path, "a.rss", feed.encode())
    write(tmp_path, "b.docx", with_entities(inputs / "nexis.docx", "word/document.xml", "w:document"))
    write(tmp_path, "c.xlsx", with_entities(inputs / "table.xlsx", "xl/sharedStrings.xml", "sst"))
    started = time.monotonic()
    for path in sorted(tmp_path.iterdir()):
        articles, _ = run(path)
        assert all(len(article.text) < 10_000 for article in articles), path
    assert time.monotonic() - started < 20


def test_a_feed_reads_no_other_file_and_asks_no_server(tmp_path, monkeypatch):
    import socket

    def refused(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    secret = write(tmp_path, "secret.txt", b"Nobody is to read this.")
    feed = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y SYSTEM "http://192.0.2.1/y">]><rss version="2.0"
    xml:base="http://192.0.2.1/"><channel><title>F</title><item><title>T</title><description>{BODY * 15} &x; &y;</description></item>
    </channel></rss>"""
    articles, _ = run(write(tmp_path, "a.rss", feed.encode()))
    assert all("Nobody" not in article.text for article in articles)


def test_a_file_that_cannot_be_opened_or_read_on_is_told(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", BODY.encode())
    write(tmp_path, "b.jsonl", json.dumps({"text": BODY}).encode())
    opened = Path.open

    def refusing(path, *args, **kwargs):
        if path.name == "b.jsonl":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    articles, reasons = run(tmp_path)
    assert [a.source_id for a in articles] == ["a"] and reasons == ["unreadable_file"]


def test_a_line_of_ten_megabytes_is_no_trouble(tmp_path):
    line = json.dumps({"text": BODY, "html": "x" * 10_000_000}).encode()
    started = time.monotonic()
    for name in ("a.jsonl", "a.json"):
        assert len(run(write(tmp_path, name, line + b"\n"))[0]) == 1
    _, reasons = run(write(tmp_path, "a.csv", b"id,text\n1," + b"x" * 10_000_000), max_bytes=1_000_000)
    assert reasons == ["too_large"]
    assert time.monotonic() - started < 10


def test_a_sheet_that_says_it_is_endless_is_read_to_its_last_row(tmp_path):
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(excel([{"id": "1", "text": BODY}]))) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for info in old.infolist():
            data = old.read(info)
            new.writestr(
                info.filename, data.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:XFD1048576"')
            )
    articles, reasons = run(write(tmp_path, "a.xlsx", target.getvalue()))
    assert [a.text for a in articles] == [BODY] and not reasons
