"""Conditions told by words for them: "a condition for talks is ...", "demands that ...", "refuses to ..."."""

from collections.abc import Sequence

from etl.events.governing import type_of
from etl.events.kinds import asked_kind, is_talking, kinds_in
from etl.events.lexicon import Phrases
from etl.events.saying import Told
from etl.events.spans import (
    Span,
    all_of,
    behind_idea,
    find,
    first_phrase,
    governed,
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

_TAKEN = 3  # words from a verb of fulfilment to what it fulfils, on the tree, both included
_HOW = frozenset({"by", "when"})  # behind "met the demand": what was done to meet it
_COPULAS = Phrases((("be",), ("remain",)))
_MAKING = Phrases((("make",), ("call",), ("set",)))
_PEACE = 6  # words behind "call" in which what is called for stands
_NOUN = 10  # words behind "met" within which the demand stands: "met the Serb-led government's main demand"
_COPULA = 14  # words behind a condition noun within which its copula stands
_LENGTHS = frozenset({"-", "long", "short", "medium", "near"})  # before "term": no condition
_ASKED = 7  # words after "as" within which it says who asked
_NOT = frozenset({"not", "n't", "never"})
_MADE = 5  # words over which "made a condition" stretches
_PARTING = frozenset({";", "—", "–", "--"})
_OPENING = frozenset({"after", "when", "while", ";", "but", "although", "though"})


def condition_nouns(tokens: Sequence[Token], near_peace: str | None = None) -> list[Told]:
    """ "X is a condition for talks", "made X a condition", "the condition is that X", "three conditions, among them X"."""
    found = []
    for i, last in all_of(tokens, "condition_nouns"):
        if tokens[last].upos not in {"NOUN", "PROPN"} or (i and tokens[i - 1].norm in _LENGTHS):
            continue
        left, right = left_bound(tokens, i), right_bound(tokens, last + 1)
        listed = listed_behind(tokens, last)
        peace = peace_in(tokens, Span(last + 1, right)) or peace_in(tokens, Span(left, i))
        peace = peace or (peace_in(tokens, listed, last=True) if listed else None)
        content = listed or _beside(tokens, i, last, left)
        known = content is not None and kinds_in(tokens, content) is not None
        near = peace is None and near_peace is not None and (listed is not None or known)
        if (peace is None and not near) or any(
            t.norm in {"without", "no", "any"} for t in tokens[max(0, i - 2) : i]
        ):
            continue
        made = content is not None and content.end == i
        if content and (made or _tells_something(tokens, content)):
            value = peace[0] if peace else near_peace or "unspecified"
            denied = made and any(t.norm in _NOT for t in tokens[max(left, i - _MADE) : i])
            event_type = "refused" if denied else "demanded"
            found.append(Told(content, event_type, value, i, Span(left, i), near=near))
    return found


def _tells_something(tokens: Sequence[Token], content: Span) -> bool:
    """Whether a stretch is more than a description: "the price is an Islamic state", not "the terms are clear"."""
    noun = any(
        tokens[k].upos in {"NOUN", "PROPN"} for k in range(content.start, min(content.start + 5, content.end))
    )
    return noun or kinds_in(tokens, content) is not None or has_verb(tokens, content)


def _beside(tokens: Sequence[Token], i: int, last: int, left: int) -> Span | None:
    """Where a condition noun's content stands: after its copula, before it, or as the object of "make"."""
    end = right_bound(tokens, last + 1)
    full = next((k for k in range(last + 1, len(tokens)) if tokens[k].norm in _PARTING), len(tokens))
    own = tokens[last].head if tree.relation(tokens, last) == "nsubj" else last
    if own > last and find(tokens, Span(own, own + 1), phrases("copulas")):
        return Span(own + 1, right_bound(tokens, own + 1))  # "the demands of the rebels, who ..., include"
    reach = _PEACE if tokens[i].lemma == "demand" else _COPULA
    after = find(tokens, Span(last + 1, min(last + reach, full)), phrases("copulas"))
    relative = after is not None and tokens[after[0] - 1].norm in {"which", "who", "that", "to"}
    if tokens[i].lemma == "demand" and tokens[last + 1].norm == "that":
        relative = True  # "the demand that arms be handed over"
    if after and (not relative or tokens[after[0]].lemma == "include"):  # "a list of demands that included"
        return Span(after[1] + 1, right_bound(tokens, after[1] + 1))
    if tokens[i].lemma == "demand":
        return None  # "because of those demands, he said"; what "a demand that" opens, `demands` reads
    if last + 1 < len(tokens) and tokens[last + 1].norm in {"that", ",", ":"}:
        return Span(last + 2, end)
    passive = find(tokens, Span(max(left, i - _MADE), i), phrases("made_one"))
    before = passive or find(tokens, Span(max(left, i - 6), i), _COPULAS)
    if before:
        return Span(left, before[0])
    made = find(tokens, Span(left, i), _MAKING)
    if made and made[1] + 1 < i:
        return Span(made[1] + 1, i)
    return None


def demands(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """What is demanded or refused in so many words, beside talks or a truce in the sentence or next to it."""
    found = []
    for key, event_type in (("demanding_strongly", "demanded"), ("refusing_to", "refused")):
        for i, last in all_of(tokens, key):
            content = governed(tokens, i, Span(last + 1, right_bound(tokens, last + 1)))
            if content and tokens[content.start].norm == "of":
                continue  # "a demand of the rebels": what is demanded stands elsewhere
            if tokens[i].dep == "acl" and kinds_in(tokens, content) is None:
                continue  # "rebels demanding a homeland of their own": that is who they are
            if i == last and tokens[i].upos == "NOUN" and (not content or tokens[content.start].norm != "to"):
                continue  # "called the demands a provocation"
            peace = _beyond(tokens, content)
            value = peace[0] if peace else near_peace if tokens[i].lemma.startswith("insist") else None
            if value and _own_matter(tokens, content, event_type):
                found.append(Told(behind_idea(tokens, content), event_type, value, i, Span(0, i)))
    return found


def _beyond(tokens: Sequence[Token], content: Span) -> tuple[str, int] | None:
    """The peace that a sentence speaks of; laying down arms, if that is what is asked, is none."""
    for span in (Span(0, content.start), Span(content.end, len(tokens)), content):
        peace = peace_in(tokens, span)
        if peace and (span is not content or peace[0] != "unspecified"):
            return peace
    return None


def _own_matter(tokens: Sequence[Token], content: Span, event_type: str) -> bool:
    """Whether what is demanded or refused is a condition and not the talks or the truce themselves."""
    content = behind_idea(tokens, content)
    words = [t for t in tokens[content.start : content.end] if t.upos in {"VERB", "NOUN", "PROPN"}]
    plain = [t for t in words if t.upos != "PROPN"] or words
    first = plain[0].lemma if plain else None
    if first is None or is_talking(first, refused=event_type == "refused"):
        return False
    peace = peace_in(tokens, first_phrase(tokens, content))
    if peace and not (peace[0] == "truce" and event_type == "demanded" and _before_talks(tokens, content)):
        return False
    return event_type == "demanded" or asked_kind(tokens, content) is not None


def _before_talks(tokens: Sequence[Token], content: Span) -> bool:
    """ "Insisted on a ceasefire before any talks": a truce that talks wait for is a condition of them."""
    before = next(
        (k for k in range(content.start, content.end) if tokens[k].norm in {"before", "prior"}), None
    )
    peace = peace_in(tokens, Span(before, content.end)) if before is not None else None
    return peace is not None and peace[0] == "talks"


def fulfilments(tokens: Sequence[Token], near_peace: str | None = None) -> list[Told]:
    """ "Met the rebels' condition for talks by suspending flights", "..., meeting a demand for a truce"."""
    found = []
    for i, last in all_of(tokens, "fulfilling"):
        noun = find(tokens, Span(last + 1, min(last + _NOUN, len(tokens))), phrases("fulfilled"))
        if noun is None or tokens[i].upos != "VERB" or _for_peace(tokens, noun[1]):
            continue
        if len(tree.path(tokens, i, noun[1])) > _TAKEN:
            continue  # "meet halfway, with the precondition that ..."
        undone = _not_done(tokens, i)
        after = Span(noun[1] + 2, right_bound(tokens, noun[1] + 1))
        if undone and after and tokens[after.start - 1].norm in {"that", "to", "for"}:
            peace = peace_in(tokens, Span(0, len(tokens)))
            value = peace[0] if peace else near_peace
            if value and kinds_in(tokens, after):
                found.append(Told(after, undone, value, i, Span(0, i + 1), near=peace is None))
            continue
        if undone:
            continue
        by = next((k for k in range(noun[1], len(tokens)) if tokens[k].norm in _HOW), None)
        content = Span(by + 1, right_bound(tokens, by + 1)) if by else Span(left_bound(tokens, i), i)
        peace = peace_in(tokens, Span(0, len(tokens)))
        if peace and has_verb(tokens, content):
            found.append(Told(content, "met", peace[0], i, Span(0, i)))
    return found


def _not_done(tokens: Sequence[Token], verb: int) -> str | None:
    """What a verb of fulfilment tells that is not done yet: refused with a negation, offered with "will"; None if done."""
    before = Span(max(0, verb - _ASKED), verb)
    words = tokens[before.start : before.end]
    if any(t.norm in _NOT for t in words) or says(tokens, before, "refusing_to"):
        return "refused"
    return "offered" if says(tokens, before, "modals") or says(tokens, before, "offering") else None


def _for_peace(tokens: Sequence[Token], noun: int) -> bool:
    """ "Complied with the call for a truce": what is called for is the peace itself."""
    after = Span(noun + 1, min(noun + _PEACE, len(tokens)))
    return tokens[noun].lemma == "call" and peace_in(tokens, after) is not None


def as_asked(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """ "Withdrew from the town, as regional leaders had demanded": what was asked or promised is done."""
    found = []
    for token in tokens[3:]:
        if token.norm != "as":
            continue
        after = Span(token.i + 1, min(token.i + _ASKED, len(tokens)))
        verb = find(tokens, after, phrases("asked"))
        start = next((k + 1 for k in range(token.i - 2, 0, -1) if tokens[k].norm in _OPENING), 0)
        content = Span(start, token.i)
        peace = peace_in(tokens, Span(0, start)) or peace_in(tokens, after)
        value = peace[0] if peace else near_peace
        undone = says(tokens, content, "refusing")
        done = type_of(tokens, content) == "met" or (undone and _perfect(tokens, content))
        if verb and value and done and kinds_in(tokens, content):
            found.append(Told(content, "met", value, token.i, content, sure=False, open=False, undone=undone))
    return found


def _perfect(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch tells what has or had not been done."""
    return any(tokens[k].lemma == "have" and tokens[k].upos == "AUX" for k in range(span.start, span.end))


def ruled_out(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """ "Foreign troops on our soil are out of the question", beside talks or a truce in the sentence or next to it."""
    found = []
    for i, last in all_of(tokens, "ruled_out"):
        if last + 1 < len(tokens) and tokens[last + 1].norm == "to":
            continue  # "unacceptable to the rebels": who refuses it is told with the word
        copula = next((k for k in range(i - 1, max(-1, i - _MADE), -1) if tokens[k].lemma == "be"), None)
        if copula is None:
            continue
        start = next((k + 1 for k in range(copula - 1, -1, -1) if tokens[k].norm in {"that", ","}), 0)
        content = Span(max(start, left_bound(tokens, copula)), copula)
        peace = peace_in(tokens, Span(0, len(tokens)))
        value = peace[0] if peace else near_peace
        kind = (
            kinds_in(tokens, content) if content else None
        )  # "the violence is unacceptable" refuses nothing
        own = kind not in {None, "cessation_of_hostilities"} and peace_in(tokens, content) is None
        if value and own:
            found.append(Told(content, "refused", value, i, content, open=False, near=peace is None))
    return found


def musts(tokens: Sequence[Token]) -> list[Told]:
    """ "Any conference must rest on the return of the land": what talks, a truce or a deal must be or bring."""
    found = []
    for token in tokens[2:]:
        if token.norm != "must":
            continue
        peace = peace_in(tokens, Span(max(0, token.i - 4), token.i), last=True)
        content = Span(token.i + 1, right_bound(tokens, token.i + 1))
        if peace is None or peace[1] != token.i - 1 or not _own_matter(tokens, content, "demanded"):
            continue
        any_such = any(t.norm in {"any", "every", "all", "no"} for t in tokens[max(0, token.i - 4) : token.i])
        if any_such or kinds_in(tokens, content) not in {None, "cessation_of_hostilities", "talks_format"}:
            found.append(Told(content, "demanded", peace[0], token.i, Span(0, token.i + 1)))
    return found
