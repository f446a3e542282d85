"""Confidences fitted to annotated articles mean what they say."""

import yaml

from etl.evaluation.calibrate import Judged, fit, reliability, unseen, write
from etl.events.confidence import chance


def world(articles: int = 400) -> list[Judged]:
    """Events with an act are right 9 times in 10, bare ones 4 times in 10."""
    judged = []
    for number in range(articles):
        judged += [
            Judged(f"doc{number}", ("act",), number % 10 != 0),
            Judged(f"doc{number}", (), number % 10 < 4),
        ]
    return judged


def test_the_chance_of_a_sign_is_how_often_it_was_right():
    weights = fit(world())
    assert abs(chance(("act",), weights) - 0.9) < 0.04
    assert abs(chance((), weights) - 0.4) < 0.04


def test_a_sign_seen_once_moves_little():
    weights = fit([*world(), Judged("odd", ("headline",), False)])
    assert abs(weights["headline"]) < 0.3 < weights["act"]


def test_signs_that_were_never_fitted_do_no_harm_and_nothing_is_certain():
    weights = {"always": 0.0, "act": 50.0}
    assert chance(("unheard_of",), weights) == 0.5
    assert chance(("act",), weights) == 0.97


def test_reliability_is_judged_on_articles_not_fitted_on():
    rated = unseen(world())
    assert len(rated) == 800
    table = reliability(rated)
    assert all(abs(row["confidence"] - row["right"]) < 0.1 for row in table)
    assert sum(row["n"] for row in table) == 800


def test_the_lexicon_keeps_its_words_and_takes_new_weights(tmp_path):
    path = tmp_path / "confidence.yaml"
    path.write_text(
        "# Why.\nweak_topics: [meeting]\n# Fitted long ago\nweights:\n  always: 1.0\nreliability: []\n"
    )
    for _ in range(2):  # written twice it is the same
        write(path, {"always": 0.5, "act": 0.25}, [{"from": 0.5, "to": 0.6, "n": 3}], "on 3 events.")
        text = path.read_text()
        assert text.startswith("# Why.\n") and text.count("# Fitted") == 1 and "long ago" not in text
        data = yaml.safe_load(text)
        assert data["weak_topics"] == ["meeting"] and data["weights"] == {"always": 0.5, "act": 0.25}
        assert data["reliability"] == [{"from": 0.5, "to": 0.6, "n": 3}]
