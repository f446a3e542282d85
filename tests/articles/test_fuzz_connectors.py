"""Damaged files of every format: whatever the bytes, documents and faults with a known reason come out."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.articles import REJECT_REASONS, ReadOptions
from etl.articles.connectors import find_documents
from etl.articles.draft import Fault, Found
from etl.articles.payloads import open_source
from etl.articles.sources import Source
from etl.records import Reject

from .samples import make_inputs

NAMES = (
    "wire.jsonl", "archive.json", "search.json", "table.csv", "table.tsv", "table.xlsx", "table.parquet", "crawl.warc.gz",
    "crawl.warc", "feed.rss", "feed.atom", "nexis.txt", "nexis.html", "nexis.docx", "factiva.html", "factiva-plain.html",
    "message.eml", "list.mbox", "saved.mhtml", "all.zip", "wire.jsonl.zst",
)  # fmt: skip
PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from([b'"', b"\x00" * 9, b"<", b"]]", b"\r\n\r\n", b"{" * 50, b"\xff\xfe"]),
)
# Where (as a share of the file), how many bytes go, and what comes in their place.
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    import gzip

    folder = make_inputs(tmp_path_factory.mktemp("fuzz") / "inputs")
    (folder / "crawl.warc").write_bytes(gzip.decompress((folder / "crawl.warc.gz").read_bytes()))
    return folder


def changed(data: bytes, changes: list[tuple[float, int, bytes]], cut: float) -> bytes:
    for place, gone, piece in changes:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + gone :]
    return data[: int(len(data) * cut)]


def read(path: Path) -> list[Found | Fault | Reject]:
    options = ReadOptions(max_bytes=2_000_000)
    items: list[Found | Fault | Reject] = []
    for payload in open_source(Source(path), options):
        items += [payload] if isinstance(payload, Reject) else find_documents(payload, options)
    return items


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_gives_documents_and_faults_and_nothing_else(inputs, tmp_path, name):
    whole = (inputs / name).read_bytes()
    path = tmp_path / name

    @settings(
        max_examples=30,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(CHANGES, st.one_of(st.just(1.0), st.floats(0, 1)))
    def check(changes, cut):
        path.write_bytes(changed(whole, changes, cut))
        items = read(path)
        assert items and all(isinstance(item, Found | Fault | Reject) for item in items)
        reasons = [item.reason for item in items if isinstance(item, Fault | Reject)]
        # "read_failed" is for what nobody has foreseen.
        assert not set(reasons) - (set(REJECT_REASONS) - {"read_failed"}), items

    check()


@settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.sampled_from(NAMES), st.binary(max_size=400))
def test_any_bytes_under_any_name_give_something(tmp_path_factory, name, data):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    items = read(path)
    assert items and not any(isinstance(item, Fault) and item.reason == "read_failed" for item in items), (
        items
    )
