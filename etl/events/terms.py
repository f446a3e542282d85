"""Conditions told by nouns and by agreements: "a condition for talks is ...", "the deal provides for ..."."""

from collections.abc import Sequence

from etl.events.constructions import Told, governing, type_of
from etl.events.spans import Span, all_of, find, kinds_in, left_bound, peace_in, phrases, right_bound, says
from etl.records import Token

_NEAR = 6  # words between an agreement and the verb that tells its terms


def condition_nouns(tokens: Sequence[Token]) -> list[Told]:
    """ "X is a condition for talks", "made X a condition", "the condition is that X", "three conditions, among them X"."""
    found = []
    for i, last in all_of(tokens, "condition_nouns"):
        if tokens[last].upos not in {"NOUN", "PROPN"}:
            continue
        left, right = left_bound(tokens, i), right_bound(tokens, last + 1)
        peace = peace_in(tokens, Span(last + 1, right)) or peace_in(tokens, Span(left, i))
        if peace is None or any(t.norm in {"without", "no", "any"} for t in tokens[max(0, i - 2) : i]):
            continue
        content = _beside(tokens, i, last, left)
        if content and (kinds_in(tokens, content) is not None or _has_verb(tokens, content)):
            found.append(Told(content, "demanded", peace[0], i, Span(left, i)))
    return found


def _beside(tokens: Sequence[Token], i: int, last: int, left: int) -> Span | None:
    """Where a condition noun's content stands: after its copula, before it, or as the object of "make"."""
    end = right_bound(tokens, last + 1)
    full = next((k for k in range(last + 1, len(tokens)) if tokens[k].norm == ";"), len(tokens))
    after = find(tokens, Span(last + 1, min(last + 14, full)), phrases("copulas"))
    if after and not _relative(tokens, after[0]):
        return Span(after[1] + 1, right_bound(tokens, after[1] + 1))
    if last + 1 < len(tokens) and tokens[last + 1].norm in {"that", ",", ":"}:
        return Span(last + 2, end)
    before = find(tokens, Span(max(left, i - 6), i), (("be",), ("remain",)))
    if before:
        return Span(left, before[0])
    made = find(tokens, Span(left, i), (("make",), ("call",), ("set",)))
    if made and made[1] + 1 < i:
        return Span(made[1] + 1, i)
    return None


def _relative(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i - 1].norm in {"which", "who", "that"} if i else False


def terms(tokens: Sequence[Token]) -> list[Told]:
    """What an agreement calls for or gives, and what is to be done or was done by its terms."""
    found = []
    for i, last in all_of(tokens, "agreements"):
        if tokens[i].upos not in {"NOUN", "PROPN", "VERB"}:
            continue
        value = peace_in(tokens, Span(i, last + 1))
        wanted = value[0] if value else "agreement"
        verb = find(tokens, Span(last + 1, min(last + 1 + _NEAR, len(tokens))), phrases("telling_terms"))
        if verb and _tells(tokens, i, last, verb):
            content = Span(verb[1] + 1, right_bound(tokens, verb[1] + 1))
            asked = says(tokens, Span(max(0, i - _NEAR), verb[0]), "demanding")
            found.append(Told(content, "demanded" if asked else "offered", wanted, verb[0]))
        elif tokens[last].lemma != "plan":
            found += _by_terms(tokens, i, last, wanted)
    return found


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
    if not _has_verb(tokens, main):
        return []
    event_type = type_of(tokens, main)
    if find(tokens, main, (("fail", "to"), ("yet", "to"))):
        event_type = "met"
    if event_type == "refused" and not says(tokens, main, "refusing_to"):
        event_type = "offered"
    if event_type == "demanded":
        event_type = "offered" if says(tokens, main, "binding") else None
    if event_type is None:
        return []
    act = governing(tokens, main)
    return [Told(main, event_type, wanted, first, main, act, sure=False, open=event_type == "offered")]


def _told_by(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The clause that goes by an agreement's terms: before their mention, or after it where that comes first."""
    main = Span(left_bound(tokens, first), first)
    if len(main) >= 3 and _has_verb(tokens, main):
        return main
    right = right_bound(tokens, last + 1)
    comma = next((k for k in range(last + 1, min(last + 12, right)) if tokens[k].norm == ","), last)
    return Span(comma + 1, right)


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


def demands(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """What is demanded or refused in so many words, beside talks or a truce in the sentence or next to it."""
    found = []
    everything = Span(0, len(tokens))
    for key, event_type in (("demanding_strongly", "demanded"), ("refusing_to", "refused")):
        for i, last in all_of(tokens, key):
            content = Span(last + 1, right_bound(tokens, last + 1))
            peace = peace_in(tokens, everything)
            value = peace[0] if peace else near_peace if tokens[i].lemma.startswith("insist") else None
            if value and _own_matter(tokens, content, event_type):
                found.append(Told(content, event_type, value, i, Span(0, i)))
    return found


def _own_matter(tokens: Sequence[Token], content: Span, event_type: str) -> bool:
    """Whether what is demanded or refused is a condition and not the talks or the truce themselves."""
    words = [t for t in tokens[content.start : content.end] if t.upos in {"VERB", "NOUN", "PROPN"}]
    if not words or any(t.lemma in {w[0] for w in phrases("of_talks")} for t in words[:1]):
        return False
    peace = peace_in(tokens, Span(content.start, min(content.start + 4, content.end)))
    if peace:
        return False
    return event_type == "demanded" or kinds_in(tokens, content) is not None


def fulfilments(tokens: Sequence[Token]) -> list[Told]:
    """ "Met the rebels' condition for talks by suspending flights", "..., meeting a demand for a truce"."""
    found = []
    for i, last in all_of(tokens, "fulfilling"):
        noun = find(tokens, Span(last + 1, min(last + 8, len(tokens))), phrases("fulfilled"))
        if noun is None or tokens[i].upos != "VERB":
            continue
        by = next((k for k in range(noun[1], len(tokens)) if tokens[k].norm == "by"), None)
        content = Span(by + 1, right_bound(tokens, by + 1)) if by else Span(left_bound(tokens, i), i)
        peace = peace_in(tokens, Span(0, len(tokens)))
        if peace and _has_verb(tokens, content):
            found.append(Told(content, "met", peace[0], i, Span(0, i)))
    return found


def _has_verb(tokens: Sequence[Token], span: Span) -> bool:
    return any(tokens[k].upos in {"VERB", "AUX"} for k in range(span.start, span.end))
