"""Conditions told in a sentence that does not name their peace: the talks or the deal stand in a sentence beside it.

"The talks opened on Monday. The rebels want the president out." The words alone are common, so only contents of a
known kind count, and only where a side of the conflict asks, refuses or promises them (see ties.py).
"""

from collections.abc import Iterator, Sequence

from etl.events.kinds import asked_kind, is_talking, kinds_in
from etl.events.saying import Told
from etl.events.spans import (
    Span,
    all_of,
    behind_idea,
    find,
    first_phrase,
    governed,
    left_bound,
    peace_in,
    phrases,
    right_bound,
)
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token

_NEGATIONS = frozenset({"not", "n't", "never", "no"})
# What others do as well, and mostly they; and what also tells a mere opinion.
_OUTSIDERS = frozenset({"urge", "call", "request", "oppose", "insist"})
_NO_OBJECT = frozenset({"AUX", "PUNCT", "ADP", "SCONJ", "CCONJ"})  # what begins no condition behind its verb
_ASKING = frozenset({"whether", "if", "unless"})
_SAID = frozenset({"VERB"})
_SAID_OR_MEANT = frozenset({"VERB", "NOUN", "ADJ"})  # "their willingness to", "no intention of"
_AIMS = frozenset({"political_status"})
_NEXT = 7  # words after a verb of promise within which what is promised stands
_NEAR = 4  # words before a verb within which its negation stands


def passage_conditions(tokens: Sequence[Token], near_peace: str | None, *, near_deal: bool) -> list[Told]:
    """What is asked, refused or promised beside a sentence on talks, a truce or a deal.

    Args:
        tokens: the sentence.
        near_peace: what the sentences beside it speak of (talks, truce), None if neither.
        near_deal: whether they speak of what was agreed, so that what will be done is one of its terms.
    """
    if near_peace is None:
        return []
    found = [
        *_spoken(tokens, "demanding", "demanded", near_peace),
        *_spoken(tokens, "refusing_to", "refused", near_peace),
        *_spoken(tokens, "promising", "offered", near_peace),
    ]
    if not near_deal:
        return found
    return [*found, *_promised(tokens, near_peace), *_to_be_done(tokens, near_peace)]


def _spoken(tokens: Sequence[Token], key: str, event_type: str, near_peace: str) -> Iterator[Told]:
    """What a verb of demand or refusal governs."""
    for i, last in all_of(tokens, key):
        content = governed(tokens, i, Span(last + 1, right_bound(tokens, last + 1)))
        content = behind_idea(tokens, content)
        said = _SAID if event_type == "demanded" else _SAID_OR_MEANT
        verb = next((t for t in tokens[i : last + 1] if t.upos in said), None)
        if verb is None or verb.lemma in _OUTSIDERS or tree.is_passive(tokens, verb.i) or not content:
            continue
        own = tokens[content.start].norm == "to" and event_type == "demanded"  # "wanted to win the war"
        if own or _negated(tokens, i) or tokens[content.start].upos in _NO_OBJECT:
            continue
        named_only = len(content) <= len(first_phrase(tokens, content)) + 1
        if event_type == "demanded" and named_only and kinds_in(tokens, content) in _AIMS:
            continue  # "is demanding an Islamic state": what the war is for
        peace = peace_in(tokens, first_phrase(tokens, content))
        if peace and peace[0] != "unspecified" and event_type == "offered":
            continue  # "agreed to a truce"
        if _the_truce(tokens, content):
            continue  # "agreed to work on stabilising the truce"
        if _of_known_kind(tokens, content) and not _of_talks(
            tokens, content, refused=event_type == "refused"
        ):
            yield Told(content, event_type, near_peace, i, Span(0, i + 1), open=False, near=True)


