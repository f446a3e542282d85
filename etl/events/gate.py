"""The words that make a sentence worth parsing."""

from collections.abc import Iterator, Sequence

from etl.events.lexicon import FAMILIES, Topic, family, phrase, words_of
from etl.events.scope import may_be_in_scope, text_of
from etl.events.spans import names, phrases
from etl.events.topics import PEOPLE, PLACE
from etl.language.gate import Clue
from etl.records import Sentence
from etl.resources import load_yaml

_BESIDE, _NEAR, _ANYWHERE = 1, 3, 1000
# What is told beside talks or a truce without a word for them (see passage.py, told.py, anaphora.py).
_CONDITIONS = (
    "demanding",
    "refusing_to",
    "offering",
    "granting",
    "turning_down",
    "condition_nouns",
    "undone",
)
_REPLIES = (
    "refusing",
    "refusing_if_negated",
    "doing_the_same",
    "refusing_alone_if_negated",
    "refusing_alone",
    "refusing_by_name",
    "granting",
)


def may_report(sentences: Sequence[Sentence]) -> bool:
    """Whether an article can be in scope, by its words alone: of one that cannot, nothing need be parsed."""
    return may_be_in_scope(text_of(sentences))


def gate_clues() -> list[Clue]:
    """Words without which no sentence holds a topic of any family.

    Words that are in every other sentence of any article ("end", "leave") count only beside a sentence that speaks
    of talks or a truce, and so do answers, demands and pronouns that take up what was told there.
    """
    clues = [c for name in FAMILIES for topic in family(name).topics for c in _clues(topic)]
    common = words_of("structure", "too_common_for_gate")
    peace = [w for w in (*words_of("scope", "peace"), "cease") if " " not in w]
    clues += [Clue(frozenset({w}), reach=_BESIDE if w in common else 0) for w in peace]
    every = [*clues, *_of_neighbours()]
    return [clue for clue in every if not clue.words <= words_of("structure", "never_alone_for_gate")]


def _clues(topic: Topic) -> Iterator[Clue]:
    """A topic's words; contacts of a mediator count in an article that has the word for him or her."""
    common = words_of("structure", "too_common_for_gate")
    beside = tuple(frozenset(w) for w in topic.with_words)
    weak = topic.anywhere or topic.needs_envoy or topic.needs_broker
    for words in map(frozenset, topic.words):
        if any(PEOPLE in w or PLACE in w for w in beside):  # who they are, only the parser tells
            yield Clue(words, reach=_BESIDE)
        if weak:
            yield Clue(words, beside, _ANYWHERE)
        elif topic.family == "truce" or not words <= common:
            yield Clue(words, beside)
        else:
            rare = tuple(w for w in beside if not w <= common)
            yield from [Clue(words, rare)] if rare else []
            yield Clue(words, beside, _BESIDE)


def _of_neighbours() -> Iterator[Clue]:
    for words in (p for key in _CONDITIONS for p in phrases(key)):
        yield Clue(frozenset(words), reach=_BESIDE)
    kinds = tuple(frozenset(w) for key in names("kinds") for w in phrases("kinds", key))
    for words in phrases("by_a_deal"):
        yield Clue(frozenset(words), kinds, reach=_BESIDE)
    for marker in load_yaml("lexicon", "conditions.yaml")["markers"]:
        if marker["name"] in {"waits", "depends", "withholds", "if"}:
            for words in marker["words"]:
                yield Clue(frozenset(phrase(words)), reach=_BESIDE)
    for word in ("it", "they", "this", "these", "them"):
        yield Clue(frozenset({word}), reach=_BESIDE)
    for words in (w for key in _REPLIES for w in words_of("replies", key)):
        yield Clue(frozenset(phrase(words)), reach=_NEAR)
