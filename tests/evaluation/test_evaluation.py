"""Annotations against a data set: what is found, what is right, and why not."""

import pytest
import yaml

from etl.evaluation import GoldFault, compare, read_gold, score
from etl.evaluation.causes import CAUSES, errors
from etl.evaluation.names import matches, quotes_same, same_name

from .conftest import SENTENCE, event

TRUCE = {
    "family": "truce", "event_type": "agreed", "status": "actual", "evidence": ["agreed on Monday to stop shelling Dresk"],
    "date_start": "2031-05-05", "date_end": "2031-05-05", "date_prec": 1, "date_basis": "relative",
    "parties": [["Government of Sarvona", "Sarvona"], "Hill Front"],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path):
    """Write annotations of the article and read them."""

    def make(*events, name="dresk.yaml", **more):
        (tmp_path / name).write_text(yaml.safe_dump({"doc_id": "dresk", "events": list(events)} | more))
        return list(read_gold(tmp_path))

    return make


def test_an_event_quoted_is_found_and_its_fields_are_judged(gold, tables):
    found = tables(
        (event("e1", truce_duration_days=2), SENTENCE),
        actors=(("e1", "party", "Government of Sarvona"), ("e1", "party", "Lake Army")),
    )
    scores = score(compare(gold(TRUCE | {"truce_duration_days": 2, "truce_scope": "city"}), found))
    assert (scores.detection["truce"].f1, scores.strict["all"].f1) == (1.0, 1.0)
    assert (scores.actors["parties"].hits, scores.actors["parties"].coded) == (1, 2)
    assert scores.fields["truce_duration_days"] == [1, 1] and scores.fields["truce_scope"] == [0, 1]
    assert scores.fields["date within precision (text gives one)"] == [1, 1]


def test_another_type_is_found_but_not_strictly(gold, tables):
    scores = score(compare(gold(TRUCE), tables((event("e1", event_type="violated"), SENTENCE))))
    assert (scores.detection["all"].hits, scores.strict["all"].hits) == (1, 0)


def test_another_family_is_not_found(gold, tables):
    compared = compare(gold(TRUCE), tables((event("e1", family="talks"), SENTENCE)))
    assert score(compared).detection["truce"].recall == 0.0
    assert sorted(e.cause for e in errors(compared)) == ["extra: other family", "missed: other family"]


def test_of_two_acts_in_one_sentence_each_is_paired_with_its_like(gold, tables):
    proposed = TRUCE | {"event_type": "proposed"}
    found = tables((event("e1", event_type="proposed"), SENTENCE), (event("e2"), SENTENCE))
    assert score(compare(gold(TRUCE, proposed), found)).strict["all"].hits == 2


def test_an_optional_event_counts_neither_for_nor_against(gold, tables):
    annotated = gold(TRUCE | {"optional": True})
    for found in (tables((event("e1"), SENTENCE)), tables()):
        rates = score(compare(annotated, found)).detection
        assert not rates or (rates["all"].coded, rates["all"].gold) == (0, 0)


def test_an_article_without_events_is_clean_only_if_nothing_is_coded(gold, tables):
    annotated = gold()
    assert score(compare(annotated, tables())).clean == 1
    invented = compare(annotated, tables((event("e1"), SENTENCE)))
    assert score(invented).clean == 0
    assert [e.cause for e in errors(invented)] == ["extra: nothing annotated"]


@pytest.mark.parametrize(
    ("coded", "cause"),
    [
        ({"event_type": "declared"}, "wrong type"),
        ({"status": "planned"}, "wrong status"),
        ({"date_start": None}, "wrong date"),
    ],
)
def test_differences_have_a_cause(gold, tables, coded, cause):
    parties = (("e1", "party", "Sarvona"), ("e1", "party", "Hill Front"))
    found = list(errors(compare(gold(TRUCE), tables((event("e1", **coded), SENTENCE), actors=parties))))
    assert [e.cause for e in found] == [cause] and found[0].cause in CAUSES


def test_two_acts_merged_into_one_are_told_as_such(gold, tables):
    compared = compare(gold(TRUCE, TRUCE | {"event_type": "in_effect"}), tables((event("e1"), SENTENCE)))
    assert "missed: taken for another" in [e.cause for e in errors(compared)]


def test_dates_that_the_annotator_did_not_look_at_are_not_scored(gold, tables):
    undated = {name: value for name, value in TRUCE.items() if not name.startswith("date_")}
    compared = compare(gold(undated), tables((event("e1"), SENTENCE)))
    assert not any("date" in name for name in score(compared).fields)
    assert "wrong date" not in [e.cause for e in errors(compared)]
    compared = compare(gold(undated | {"date_start": None}), tables((event("e1"), SENTENCE)))
    assert score(compared).fields["date within precision"] == [0, 1]


def test_an_article_that_was_not_built_is_told(gold, tables):
    compared = compare(gold(TRUCE, doc_id="elsewhere"), tables((event("e1"), SENTENCE)))
    assert score(compared).not_there == 1
    assert [e.cause for e in errors(compared)] == ["missed: article not read"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"family": "war"}, "event 1: family is 'war'"),
        ({"event_type": "held"}, "event_type is 'held', none of proposed"),
        ({"evidence": []}, "evidence must be a list of quotes"),
        ({"date_start": "May 5"}, "date_start is 'May 5', no day"),
    ],
)
def test_a_faulty_annotation_is_told_with_its_place(gold, change, told):
    with pytest.raises(GoldFault, match=told):
        gold(TRUCE | change)


def test_files_that_are_no_annotations(tmp_path):
    with pytest.raises(GoldFault, match="no annotation"):
        list(read_gold(tmp_path))
    (tmp_path / "a.json").write_text("[1]")
    with pytest.raises(GoldFault, match="a list named events"):
        list(read_gold(tmp_path))


def test_names_are_the_same_with_and_without_the_word_government():
    assert same_name(["Government of Côte d’Ivoire"], ["Cote d Ivoire"])
    assert not same_name(["North Sarvona"], ["Sarvona"])
    assert matches([["FARC"], ["FARC"]], [["FARC", "Revolutionary Armed Forces"], ["ELN"]]) == 1


def test_a_quotation_may_be_a_clause_or_longer_than_the_sentence():
    assert quotes_same(SENTENCE, "agreed to stop shelling Dresk")
    assert quotes_same("They agreed on Monday.", SENTENCE) is False
    assert quotes_same(SENTENCE, f"{SENTENCE} Talks go on in the capital next week, and nobody expects much.")
