"""Another coder than the rules: an article in, mentions out, and everything else stays as it is."""

import pytest

import etl
from etl.coders import NoCoder, load_coder

OTHER = """
from etl.records import ArticleEvents, Mention

def every_sentence_a_truce(read):
    mentions = [
        Mention(read.article.article_id, s.no, s.start, s.end, s.text, s.text, "truce", "agreed", "actual", "other.1",
                source_date=read.article.published_date, confidence=0.5, local_event=s.no)
        for s in read.sentences if s.no == 1
    ]
    return ArticleEvents(read.article, mentions, [])
"""


@pytest.fixture
def other(tmp_path, monkeypatch):
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "other_coder.py").write_text(OTHER)
    monkeypatch.syspath_prepend(tmp_path / "modules")
    return "other_coder:every_sentence_a_truce"


def test_another_coder_fills_the_same_tables(other, tmp_path):
    (tmp_path / "bread.txt").write_text(
        "Bakers in the old town won the prize for the best rye bread. They danced."
    )
    etl.build(tmp_path / "bread.txt", tmp_path / "out", coder=other, validate=False)
    data = etl.read(tmp_path / "out")
    assert list(data.events.event_type) == ["agreed"]
    assert list(data.mentions.rule_id) == ["other.1"]
    assert data.mentions.evidence[0].startswith("Bakers in the old town")


@pytest.mark.parametrize(
    ("name", "told"),
    [("rules", "not of the form"), ("etl.events:rules", "no coder"), ("etl.nowhere:code", "no coder"),
     ("etl:__version__", "cannot be called")],
)  # fmt: skip
def test_a_name_that_is_no_coder_is_told_before_any_work(name, told, tmp_path):
    with pytest.raises(NoCoder, match=told):
        load_coder(name)
    with pytest.raises(NoCoder):
        etl.build(tmp_path / "nothing.txt", tmp_path / "out", coder=name)
    assert not (tmp_path / "out").exists()
