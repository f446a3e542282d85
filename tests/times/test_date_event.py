"""Which time is an event's own. Articles are published on Saturday, 6 November 2021."""

import importlib.util
from datetime import date
from pathlib import Path

from etl.times import EventDate, add_times, date_event

_spec = importlib.util.spec_from_file_location("trees", Path(__file__).with_name("trees.py"))
trees = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(trees)

PAST = "Tense=Past|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def dated(*notations: str, word: str, no: int = 1, status: str = "actual", **more) -> EventDate:
    read = trees.article(*notations)
    add_times(read)
    sentence = read.sentences[no - 1]
    return date_event(read, sentence, trees.token(read, word, no), status=status, **more)


def test_a_time_in_the_clause_is_the_events() -> None:
    found = dated(
        f"Rebels/NOUN/2/nsubj agreed=agree/VERB/0/root/{PAST} on/ADP/4/case Tuesday/PROPN/2/obl",
        word="agreed",
    )
    assert (found.date_start, found.date_end, found.date_prec, found.date_basis) == (
        date(2021, 11, 2), date(2021, 11, 2), 1, "relative",
    )  # fmt: skip
    assert found.time_text == "Tuesday" and "agreed" in found.how


def test_each_clause_keeps_its_own_time() -> None:
    notation = (
        f"They/PRON/2/nsubj agreed=agree/VERB/0/root/{PAST} on/ADP/4/case Monday/PROPN/2/obl to/PART/6/mark "
        "begin/VERB/2/xcomp/VerbForm=Inf a/DET/8/det truce/NOUN/6/obj on/ADP/10/case Nov./PROPN/6/obl 20/NUM/10/nummod"
    )
    assert dated(notation, word="agreed").date_start == date(2021, 11, 1)
    begin = dated(notation, word="truce", status="planned")
    assert (begin.date_start, begin.date_basis) == (date(2021, 11, 20), "stated")


def test_the_time_of_the_saying_dates_only_what_was_said_with_no_time() -> None:
    notation = (
        f"He/PRON/2/nsubj said=say/VERB/0/root/{PAST} on/ADP/4/case Thursday/PROPN/2/obl that/SCONJ/7/mark "
        f"rebels/NOUN/7/nsubj agreed=agree/VERB/2/ccomp/{PAST} in/ADP/9/case October/PROPN/7/obl"
    )
    found = dated(notation, word="agreed")
    assert (found.date_start, found.date_end, found.date_prec) == (date(2021, 10, 1), date(2021, 10, 31), 4)


def test_a_length_with_a_present_perfect_tells_when_a_state_began() -> None:
    notation = (
        "They/PRON/4/nsubj have/AUX/4/aux/Tense=Pres|VerbForm=Fin been=be/AUX/4/aux/Tense=Past|VerbForm=Part "
        "talking=talk/VERB/0/root/Tense=Pres|VerbForm=Part for/ADP/8/case nearly/ADV/7/advmod two/NUM/8/nummod "
        "weeks=week/NOUN/4/obl"
    )
    found = dated(notation, word="talking", lasting=True)
    assert (found.date_start, found.date_end, found.date_prec, found.ongoing) == (
        date(2021, 10, 23), date(2021, 11, 6), 3, True,
    )  # fmt: skip


def test_a_length_of_a_truce_is_no_date_and_gives_its_last_day() -> None:
    notation = (
        f"They/PRON/2/nsubj declared=declare/VERB/0/root/{PAST} a/DET/7/det 30/NUM/6/nummod -/PUNCT/6/punct "
        "day/NOUN/7/compound truce/NOUN/2/obj on/ADP/9/case Monday/PROPN/2/obl"
    )
    read = trees.article(notation.replace("30/NUM/6/nummod -/PUNCT/6/punct day/NOUN/7/compound",
                                          "30-day/ADJ/5/amod").replace("a/DET/7", "a/DET/5")
                         .replace("Monday/PROPN/2/obl", "Monday/PROPN/2/obl").replace("on/ADP/9/case", "on/ADP/7/case"))  # fmt: skip
    add_times(read)
    found = date_event(read, read.sentences[0], trees.token(read, "truce"), status="actual")
    assert (found.date_start, found.duration_days, found.expiry) == (date(2021, 11, 1), 30, date(2021, 12, 1))


