"""Constructions that make something a condition, whatever it is: "no talks unless ...", "in exchange for ...".

A marker parts a stretch of the sentence in two. If one side speaks of peace (talks, a truce, a signature)
and looks ahead, the other side is the condition. The lexicon is data/lexicon/conditions.yaml.
"""

from collections.abc import Sequence

from etl.events.governing import governing, strong, type_of
from etl.events.kinds import kinds_in
from etl.events.lexicon import words_of
from etl.events.markers import Marker, marked, sides
from etl.events.saying import Told
from etl.events.signs import clause_before, going_on, is_content, shows, to_comma
from etl.events.spans import Span, find, has_verb, peace_in, phrases, says
from etl.events.trades import agreed, in_return, trade
from etl.language import tree
from etl.records import Token

# First words of markers that are common: peace stands next to them.
_CLOSE = frozenset({"for", "to", "because", "under", "if"})
_NEAR = 6  # words within which it does
# First words of markers that make whatever follows them a condition.
# Of markers that may tell a mere time: open only beside a refusal ("no talks until ...").
_TIMES = frozenset({"once", "until", "till", "as", "pending"})
_STRICT = frozenset({"provided", "provide", "providing", "on", "hinge", "contingent", "conditional"})


def conditionals(tokens: Sequence[Token], near_peace: str | None = None) -> list[Told]:
    """Conditions that a marker parts from the peace that they are for.

    Args:
        tokens: the sentence.
        near_peace: what the sentences beside it speak of (talks, truce), None if neither.
    """
    found = [*_no_without(tokens), *in_return(tokens, near_peace)]
    end = -1
    for token in tokens:
        if token.i <= end:
            continue
        for marker, last in marked(tokens, token.i):
            pairs = sides(tokens, marker, token.i, last)
            told = next((t for m, s in pairs if (t := _told(tokens, marker, token.i, m, s))), None)
            told = told or next(
                (
                    t
                    for m, s in sides(tokens, marker, token.i, last)
                    if (t := _beside(tokens, marker, Span(token.i, last + 1), m, s, near_peace))
                ),
                None,
            )
            if told is None and marker.name == "if":
                told = _if_it_goes_on(tokens, marker, token.i, last, near_peace)
            if told is None:
                told = _threat(tokens, marker, token.i, last, near_peace)
            if told is None and marker.name in {"if", "exchange"}:
                found += trade(tokens, marker, token.i, last, near_peace)
            if told:
                found.append(told)
                end = last
                break
    return found


def _if_it_goes_on(
    tokens: Sequence[Token], marker: Marker, cue: int, last: int, near: str | None
) -> Told | None:
    """ "Would not go to Moscow if the shelling went on": that it stops is the condition."""
    for main, sub in sides(tokens, marker, cue, last):
        goes_on = says(tokens, sub, "continuing") and kinds_in(tokens, sub) is not None
        peace = peace_in(tokens, main)
        if goes_on and says(tokens, main, "refusing") and says(tokens, main, "modals") and (peace or near):
            value = peace[0] if peace else near or "unspecified"
            return Told(sub, "demanded", value, cue, main, open=peace is not None, near=peace is None)
    return None


def _threat(tokens: Sequence[Token], marker: Marker, cue: int, last: int, near: str | None) -> Told | None:
    """ "The raids will resume if they fail to leave", "threatened to end the truce unless they leave": leaving is asked."""
    if marker.words not in {("if",), ("unless",)}:
        return None
    for main, sub in sides(tokens, marker, cue, last):
        unmet = marker.words == ("unless",) or says(tokens, sub, "unfulfilled")
        peace = peace_in(tokens, main)
        threat = says(tokens, main, "threatening") or (
            says(tokens, main, "renewing") and says(tokens, main, "modals") and kinds_in(tokens, main)
        )
        kind = kinds_in(tokens, sub)
        over_talks = peace is not None and peace[0] == "truce" and kind == "talks_format"
        if unmet and threat and (peace or near) and (over_talks or kind not in {None, "talks_format"}):
            return Told(
                sub, "demanded", peace[0] if peace else near, cue, main, open=False, near=peace is None
            )
    return None


def _no_without(tokens: Sequence[Token]) -> list[Told]:
    """ "No withdrawal, no talks": the first is the condition of the second."""
    for k in range(1, len(tokens) - 2):
        if tokens[k].norm != "," or tokens[k + 1].norm != "no":
            continue
        first = next((i for i in range(max(0, k - _NEAR), k) if tokens[i].norm == "no"), None)
        peace = peace_in(tokens, Span(k + 2, min(k + 2 + _NEAR, len(tokens))))
        if first is not None and peace and kinds_in(tokens, Span(first + 1, k)):
            return [Told(Span(first + 1, k), "demanded", peace[0], k + 1)]
    return []


