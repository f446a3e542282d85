"""Copies: the same wire report in several papers is one report; a report with news in it is another."""

from dataclasses import replace
from datetime import date

import pytest

from etl.articles import tell_copies
from etl.articles.copies import holds
from etl.records import Article

LEAD = (
    "The government of Sarvona and the rebels of the Hill Front agreed on Monday to stop shelling the town of "
    "Dresk for 48 hours, so that lorries with flour can pass the bridge. "
)
MIDDLE = (
    "The envoy of the river states, who had carried messages between the two sides since spring, told reporters in "
    "the capital that both commanders had signed the paper in his presence and that neither had asked for anything "
    "in return. Drivers said the road was still mined near the mill. "
)
CLOSE = (
    "The war over the hill districts began six years ago, when the army closed the markets there after a bomb had "
    "killed a governor, and has driven about a quarter of the people from their homes, most of them to camps along "
    "the lake where they live from what the churches bring."
)
STORY = LEAD + MIDDLE + CLOSE
DAY = date(2031, 5, 6)


def article(name: str, text: str, title: str | None = None, day: date | None = DAY) -> Article:
    # The id stands for the words, as the reading gives it.
    words = f"a{abs(hash((title, text))) % 16**16:016x}"
    return Article(words, name, f"{name}.txt", "txt", "0" * 64, title, text, outlet=name, published_date=day)


def settle(*articles: Article) -> dict[str, str | None]:
    """The source of each article's original, by its own source; None for an original."""
    settled = tell_copies(articles)
    names = {one.article_id: one.source_id for one in settled}
    assert len(names) == len(articles)  # ids are unique
    return {one.source_id: names.get(one.duplicate_of) for one in settled}


def test_the_same_words_are_a_copy_whatever_their_signs_and_title():
    shouted = STORY.upper().replace(", ", " - ")
    assert settle(
        article("agency", STORY), article("herald", shouted, "Lull for Dresk", date(2031, 5, 7))
    ) == {
        "agency": None,
        "herald": "agency",
    }


def test_the_first_printed_is_the_original_whatever_the_order():
    one, two = article("b-post", STORY), article("a-herald", STORY, day=date(2031, 5, 7))
    assert settle(one, two) == settle(two, one) == {"b-post": None, "a-herald": "b-post"}


def test_one_file_read_twice_keeps_two_ids():
    assert settle(article("x", STORY), replace(article("x", STORY), source_path="y.txt", source_id="y")) == {
        "x": None,
        "y": "x",
    }


def test_a_paper_that_prints_half_of_a_report_has_a_copy_of_the_whole():
    short = article("herald", LEAD + MIDDLE)
    assert settle(short, article("agency", STORY)) == {"herald": "agency", "agency": None}


def test_a_word_changed_by_an_editor_makes_no_other_report():
    edited = STORY.replace("lorries", "trucks").replace("in his presence", "before him")
    assert settle(article("agency", STORY), article("herald", edited)) == {"agency": None, "herald": "agency"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("for 48 hours", "for 72 hours"),
        ("on Monday", "on Thursday"),
        ("had signed the paper", "had not signed the paper"),
        (
            "Drivers said the road was still mined near the mill. ",
            "But shells fell on the bridge an hour before the lull and killed a driver from the lake. ",
        ),
    ],
    ids=["another figure", "another day", "the contrary", "a sentence of its own"],
)
def test_what_the_other_report_does_not_say_makes_a_report_of_its_own(old, new):
    told = settle(article("agency", STORY), article("herald", STORY.replace(old, new)))
    assert told == {"agency": None, "herald": None}


def test_the_update_of_a_story_is_no_copy_but_its_first_version_is():
    update = (
        STORY + " On Tuesday the first forty lorries passed the bridge and came back empty without a shot."
    )
    assert settle(article("first", STORY), article("update", update)) == {"first": "update", "update": None}


def test_a_near_copy_of_another_week_is_not_the_same_report():
    later = article("herald", LEAD + MIDDLE, day=date(2031, 5, 20))
    assert settle(article("agency", STORY), later) == {"agency": None, "herald": None}


def test_short_texts_are_copies_only_under_the_same_title():
    text = "Our reporter will be with you shortly."
    told = settle(article("a", text, "Truce in Dresk"), article("b", text, "Cup final"), article("c", text, "Cup final"))  # fmt: skip
    assert told == {"a": None, "b": None, "c": "b"}


def test_a_text_that_shares_only_its_background_is_not_held():
    other = "The two sides will meet in the capital next week, the envoy said. " + CLOSE
    assert not holds(STORY, other) and not holds(other, STORY)
    assert holds(STORY, CLOSE)
