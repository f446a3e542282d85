"""What an agreement calls for or gives, and what is to be done or was done by its terms."""

from collections.abc import Sequence
from dataclasses import replace

from etl.events.governing import governing, strong, type_of
from etl.events.kinds import kinds_in
from etl.events.lexicon import Phrases, words_of
from etl.events.saying import Told
from etl.events.spans import (
    Span,
    all_of,
    find,
    has_verb,
    left_bound,
    listed_behind,
    peace_in,
    phrases,
    right_bound,
    says,
)
from etl.language import tree
from etl.records import Token

_UNFULFILLED = Phrases((("fail", "to"), ("yet", "to")))
_VERB = 4  # words of the longest verb of telling
_SHORT = frozenset(
    {"text", "document", "package", "principle", "proposal", "initiative", "blueprint", "formula"}
)  # agreements only beside talks or a truce
_NEAR = 6  # words between an agreement and the verb that tells its terms


def terms(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """What an agreement calls for or gives, and what is to be done or was done by its terms.

    Args:
        tokens: the sentence.
        near_peace: what the sentences before speak of; "the deal" after a truce is the truce.
    """
    found = []
    for i, last in all_of(tokens, "agreements"):
        if tokens[i].upos not in {"NOUN", "PROPN", "VERB"}:
            continue
        value = peace_in(tokens, Span(i, last + 1))
        wanted = value[0] if value else "agreement"
        if tokens[i].lemma in _SHORT and near_peace is None:
            continue
        if wanted == "agreement" and near_peace == "truce" and tokens[i].lemma != "peace":
            wanted = "truce" if i == 0 or tokens[i - 1].lemma != "peace" else wanted
        agreed = _agreed(tokens, i)
        verb = find(tokens, Span(last + 1, min(last + 1 + _NEAR, len(tokens))), phrases("telling_terms"))
        if verb and _tells(tokens, i, last, verb) and not _points_back(tokens, verb[1]):
            content = _behind(tokens, verb[1])
            asked = says(tokens, Span(max(0, i - _NEAR), verb[0]), "demanding")
            found.append(Told(content, "demanded" if asked else agreed, wanted, verb[0]))
        elif _lays_down(tokens, i, last):
            found.append(Told(Span(last + 2, right_bound(tokens, last + 2)), "offered", wanted, last + 1))
        elif (verb := _own_verb(tokens, i)) is not None:
            found.append(Told(_behind(tokens, verb[1]), agreed, wanted, verb[0]))
        elif (part := _part_of(tokens, i)) is not None:
            asked = says(tokens, part, "demanding")
            found.append(Told(part, "demanded" if asked else agreed, wanted, part.end, open=False))
        elif tokens[tokens[i].head].dep != "acl":  # "troops based there under a pact"
            by_terms = _by_terms(tokens, i, last, wanted)
            planned = agreed == "demanded" and not any(_by_a_side(tokens, t.content) for t in by_terms)
            found += [_asked(t) if planned and t.event_type == "offered" else t for t in by_terms]
    return found


def _agreed(tokens: Sequence[Token], i: int) -> str:
    """What the terms of an agreement are: promised; those of a plan are asked for, unless it is accepted."""
    plan = says(tokens, Span(i, min(i + 2, len(tokens))), "put_forward")
    plan = plan or says(tokens, Span(max(0, i - 3), min(i + 4, len(tokens))), "unsettled")
    return "demanded" if plan and not says(tokens, Span(0, len(tokens)), "accepting") else "offered"


def what_terms_are(tokens: Sequence[Token]) -> str | None:
    """What the terms of the agreement or plan that a sentence names are, None if it names none."""
    nouns = [i for i, _ in all_of(tokens, "agreements") if tokens[i].upos in {"NOUN", "PROPN"}]
    return _agreed(tokens, nouns[-1]) if nouns else None


def _asked(told: Told) -> Told:
    return replace(told, event_type="demanded", sure=True, open=False)


def _by_a_side(tokens: Sequence[Token], main: Span) -> bool:
    """ "Said it would grant an amnesty under the plan": what a side says that it will do is a promise."""
    reporting = words_of("structure", "reporting")
    return strong(tokens, main) or any(tokens[k].lemma in reporting for k in range(main.start, main.end))


def _behind(tokens: Sequence[Token], verb: int) -> Span:
    """What a verb of telling governs: the list behind its colon, else what follows in its stretch."""
    return listed_behind(tokens, verb) or Span(verb + 1, right_bound(tokens, verb + 1))


def _lays_down(tokens: Sequence[Token], i: int, last: int) -> bool:
    """ "The agreement says the rebels should disarm": what the verb right behind an agreement says is a term of it."""
    verb = tokens[last + 1] if last + 2 < len(tokens) else None
    own = verb is not None and verb.upos == "VERB" and verb.lemma in {"say", "state"}
    return (
        own and tree.relation(tokens, i) == "nsubj" and says(tokens, Span(last + 2, len(tokens)), "obliged")
    )


def _part_of(tokens: Sequence[Token], i: int) -> Span | None:
    """What is said to stand in an agreement: "an amnesty is part of the settlement"."""
    at = find(tokens, Span(max(0, i - _NEAR), i), phrases("standing_in"))
    return Span(left_bound(tokens, at[0]), at[0]) if at and at[0] > 0 else None


def _own_verb(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The verb of telling whose subject an agreement is, however far: "the text, due to be signed soon, lays down that".

    By the tree, or right behind the comma that ends what is said of the agreement in between.
    """
    commas = [k for k in range(i + 1, len(tokens)) if tokens[k].norm == ","]
    verb = tokens[i].head
    if tree.relation(tokens, i) == "nsubj" and verb > i and not tree.children(tokens, verb, "aux:pass"):
        starts = [verb]
    else:
        starts = []
    starts = [k for k in starts if all(t.norm != ":" for t in tokens[i:k])]
    for k in [*starts, *(k + 1 for k in commas[1:2] if commas[0] == i + 1)]:
        told = find(tokens, Span(k, min(k + _VERB, len(tokens))), phrases("telling_terms"))
        if says(tokens, Span(max(i, k - _VERB), k), "unfulfilled"):
            continue  # "the plan does not ensure an end to the war"
        if told and told[0] == k and len(tokens) - told[1] >= 3:
            return told
    return None


def _points_back(tokens: Sequence[Token], verb: int) -> bool:
    """ "Which the accord obliges them to do": the term stands before."""
    return [t.norm for t in tokens[verb + 2 : verb + 4]] == ["to", "do"]


def _tells(tokens: Sequence[Token], i: int, last: int, verb: tuple[int, int]) -> bool:
    """Whether the verb after an agreement is the agreement's own: no other noun or verb stands between."""
    between = tokens[last + 1 : verb[0]]
    if len(tokens) - verb[1] < 3 or (between and between[-1].norm == "to"):
        return False
    if any(t.upos in {"VERB", "NOUN"} or t.norm in {"not", "n't"} for t in between):
        return False
    relative = tokens[verb[0]].norm == "under" or any(t.norm in {"which", "that"} for t in between)
    governed = any(t.upos in {"VERB", "ADP"} for t in tokens[max(0, i - 3) : i]) and not any(
        t.norm in {"that", ","} for t in tokens[max(0, i - 3) : i]
    )
    return relative or not governed


def _by_terms(tokens: Sequence[Token], i: int, last: int, wanted: str) -> list[Told]:
    """ "Under the deal, X will ...", "X was moved in line with the accord", "as the deal demanded"."""
    tied = find(tokens, Span(max(0, i - _NEAR), i), phrases("by_the_terms")) or _within(tokens, i)
    if tied is None and not _as_it_says(tokens, i, last) and not _says_so(tokens, i, last):
        return []
    first = tied[0] if tied else i
    main = _told_by(tokens, first, last)
    if not has_verb(tokens, main):
        return []
    event_type = type_of(tokens, main)
    if find(tokens, main, _UNFULFILLED):
        event_type = "met"
    if event_type == "refused" and not says(tokens, main, "refusing_to"):
        event_type = "offered"
    if event_type == "demanded" and not _as_it_says(tokens, i, last):
        event_type = "offered" if says(tokens, main, "binding") else None
    if event_type is None and _now(tokens, main) and kinds_in(tokens, main):
        event_type = "offered"  # "under the pact the rebels keep their weapons"
    beside = peace_in(tokens, main)
    of_truce = wanted == "truce" or (beside is not None and beside[0] == "truce")
    own = event_type == "met" and of_truce and kinds_in(tokens, main) == "cessation_of_hostilities"
    if event_type is None or own:
        return []  # "thanks to the truce the war has paused": that is the truce
    act = governing(tokens, main)
    return [Told(main, event_type, wanted, first, main, act, sure=False, open=event_type == "offered")]


def _now(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a clause stands in the present, and asks for nothing."""
    present = any(tokens[k].feats.get("Tense") == "Pres" for k in range(span.start, span.end))
    return present and not says(tokens, span, "demanding")


def _told_by(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The clause that goes by an agreement's terms: before their mention, or after it where that comes first."""
    main = Span(left_bound(tokens, first), first)
    if len(main) >= 3 and has_verb(tokens, main):
        return main
    right = right_bound(tokens, last + 1)
    commas = [k for k in range(last + 1, right) if tokens[k].norm == ","]
    if len(commas) > 1 and tokens[commas[0] + 1].norm in {"which", "who", "whose"}:
        return Span(commas[1] + 1, right)
    comma = commas[0] if commas and commas[0] < last + 12 else last
    own = any(
        t.upos == "AUX" for t in tokens[last + 1 : comma]
    )  # "Under the accord the army will leave, free ..."
    return Span(last + 1 if own else comma + 1, right)


def _within(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """ "Within three months of the truce"."""
    start = max(0, i - _NEAR)
    at = next((k for k in range(start, i) if tokens[k].norm == "within"), None)
    return (at, i - 1) if at is not None and any(t.norm == "of" for t in tokens[at:i]) else None


def _as_it_says(tokens: Sequence[Token], i: int, last: int) -> bool:
    """ "... as the agreement demanded": the agreement is the subject of such a clause."""
    before = [t.norm for t in tokens[max(0, i - 3) : i]]
    verb = find(tokens, Span(last + 1, min(last + 3, len(tokens))), phrases("telling_terms"))
    return "as" in before and verb is not None


def _says_so(tokens: Sequence[Token], i: int, last: int) -> bool:
    """ "..., the agreement says"."""
    after = tokens[last + 1 : last + 2]
    return (
        bool(after)
        and after[0].lemma in {"say", "state"}
        and i > 3
        and any(t.norm == "," for t in tokens[i - 3 : i])
    )
