"""The example inputs of docs/inputs.md: those of data/inputs/, and binary ones made from them."""

import bz2
import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

INPUTS = Path(__file__).parents[2] / "data" / "inputs"


def make_inputs(folder: Path) -> Path:
    """Copy data/inputs/ into a folder and add the binary examples."""
    shutil.copytree(INPUTS, folder)
    rows = [json.loads(line) for line in (folder / "wire.jsonl").read_text(encoding="utf-8").splitlines()]
    wire = (folder / "wire.jsonl").read_bytes()
    (folder / "table.xlsx").write_bytes(excel(rows))
    (folder / "table.parquet").write_bytes(parquet(rows))
    (folder / "crawl.warc.gz").write_bytes(warc((folder / "page.html").read_bytes()))
    (folder / "nexis.docx").write_bytes(word((folder / "nexis.html").read_text(encoding="utf-8")))
    (folder / "wire.jsonl.zst").write_bytes(zstd(wire))
    with zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("day1/message.eml", (folder / "message.eml").read_bytes())
        archive.writestr("day2/feed.atom.bz2", bz2.compress((folder / "feed.atom").read_bytes()))
    return folder


def zstd(data: bytes) -> bytes:
    import pyarrow

    return pyarrow.compress(data, codec="zstd", asbytes=True)


def excel(rows: list[dict[str, Any]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    target = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), target)
    return target.getvalue()


def warc(page: bytes, gzip: bool = True) -> bytes:
    """An archive of a crawl: what it says of itself, a page, its request, an image, and the page once more."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    target = io.BytesIO()
    writer = WARCWriter(target, gzip=gzip)
    url, day = "https://courier.example/2023/kelm-talks", {"WARC-Date": "2023-05-12T06:00:01Z"}

    def add(kind: str, media: str, data: bytes, uri: str = url) -> None:
        line, protocol = ("GET / HTTP/1.1", "") if kind == "request" else ("200 OK", "HTTP/1.1")
        head = StatusAndHeaders(line, [("Content-Type", media)], protocol=protocol)
        record = writer.create_warc_record(
            uri, kind, payload=io.BytesIO(data), http_headers=head, warc_headers_dict=day
        )
        writer.write_record(record)

    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "example"}))
    add("request", "text/plain", b"")
    add("response", "text/html; charset=utf-8", page)
    add("response", "image/png", b"\x89PNG", "https://courier.example/bridge.png")
    add("revisit", "text/html", b"")
    return target.getvalue()


def word(markup: str) -> bytes:
    """A Nexis export in Word: a paragraph for each block of the HTML export, behind a cover sheet."""
    import docx

    document = docx.Document()
    for line in (
        "Date and Time: Friday, May 12, 2023 9:12:00 AM CEST",
        "Documents (2)",
        "1. Sarvona and Highland Front",
    ):
        document.add_paragraph(line)
    for block in re.findall(r"<(?:p|h2)>(.*?)</(?:p|h2)>", markup):
        document.add_paragraph(re.sub("<[^>]+>", "", block))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def table(rows: list[list[Any]], separator: str = ",") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator="\n").writerows(rows)
    return target.getvalue()