def _promised(tokens: Sequence[Token], near_peace: str) -> Iterator[Told]:
    """What a side will do after a deal: "both armies are to pull back", "the rebels have two weeks to disarm"."""
    start, words = 0, phrases("by_a_deal")
    while at := find(tokens, Span(start, len(tokens)), words):
        i, last = at
        start = last + 1
        main = Span(left_bound(tokens, i), right_bound(tokens, last + 1))
        verb = tokens[i].upos == "AUX" or (last > i and tokens[i].upos == "VERB")  # no "good will"
        verb = verb and not _unlisted_adjective(tokens, Span(i + 1, last))
        open_question = any(t.norm in _ASKING for t in tokens[main.start : i])
        if verb and not open_question and _term(tokens, Span(last + 1, min(last + 1 + _NEXT, main.end))):
            yield Told(main, "offered", near_peace, i, main, sure=False, open=False, near=True)


def _to_be_done(tokens: Sequence[Token], near_peace: str) -> Iterator[Told]:
    """What will be done by nobody named after a deal: "peacekeepers will be deployed", "the men are to be freed"."""
    for token in tokens[2:-1]:
        helping = tree.children(tokens, token.i, "aux", "aux:pass")
        passive = (
            token.upos == "VERB" and tree.is_passive(tokens, token.i) and not tree.agent(tokens, token.i)
        )
        ahead = any((tokens[k].norm,) in phrases("by_a_deal") for k in helping)
        subjects = tree.children(tokens, token.i, "nsubj:pass", "nsubj")
        if not (passive and ahead and subjects) or any(
            tokens[k].norm in _NEGATIONS for k in _beside(tokens, token.i)
        ):
            continue
        content = Span(tree.np_span(tokens, subjects[0])[0], token.i + 1)
        known = kinds_in(tokens, content, listed=False) not in {
            None,
            "talks_format",
            "cessation_of_hostilities",
        }
        if known and peace_in(tokens, content) is None:
            yield Told(content, "offered", near_peace, token.i, content, open=False, near=True)


def _beside(tokens: Sequence[Token], verb: int) -> list[int]:
    return tree.children(tokens, verb, "advmod", "aux", "mark")


def _unlisted_adjective(tokens: Sequence[Token], between: Span) -> bool:
    """ "Be able to", "are eager to": neither is "are to"."""
    listed = {word for words in phrases("by_a_deal") for word in words}
    inside = tokens[between.start : between.end]
    return any(
        t.upos == "ADJ" and not {t.lemma, t.norm, lemma_of(t.norm, "VERB", {})} & listed for t in inside
    )


def _term(tokens: Sequence[Token], done: Span) -> bool:
    """Whether what follows the verb of promise can be a term: of a known kind, and neither refused nor peace itself."""
    refused = any(tokens[k].norm in _NEGATIONS for k in range(done.start, min(done.start + 2, done.end)))
    if not done or tokens[done.start].upos in _NO_OBJECT - {"AUX"}:
        return False
    known = kinds_in(tokens, done) not in {None, "talks_format", "cessation_of_hostilities"}
    return known and not refused and not _of_talks(tokens, done) and peace_in(tokens, done) is None


def _the_truce(tokens: Sequence[Token], content: Span) -> bool:
    """Whether the fighting that is to stop is what a truce in the same words stops."""
    peace = peace_in(tokens, content)
    return (
        peace is not None and peace[0] == "truce" and kinds_in(tokens, content) == "cessation_of_hostilities"
    )


def _of_known_kind(tokens: Sequence[Token], span: Span) -> bool:
    return asked_kind(tokens, span) not in {None, "talks_format"}


def _of_talks(tokens: Sequence[Token], content: Span, *, refused: bool = False) -> bool:
    words = [t.lemma for t in tokens[content.start : content.end] if t.upos in {"VERB", "NOUN"}]
    light = bool(words) and any(w[0] == words[0] for w in phrases("light_verbs"))
    near = Span(content.start, min(content.start + _NEXT, content.end))
    if light and _of_known_kind(tokens, near) and peace_in(tokens, near) is None:
        return False
    return not words or is_talking(words[0], refused=refused) or _accused(words[:3])


def _accused(words: list[str]) -> bool:
    """ "Rejected charges that ...": that is no condition."""
    return any(w[0] in words for w in phrases("accusations"))


def _negated(tokens: Sequence[Token], i: int) -> bool:
    return any(t.norm in _NEGATIONS for t in tokens[max(0, i - _NEAR) : i])
