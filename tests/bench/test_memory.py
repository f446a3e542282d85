"""The build that memory is measured on gives events, some of them told by several papers."""

from pathlib import Path

import etl
from tests.bench.memory import build


def test_made_up_articles_make_a_data_set(tmp_path: Path) -> None:
    build(400, tmp_path)
    data = etl.read(tmp_path)
    assert len(data.articles) == 400
    assert 0 < len(data.events) <= len(data.mentions)
    assert data.rejects.empty