def _told(tokens: Sequence[Token], marker: Marker, cue: int, main: Span, sub: Span) -> Told | None:
    if not main or not sub:
        return None
    if marker.side == "before":
        near = Span(sub.start, min(sub.start + _NEAR, sub.end)) if marker.words[0] in _CLOSE else sub
        return _peace_after(tokens, marker, cue, clause_before(tokens, main), near)
    if marker.name == "depends" and tokens[sub.start].norm in words_of("clauses", "times_between"):
        return None  # "hung in tatters on Tuesday"
    peace = peace_in(tokens, main, last=main.end <= cue)
    if marker.words[0] in _TIMES and peace and not _about(tokens, main, peace[1]):
        peace = None  # "Arafat, who signed a peace deal, will only visit once ...": the visit waits, no peace
    if marker.name == "later":
        sub = to_comma(tokens, sub)
        if not kinds_in(tokens, sub) or peace_in(tokens, sub) or says(tokens, sub, "refusing_to"):
            return None
        ahead = says(tokens, main, "modals") or says(tokens, main, "refusing")
        if not ahead and type_of(tokens, sub) == "met":
            return None  # "the peace process in tatters after the rebels called off their truce"
    content = is_content(tokens, sub) or (peace is not None and _truce_before_talks(tokens, peace[0], sub))
    if peace and content and shows(tokens, marker.needs, main) and not _over(tokens, marker, main, sub):
        term = marker.name == "exchange" and agreed(tokens, main)
        open_to_all = _may_be_anything(tokens, marker, main)
        return Told(sub, "offered" if term else "demanded", peace[0], cue, main, open=open_to_all)
    if marker.name in {"if", "exchange"}:
        return _peace_after(tokens, marker, cue, clause_before(tokens, main), sub)
    return None


def _about(tokens: Sequence[Token], span: Span, i: int) -> bool:
    """Whether a word is no part of a relative clause that a stretch holds."""
    way = [i, *tree.head_chain(tokens, i)]
    return not any(tokens[k].dep == "acl:relcl" and tokens[k].head in span for k in way)


def _truce_before_talks(tokens: Sequence[Token], value: str, sub: Span) -> bool:
    """ "No talks without a ceasefire"."""
    peace = peace_in(tokens, sub)
    return value == "talks" and peace is not None and peace[0] == "truce"


def _may_be_anything(tokens: Sequence[Token], marker: Marker, main: Span) -> bool:
    """Whether a marker makes a condition of what no lexicon names."""
    if marker.words[0] in _TIMES and not says(tokens, main, "refusing"):
        return False
    return marker.name not in {"if", "later"}


def _over(tokens: Sequence[Token], marker: Marker, main: Span, sub: Span) -> bool:
    """Whether what was refused or could not be is past, and the rest tells when or how: "rejected it before the test"."""
    ahead = find(tokens, main, phrases("modals"))
    perfect = ahead is not None and any(
        tokens[k].norm == "have" for k in range(ahead[1], min(ahead[1] + 3, main.end))
    )
    if marker.words == ("without",):
        return perfect
    if marker.words != ("before",) or ahead is not None:
        return False
    earlier = any(tokens[k].norm == "had" and tokens[k].upos == "AUX" for k in range(main.start, main.end))
    return earlier or not has_verb(tokens, sub)  # "before the attack they had refused": that is a time


def _beside(
    tokens: Sequence[Token], marker: Marker, words: Span, main: Span, sub: Span, near: str | None
) -> Told | None:
    """A condition for what another one needs ("no pullout unless ..."), or for the peace of a sentence beside it."""
    kind, cue = kinds_in(tokens, sub), words.start
    if not main or not sub or marker.side == "before" or not (kind or marker.words[0] in _STRICT):
        return None
    if len(words) > len(marker.words):
        return None  # "tied ... to" over a stretch
    binding = marker.name in {"waits", "depends"} or marker.words[1:] == ("long", "as")
    hangs = marker.name == "depends"
    if binding and kinds_in(tokens, main, listed=hangs) and going_on(tokens, main, marker):
        return Told(sub, "demanded", near or "unspecified", cue, main, open=hangs, near=hangs)
    if (
        near
        and marker.name == "depends"
        and kind
        and len(main) <= _NEAR
        and tokens[main.start].upos == "PRON"
    ):
        return Told(sub, "demanded", near, cue, main, open=False)  # "it would be conditional on ..."
    waits = (
        marker.name in {"waits", "withholds"} and shows(tokens, marker.needs, main) and has_verb(tokens, main)
    )
    if near is None or not waits or peace_in(tokens, sub) or kind == "talks_format":
        return None
    return Told(sub, "demanded", near, cue, main, open=marker.words[0] in _STRICT, near=True)


def _is_peace_too(tokens: Sequence[Token], main: Span, value: str) -> bool:
    """Whether what stands before the peace is peace itself; "must sign a pledge before talks" is a condition."""
    own = peace_in(tokens, main)
    asked = says(tokens, main, "demanding") or (own and own[0] != value and says(tokens, main, "binding"))
    return own is not None and not asked


def _peace_after(tokens: Sequence[Token], marker: Marker, cue: int, main: Span, sub: Span) -> Told | None:
    """A condition told before its peace: "must disarm before talks", "would free them in exchange for a truce"."""
    peace = peace_in(tokens, sub)
    if tokens[main.start].norm in {"as", "while"}:
        return None  # "ready for talks, as others urged ...": what is told beside it
    if peace is None or _is_peace_too(tokens, main, peace[0]):
        return None
    if marker.name == "if" and (says(tokens, main, "breaking") or says(tokens, main, "renewing")):
        return None  # "the raids would resume if the deal was not kept"
    event_type = type_of(tokens, main)
    kind = kinds_in(tokens, main)
    if event_type is None or (event_type == "met" and (marker.name == "first" or kind is None)):
        return None
    if marker.words == ("for",) and (kind is None or not strong(tokens, main)):
        return None
    if says(tokens, sub, "failing"):
        return None
    if marker.words == ("for",) and find(tokens, Span(cue - 1, cue), phrases("whose_demand")):
        return None  # "accepted the call for a truce"
    bound = event_type == "demanded" and marker.words[0] not in {"for", "to"}
    bound = bound and (says(tokens, main, "binding") or says(tokens, main, "demanding"))
    return Told(main, event_type, peace[0], cue, main, governing(tokens, main), sure=False, open=bound)
