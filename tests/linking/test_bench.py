"""Merging on the bench of short reports; `make bench-linking` prints all figures and what is wrong."""

from etl.evaluation.clusters import b_cubed, pairwise

from .score_merging import merged_as_given, reports


def test_the_bench_is_large_enough_to_tell_something():
    told = reports()
    assert len(told) >= 150 and len({one.event for one in told}) >= 40
    assert sum(one.article.duplicate_of is not None for one in told) >= 5


def test_mentions_coded_by_a_person_are_put_together_well():
    told = reports()
    gold = {one.article.article_id: one.event for one in told}
    pairs = pairwise(gold, merged_as_given(told))
    assert pairs.precision >= 0.95 and pairs.recall >= 0.85
    assert b_cubed(gold, merged_as_given(told)).f1 >= 0.95


def test_pairs_are_counted():
    gold = {1: "a", 2: "a", 3: "a", 4: "b"}
    found = {1: "x", 2: "x", 3: "y", 4: "y"}
    assert (pairwise(gold, found).precision, pairwise(gold, found).recall) == (1 / 2, 1 / 3)
    cubed = b_cubed(gold, found)
    assert (cubed.precision, round(cubed.recall, 4)) == (
        (1 + 1 + 0.5 + 0.5) / 4,
        round((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 4),
    )


def test_a_report_that_is_not_found_costs_recall_only():
    gold = {1: "a", 2: "a"}
    assert (b_cubed(gold, {1: "x"}).precision, b_cubed(gold, {1: "x"}).recall) == (1.0, 0.5)
    assert (pairwise(gold, {1: "x"}).precision, pairwise(gold, {1: "x"}).recall) == (1.0, 0.0)
