"""The stages in order: a fault in one article is its own reject; foreign texts are listed, not coded."""

from datetime import UTC

import pytest

import etl
import etl.events
import etl.language
import etl.times
from etl import coding
from etl.records import Article
from etl.stages import Stages, is_foreign

SPANISH = (
    "El gobierno de Colombia y el Ejército de Liberación Nacional acordaron el miércoles un alto el fuego de "
    "seis meses, dijo el gobierno en un comunicado. La tregua fue pactada en conversaciones celebradas en La "
    "Habana, y los delegados de Noruega fueron mediadores entre las dos partes durante varias semanas. "
)
WAR_ON_BREAD = """\
Rebels and army halt fighting for harvest

Published: 4 August 2023

BAMAKO - The army of Mali and Tuareg rebels agreed on Thursday on a truce of ten days, so that soldiers and
rebels can bring in the wheat that their bread is made of, the government said.
"""


def article(text: str, language: str | None = "en") -> Article:
    return Article("a" + "0" * 16, "one", "one.txt", "txt", "0" * 64, None, text, language=language)


@pytest.fixture(autouse=True)
def stages_loaded_anew():
    """A process loads the stages once; here they are replaced."""
    coding._stages.cache_clear()
    yield
    coding._stages.cache_clear()


@pytest.mark.parametrize("stage", ["times", "events"])
def test_an_article_that_breaks_a_stage_is_a_reject_with_the_fault(articles, tmp_path, monkeypatch, stage):
    module, name = {"times": (etl.times, "add_times"), "events": (etl.events, "code")}[stage]
    works = getattr(module, name)

    def breaks_on_bread(read):
        if read.article.source_id == "bread":
            raise RuntimeError("the loaf\nis burnt")
        return works(read)

    (articles / "bread.txt").write_text(
        WAR_ON_BREAD, encoding="utf-8"
    )  # of other news, no stage sees anything
    monkeypatch.setattr(module, name, breaks_on_bread, raising=False)
    etl.build(articles, tmp_path / "out", validate=False)
    data = etl.read(tmp_path / "out")
    (reject,) = data.rejects.to_dict("records")
    assert (reject["stage"], reject["reason"], reject["source_id"]) == (stage, "stage_error", "bread")
    assert reject["message"].endswith(f"article bread: {stage} failed with RuntimeError: the loaf is burnt")
    assert len(data.articles) == 2 and len(data.events) > 0


def test_a_batch_that_cannot_be_read_is_read_one_by_one(articles, tmp_path, monkeypatch):
    reads = etl.language.Reader.read_many

    def read_many(self, batch):
        batch = list(batch)
        if any(one.source_id == "bread" for one in batch):
            raise MemoryError("too much bread")
        return reads(self, batch)

    monkeypatch.setattr(etl.language.Reader, "read_many", read_many)
    etl.build(articles, tmp_path / "out", validate=False)
    data = etl.read(tmp_path / "out")
    assert list(data.rejects.stage) == ["language"]
    assert len(data.events) > 0


def test_spanish_is_listed_but_not_coded(articles, tmp_path):
    (articles / "es.txt").write_text(SPANISH * 2, encoding="utf-8")
    etl.build(articles, tmp_path / "out", validate=False)
    data = etl.read(tmp_path / "out")
    (reject,) = data.rejects.to_dict("records")
    assert (reject["stage"], reject["reason"], reject["source_id"]) == (
        "language",
        "language_not_supported",
        "es",
    )
    (row,) = data.articles[data.articles.source_id == "es"].to_dict("records")
    assert row["language"] == "es" and row["n_sentences"] > 0


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        (SPANISH, "es", True),
        (
            "THE REBELS SAID THAT THEY WOULD NOT BE AT THE TALKS AND THAT THEY HAD NOT BEEN ASKED TO COME. "
            * 3,
            "la",
            False,
        ),
        ("Les rebelles et le gouvernement se sont rencontrés à Doha. " * 5, "en", False),
        ("Rebellen sprechen mit Regierung.", "de", False),
        (SPANISH, None, False),
    ],
    ids=[
        "spanish",
        "capitals that the detector misjudges",
        "called English",
        "too short to be sure",
        "unknown",
    ],
)
def test_only_what_is_surely_not_english_is_left_out(text, language, foreign):
    assert is_foreign(article(text, language)) is foreign


def test_instants_are_kept_in_utc(tmp_path):
    (tmp_path / "one.jsonl").write_text(
        '{"id": "1", "published": "2021-11-06T23:30:00-05:00", "text": "The army and the rebels met in Doha."}\n'
    )
    etl.build(tmp_path / "one.jsonl", tmp_path / "out", validate=False)
    (row,) = etl.read(tmp_path / "out").articles.to_dict("records")
    assert str(row["published_at"]) == "2021-11-07 04:30:00+00:00"
    assert row["published_at"].tzinfo is not None and row["published_at"].astimezone(UTC).hour == 4
    assert str(row["published_date"])[:10] == "2021-11-06"
    assert row["ingested_version"] == etl.__version__


def test_stages_load_once_and_code_any_number_of_batches():
    stages = Stages()
    text = "The army and the rebels agreed on a ceasefire on Monday."
    first, second = stages.run([article(text)]), stages.run([article(text)])
    assert first[0].mentions
    assert first[0].mentions == second[0].mentions
