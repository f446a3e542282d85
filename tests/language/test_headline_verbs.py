"""Headlines whose verb looks like a plural noun: the verb, its subject and its object are found."""

import pytest

from etl.language import Reader
from etl.language.gate import Clue
from etl.records import Article

GATE = [Clue(frozenset({word})) for word in ("talk", "mediator", "conference")]


def _tokens(text: str):
    article = Article("a", "a", "a.txt", "txt", "0" * 64, None, text)
    read = next(iter(Reader(GATE).read_many([article])))
    return next(s.tokens for s in read.sentences if s.tokens)


def _told(text: str) -> tuple[str, list[str], list[str]]:
    """The root with its subject and object."""
    tokens = _tokens(text)
    root = next(t for t in tokens if t.head == t.i)
    below = [(t.dep, t.norm) for t in tokens if t.head == root.i]
    return (
        root.norm if root.upos == "VERB" else "",
        [n for d, n in below if d == "nsubj"],
        [n for d, n in below if d == "obj"],
    )


@pytest.mark.parametrize(
    ("text", "verb", "subject", "taken"),
    [
        ("Museveni scraps talks with northern rebels", "scraps", "museveni", "talks"),
        ("Burma's army snubs Mandalay talks", "snubs", "army", "talks"),
        ("Frelimo boycotts talks with Renamo", "boycotts", "frelimo", "talks"),
        ("Nepal, Maoists set date for talks", "set", "nepal", "date"),
        ("Tutsi rebels in Goma reject Obasanjo as mediator", "reject", "rebels", "obasanjo"),
    ],
)
def test_the_word_that_can_be_a_verb_is_one(text, verb, subject, taken):
    assert _told(text) == (verb, [subject], [taken])


@pytest.mark.parametrize(
    "text",
    ["The peace conference in Istanbul", "Army boycott of the talks", "A call for talks from the rebels"],
)
def test_a_noun_phrase_stays_one(text):
    assert _told(text)[0] == ""


def test_what_is_ruled_out_is_holding_the_talks():
    tokens = _tokens("The minister ruled out holding talks with the front.")
    holding = next(t for t in tokens if t.norm == "holding")
    assert holding.upos == "VERB" and tokens[holding.head].norm == "ruled"
    assert [t.norm for t in tokens if t.head == holding.i and t.dep == "obj"] == ["talks"]


def test_what_is_called_for_is_the_cancelling():
    tokens = _tokens("Two factions called for the peace conference to be cancelled.")
    cancelled = next(t for t in tokens if t.norm == "cancelled")
    assert (cancelled.dep, tokens[cancelled.head].norm) == ("xcomp", "called")
    assert [t.norm for t in tokens if t.head == cancelled.i and t.dep == "nsubj:pass"] == ["conference"]
