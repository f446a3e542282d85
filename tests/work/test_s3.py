"""Kept results in an object store: a server on this machine speaks to s3fs as Amazon's does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.work import Kept

from .conftest import build, tables
from .test_incremental import kept_counts

WHY = "pip install 'conflict-timeline[s3]' and 'moto[s3]', flask, flask-cors; the dev install has them"
s3fs = pytest.importorskip("s3fs", reason=WHY)
moto = pytest.importorskip("moto.server", reason=WHY)
ONE, TWO = b"1" * 16, b"2" * 16


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of a bucket."""
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir("work")
        yield "s3://work"
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def test_data_sets_share_what_was_read_and_coded(
    bucket: str, articles: Path, built: Path, tmp_path: Path
) -> None:
    build(articles, tmp_path / "one", work=f"{bucket}/shared")
    build(articles, tmp_path / "two", work=f"{bucket}/shared")
    assert kept_counts(tmp_path / "one") == (2, 0)
    assert kept_counts(tmp_path / "two") == kept_counts(tmp_path / "two", "reading") == (2, 2)
    build(articles, tmp_path / "here")
    assert tables(tmp_path / "one") == tables(tmp_path / "two") == tables(tmp_path / "here")


def test_what_is_of_no_use_is_thrown_away_in_a_place_of_ones_own(bucket: str) -> None:
    Kept(f"{bucket}/own", "old").put([(ONE, b"old")])
    kept = Kept(f"{bucket}/own", "new")
    kept.put([(ONE, b"one"), (TWO, b"two"), (b"3" * 16, b"three")])
    kept.refresh()
    kept.prune([TWO])
    assert Kept(f"{bucket}/own", "new").get([ONE, TWO]) == [None, b"two"]
    assert len(Kept(f"{bucket}/own", "old")) == 0
