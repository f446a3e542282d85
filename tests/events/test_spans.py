"""Phrases in stretches of a sentence: what the kept look-up finds is what a search word by word finds."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.events.kinds import kinds_in
from etl.events.spans import Span, find, peace_in, phrases
from etl.language import tree
from etl.language.repair import repair
from etl.language.syntax import parse

SENTENCES = [
    "The rebels of the Orvani Front refused to hold talks before the army halted its new offensive near Tesk.",
    "Talks, said the envoy, may resume in May if both sides free the prisoners that they have been holding.",
    "No truce was agreed on, and the demanded release of forty officers stopped a prisoner exchange.",
]
LISTS = [
    ("demanding",),
    ("refusing_to",),
    ("modals",),
    ("peace", "talks"),
    ("peace", "truce"),
    ("agreements",),
]


@cache
def _tokens(text):
    (tokens,) = parse([text])
    repair(tokens)
    return tokens


@given(st.sampled_from(SENTENCES), st.sampled_from(LISTS), st.integers(0, 15), st.integers(0, 25))
@settings(max_examples=200, deadline=None)
def test_a_kept_look_up_finds_what_a_search_in_a_plain_list_finds(text, keys, start, length):
    tokens = _tokens(text)
    span = Span(start, min(start + length, len(tokens)))
    kept = tree.Settled(tokens)
    assert find(kept, span, phrases(*keys)) == find(tokens, span, phrases(*keys))
    assert find(kept, span, phrases(*keys)) == find(kept, span, phrases(*keys))
    assert (kinds_in(kept, span), peace_in(kept, span)) == (kinds_in(tokens, span), peace_in(tokens, span))


@pytest.mark.parametrize("text", SENTENCES)
def test_dependents_are_the_same_looked_up_and_searched(text):
    tokens = _tokens(text)
    kept = tree.Settled(tokens)
    for token in tokens:
        for deps in ((), ("nsubj",), ("nsubj:pass", "obl"), ("compound", "amod")):
            assert tree.children(kept, token.i, *deps) == tree.children(tokens, token.i, *deps)


def test_dependents_can_be_changed_by_who_asked_for_them():
    kept = tree.Settled(_tokens(SENTENCES[0]))
    before = tree.children(kept, tree.root(kept))
    tree.children(kept, tree.root(kept)).clear()
    assert tree.children(kept, tree.root(kept)) == before


def test_a_list_made_for_one_question_is_not_mistaken_for_another():
    from etl.events.lexicon import Phrases

    kept = tree.Settled(_tokens(SENTENCES[0]))
    everywhere = Span(0, len(kept))
    found = [
        find(kept, everywhere, Phrases([(word,)])) for word in ("rebel", "talk", "offensive", "prisoner") * 3
    ]
    assert [bool(f) for f in found] == [True, True, True, False] * 3
