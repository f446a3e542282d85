"""Conditions that a sentence's constructions tell, as chains beside those that words alone give."""

from collections.abc import Sequence
from dataclasses import replace

from etl.events.condition_words import as_asked, condition_nouns, demands, fulfilments, musts, ruled_out
from etl.events.constructions import conditionals
from etl.events.demand_nouns import answered_demands, undone
from etl.events.kinds import kinds_in
from etl.events.lexicon import Act, Topic
from etl.events.lists import members
from etl.events.ordered import ordered
from etl.events.passage import passage_conditions
from etl.events.saying import Told
from etl.events.signs import other_matter
from etl.events.spans import Span, find, head_of, phrases
from etl.events.steps import Chain, Step
from etl.events.terms import terms
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Token

_NOT_OWN = frozenset({"talks", "truce"})


def told_conditions(tokens: Sequence[Token], near_peace: str | None, near_deal: bool = False) -> list[Told]:
    """Conditions told by constructions, one for each content; the surer construction first.

    Args:
        tokens: the sentence.
        near_peace: what the sentences around it speak of (talks, truce), None if neither.
        near_deal: whether they speak of what was agreed.
    """
    if other_matter(tokens) or tokens[-1].norm == "?":
        return []
    found = [
        *fulfilments(tokens, near_peace),
        *answered_demands(tokens, near_peace),
        *undone(tokens, near_peace, near_deal=near_deal),
        *as_asked(tokens, near_peace),
        *musts(tokens),
        *ruled_out(tokens, near_peace),
        *condition_nouns(tokens, near_peace),
        *ordered(tokens, near_peace),
        *conditionals(tokens, near_peace),
        *demands(tokens, near_peace),
        *terms(tokens, near_peace),
        *passage_conditions(tokens, near_peace, near_deal=near_deal),
    ]
    kept: list[Told] = []
    for told in (p for t in found for p in _parts(tokens, _without_aim(tokens, t))):
        if len(told.content) and not any(_overlap(told.content, k.content) for k in kept):
            kept.append(told)
    return kept


def _without_aim(tokens: Sequence[Token], told: Told) -> Told:
    """A condition without what it is for: "demanded that they leave *as a precondition for the deal*"."""
    content = told.content
    aim = find(tokens, Span(content.start + 1, content.end), phrases("what_for"))
    return replace(told, content=Span(content.start, aim[0])) if aim else told


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def told_over(told: Sequence[Told], hit: TopicHit) -> Told | None:
    """The construction in whose content a topic stands."""
    return next((t for t in told if hit.head in t.content), None)


def open_chain(tokens: Sequence[Token], told: Told, hits: Sequence[TopicHit]) -> Chain | None:
    """A chain for a content that no topic of the lexicon names; None if it is peace itself or nothing known."""
    inside = [h for h in hits if h.head in told.content]
    if any(h.topic.family == "prerequisite" for h in inside):
        return None
    kind = kinds_in(tokens, told.content) or _truce_first(told, inside)
    if (not told.open or any(h.topic.family in _NOT_OWN for h in inside)) and kind in {None, "talks_format"}:
        return None
    topic = Topic("prerequisite", kind or "other", (), attributes={"condition_kind": kind or "other"})
    head = head_of(tokens, told.content)
    return under(tokens, told, TopicHit(topic, head, (head,)))


def _truce_first(told: Told, inside: Sequence[TopicHit]) -> str | None:
    """ "No talks without a ceasefire": a truce that talks wait for is a condition itself."""
    asked = told.event_type == "demanded" and told.condition_for == "talks"
    return "cessation_of_hostilities" if asked and any(h.topic.kind == "truce" for h in inside) else None


def under(tokens: Sequence[Token], told: Told, hit: TopicHit) -> Chain:
    """The chain of a topic under the word that asks, promises or refuses it, or the clause of the side that does."""
    if told.sure and told.asking is not None:
        place = tree.clause_of(tokens, told.cue)
        place = place if place in told.asking else head_of(tokens, told.asking)
    else:
        place = told.cue if told.sure else told.act
    if place is None or place == hit.head or place in hit.tokens:
        return Chain(hit, through=[hit.head], top=hit.head)
    act = Act("prerequisite", told.event_type, {}, "any", frozenset(), frozenset(), negatable=False)
    return Chain(hit, [Step(act, place, "told")], through=[hit.head, place], top=place)


def _parts(tokens: Sequence[Token], told: Told) -> list[Told]:
    """A condition of several told one after another: "that troops leave and that prisoners be freed"."""
    return [replace(told, content=s) for s in members(tokens, told.content, told.event_type)]
