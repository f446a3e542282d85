"""Verbs that the tagger takes for nouns: what stands around them tells that they are none."""

import pytest

from etl.language import Reader
from etl.language.gate import Clue
from etl.records import Article

GATE = [Clue(frozenset({word})) for word in ("hostility", "captive", "truce", "programme")]


def _word(text: str, word: str):
    article = Article("a", "a", "a.txt", "txt", "0" * 64, None, text)
    read = next(iter(Reader(GATE).read_many([article])))
    tokens = next(s.tokens for s in read.sentences if s.tokens)
    return next(t for t in tokens if t.norm == word), tokens


def test_what_is_agreed_on_is_the_infinitive_that_looks_like_a_noun():
    halt, tokens = _word("Khartoum agreed late on Friday to halt hostilities with the rebels.", "halt")
    assert (halt.upos, halt.dep, tokens[halt.head].norm) == ("VERB", "xcomp", "agreed")
    assert [t.norm for t in tokens if t.head == halt.i and t.dep == "obj"] == ["hostilities"]


def test_a_noun_with_an_object_is_a_verb_and_has_a_subject():
    set_, tokens = _word("The Polisario set free 100 Moroccan captives on Wednesday.", "set")
    assert set_.upos == "VERB"
    assert [t.norm for t in tokens if t.head == set_.i and t.dep == "nsubj"] == ["polisario"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They agreed to exchange programmes for students after the truce.", "programmes"),
        ("The halt in hostilities was short.", "halt"),
    ],
)
def test_nouns_stay_nouns(text, word):
    assert _word(text, word)[0].upos == "NOUN"


def test_what_is_agreed_to_in_principle_hangs_on_the_verb():
    truce, tokens = _word("The rebels have agreed in principle to a truce, the mediator said.", "truce")
    assert (truce.dep, tokens[truce.head].norm) == ("obl", "agreed")


def test_a_sentence_whose_verb_was_read_as_a_participle_gets_it_back():
    crumbled, tokens = _word("The third truce in as many weeks crumbled within hours.", "crumbled")
    assert [t.norm for t in tokens if t.head == crumbled.i and t.dep == "nsubj"] == ["truce"]


def test_the_verb_behind_a_clause_between_commas_heads_the_sentence():
    lapsed, tokens = _word("The rebels' truce, announced in July, lapsed on Saturday.", "lapsed")
    assert lapsed.head == lapsed.i
    assert [t.norm for t in tokens if t.head == lapsed.i and t.dep == "nsubj"] == ["truce"]
