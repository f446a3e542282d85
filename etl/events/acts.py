"""Which act a word is upon a topic that stands to it in some position: the frames of a family, looked up by word."""

from collections.abc import Sequence

from etl.events.lexicon import Act, Phrase, acts_by_word, words_of
from etl.events.steps import Chain
from etl.events.topics import match_sequence, match_verb_phrase
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token

_WORD_CLASS = {
    "VERB": "verbs",
    "AUX": "verbs",
    "NOUN": "nouns",
    "PROPN": "nouns",
    "ADJ": "adjectives",
    "ADV": "adjectives",
    "ADP": "adjectives",
}


def operator_status(token: Token) -> str | None:
    """The status that a governing word gives ("hope": possible), or None."""
    for status in ("planned", "possible", "denied"):
        if token.lemma in words_of("status", "operators", status):
            return status
    return None


def matching_act(tokens: Sequence[Token], name: str, head: int, position: str, chain: Chain) -> Act | None:
    """The act of a word for a topic in this position, or None."""
    for act, _ in acts_at(tokens, name, head, chain):
        if _stands(act.topic, position, tokens[head]):
            return act
    return None


def acts_at(tokens: Sequence[Token], name: str, head: int, chain: Chain) -> list[tuple[Act, Phrase]]:
    """A word's acts that take this kind of topic, with the phrase that matched, longest first."""
    word_class = _word_class(tokens, head)
    found = []
    tagged_noun = word_class == "verbs" and tokens[head].upos not in {"VERB", "AUX"}
    lemma = lemma_of(tokens[head].norm, "VERB", {}) if tagged_noun else tokens[head].lemma
    for act, its_class, words in acts_by_word(name).get(lemma, ()):
        if act.kinds and chain.hit.topic.kind not in act.kinds:
            continue
        if its_class == word_class and _matches(tokens, head, words):
            found.append((act, words))
    found += _predicate_phrases(tokens, name, head, chain)
    return found


def _word_class(tokens: Sequence[Token], i: int) -> str | None:
    """The word class of a token; headlines' verbs are often tagged nouns: "Iran Spurns Call"."""
    word_class = _WORD_CLASS.get(tokens[i].upos)
    if word_class != "nouns" or tree.children(tokens, i, "cop", "det"):
        return word_class
    has_subject = bool(tree.children(tokens, i, "nsubj"))
    if has_subject and (tokens[i].head == i or tree.children(tokens, i, "obj")):
        return "verbs"
    alone = tokens[i].head == i and all(t.upos not in {"VERB", "AUX"} for t in tokens)
    return "verbs" if alone else word_class


def _matches(tokens: Sequence[Token], head: int, words: tuple[str, ...]) -> bool:
    return bool(match_verb_phrase(tokens, head, words) or match_sequence(tokens, head, words))


def _predicate_phrases(
    tokens: Sequence[Token], name: str, head: int, chain: Chain
) -> list[tuple[Act, Phrase]]:
    """Acts of the form "in force", "on hold": the noun is the predicate, the preposition its case."""
    cases = [tokens[k].norm for k in tree.children(tokens, head, "case")]
    found = []
    for case in cases:
        for act, _, words in acts_by_word(name).get(case, ()):
            if (
                len(words) > 1
                and tokens[head].lemma == words[-1]
                and (not act.kinds or chain.hit.topic.kind in act.kinds)
            ):
                found.append((act, words))
    return found


def _stands(wanted: str, position: str, head: Token) -> bool:
    """Whether a topic in `position` fits an act that wants it as `wanted`."""
    if wanted == "any":
        return True
    if wanted in {"subject", "complement"}:
        return position == wanted
    if wanted == "modifier":
        return position == "modifier_word"
    if wanted == "adjunct":
        return position == "adjunct"
    if wanted == "direct":
        return position == "object"
    # The object of a verb; what a noun or adjective is of, on, for; the first part of a compound.
    return position in {"object", "complement", "clause", "adjunct"} or (
        position == "modifier" and head.upos in {"NOUN", "PROPN"}
    )