def test_since_bounds_a_lasting_state() -> None:
    notation = (
        "A/DET/2/det truce/NOUN/4/nsubj has/AUX/4/aux/Tense=Pres|VerbForm=Fin held=hold/VERB/0/root/"
        f"{PART} since/ADP/6/case 2019/NUM/4/obl"
    )
    found = dated(notation, word="held", lasting=True)
    assert (found.date_start, found.date_end, found.date_prec, found.ongoing) == (
        date(2019, 1, 1), date(2021, 11, 6), 5, True,
    )  # fmt: skip


def test_news_with_no_time_is_of_the_day_before_publication_or_of_that_day() -> None:
    found = dated(f"Rebels/NOUN/2/nsubj agreed=agree/VERB/0/root/{PAST}", word="agreed")
    assert (found.date_start, found.date_end, found.date_prec, found.date_basis) == (
        date(2021, 11, 5), date(2021, 11, 6), 2, "publication",
    )  # fmt: skip


def test_what_lies_ahead_with_no_date_has_none() -> None:
    notation = "They/PRON/3/nsubj will/AUX/3/aux/VerbForm=Fin talk/VERB/0/root/VerbForm=Inf"
    assert dated(notation, word="talk", status="planned").date_start is None
    agreed = dated(
        f"Rebels/NOUN/2/nsubj agreed=agree/VERB/0/root/{PAST}", word="agreed", status="conditional"
    )
    assert agreed.date_basis == "publication"


def test_background_takes_the_time_of_the_sentence_before() -> None:
    first = f"War/NOUN/2/nsubj ended=end/VERB/0/root/{PAST} in/ADP/4/case 1953/NUM/2/obl"
    second = f"Talks/NOUN/2/nsubj failed=fail/VERB/0/root/{PAST}"
    found = dated(first, second, word="failed", no=2)
    assert (found.date_start, found.date_end, found.date_basis) == (
        date(1953, 1, 1),
        date(1953, 12, 31),
        "context",
    )


def test_past_perfect_with_no_time_is_background_and_has_none() -> None:
    notation = f"They/PRON/3/nsubj had=have/AUX/3/aux/{PAST} agreed=agree/VERB/0/root/{PART}"
    found = dated(notation, word="agreed")
    assert found.date_start is None and "background" in found.how


def test_what_several_times_were_is_background() -> None:
    notation = (
        "Several/ADJ/2/amod rounds=round/NOUN/6/nsubj of/ADP/4/case talks/NOUN/2/nmod have/AUX/6/aux/Tense=Pres|VerbForm=Fin "
        f"failed=fail/VERB/0/root/{PART}"
    )
    read = trees.article(notation)
    add_times(read)
    talks = trees.token(read, "talks")
    found = date_event(read, read.sentences[0], trees.token(read, "failed"), status="actual", topic=talks)
    assert found.date_start is None and "background" in found.how


def test_what_something_stands_under_is_taken_as_known() -> None:
    notation = (
        f"Troops/NOUN/2/nsubj left=leave/VERB/0/root/{PAST} on/ADP/4/case Sunday/PROPN/2/obl under/ADP/6/case "
        "agreement/NOUN/2/obl"
    )
    assert dated(notation, word="agreement").date_start is None
    assert dated(notation, word="left").date_start == date(2021, 10, 31)


def test_what_began_to_happen_on_a_day_began_then() -> None:
    notation = (
        f"Troops/NOUN/2/nsubj began=begin/VERB/0/root/{PAST} to/PART/4/mark leave/VERB/2/xcomp/VerbForm=Inf "
        "on/ADP/6/case Tuesday/PROPN/4/obl"
    )
    assert dated(notation, word="began").date_start == date(2021, 11, 2)


def test_no_publication_date_and_no_time_gives_no_date() -> None:
    read = trees.article(f"Rebels/NOUN/2/nsubj agreed=agree/VERB/0/root/{PAST}", published=None)
    add_times(read)
    assert (
        date_event(read, read.sentences[0], trees.token(read, "agreed"), status="actual").date_start is None
    )
