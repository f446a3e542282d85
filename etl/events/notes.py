"""Sentences that only describe an event told elsewhere: "The month-long truce shall be extendable".

They report no act of their own, but what they say of a truce's length or of a condition's number
belongs to the event; they become further mentions of it, so that the value leads back to its sentence.
"""

from dataclasses import replace

from etl.events.attributes import truce_attributes
from etl.events.draft import Draft
from etl.events.factuality import Factuality
from etl.events.quantities import find_quantities
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import ReadArticle, Sentence

_DESCRIBED = ("agreed", "declared", "extended", "proposed", "in_effect")
_TELLING = frozenset({"truce_duration_days", "truce_extendable", "truce_scope"})
_COUNTS = frozenset({"number", "figure", "total"})
_COUNTED = frozenset({"prisoner_release", "hostage_release", "prisoner_exchange"})
_REACH = 2  # sentences after a condition in which its number may be told


def add_notes(read: ReadArticle, groups: list[list[Draft]], hits: dict[int, list[TopicHit]]) -> None:
    """Add describing sentences to the groups of the events that they describe."""
    for sentence in read.sentences:
        if sentence.tokens:
            _describe_truce(read, sentence, groups, hits.get(sentence.no, []))
            _count_condition(sentence, groups)


def _describe_truce(
    read: ReadArticle, sentence: Sentence, groups: list[list[Draft]], hits: list[TopicHit]
) -> None:
    if any(d.sentence.no == sentence.no and d.family == "truce" for g in groups for d in g):
        return
    hit = next((h for h in hits if h.topic.kind == "truce"), None)
    home = _truce_home(groups, sentence)
    if hit is None or home is None:
        return
    chain = replace(home[0].chain, hit=hit, steps=[], operators=[], through=[hit.head], top=hit.head)
    found = truce_attributes(sentence, chain, read.timexes.get(sentence.no, []), home[0].event_type)
    if _TELLING & found.keys():
        home.append(_note(home[0], sentence, chain, found))


def _truce_home(groups: list[list[Draft]], sentence: Sentence) -> list[Draft] | None:
    """The truce nearest before a sentence, an agreed one before one only proposed."""
    fit = [
        g
        for g in groups
        if g[0].family == "truce" and g[0].event_type in _DESCRIBED and g[0].status != "denied"
    ]
    return min(
        fit,
        key=lambda g: (_DESCRIBED.index(g[0].event_type), abs(g[0].sentence.no - sentence.no)),
        default=None,
    )


def _count_condition(sentence: Sentence, groups: list[list[Draft]]) -> None:
    """ "The number was not more than two dozen", soon after a release was spoken of."""
    tokens = sentence.tokens
    counted = next((t for t in tokens if t.lemma in _COUNTS and tree.relation(tokens, t.i) == "nsubj"), None)
    home = next((g for g in groups if g[0].chain.hit.topic.kind in _COUNTED and _follows(sentence, g)), None)
    if counted is None or home is None or any("quantity_unit" in d.attributes for d in home):
        return
    quantities = find_quantities(sentence.text[counted.end - sentence.start :])
    if quantities:
        found = {
            "quantity_min": quantities[0].low,
            "quantity_max": quantities[0].high,
            "quantity_unit": "persons",
        }
        chain = replace(
            home[0].chain,
            hit=TopicHit(home[0].chain.hit.topic, counted.i, (counted.i,)),
            steps=[],
            through=[counted.i],
        )
        home.append(_note(home[0], sentence, chain, {k: v for k, v in found.items() if v is not None}))


def _follows(sentence: Sentence, group: list[Draft]) -> bool:
    return any(0 < sentence.no - d.sentence.no <= _REACH for d in group)


def _note(described: Draft, sentence: Sentence, chain, attributes: dict) -> Draft:
    return replace(
        described,
        sentence=sentence,
        chain=chain,
        fact=Factuality(described.status, "described here"),
        parties=[],
        mediators=[],
        demanded_by=[],
        owed_by=[],
        place=None,
        also=False,
        attributes={
            **{k: v for k, v in described.attributes.items() if k.startswith("condition_")},
            **attributes,
        },
        confidence=max(0.0, round(described.confidence - 0.1, 2)),
    )
