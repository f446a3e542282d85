"""Demands told as nouns that somebody grants or turns down, and what has not been done though it was to be."""

from collections.abc import Sequence

from etl.events.kinds import kinds_in
from etl.events.lists import members
from etl.events.saying import Told
from etl.events.spans import Span, all_of, find, has_verb, left_bound, peace_in, phrases, right_bound, says
from etl.records import Token

_PEACE_OPENERS = frozenset({"before", "ahead", "after", "when", "if", "once"})
_IF = frozenset({"if", "unless", "should", "whether"})
_DASHES = frozenset({":", "-", "–", "—", "--"})  # "accepted their demands - the release of ..., ..."
_MOST = frozenset({"most", "all", "some", "many", "none", "several", "half"})
_FAR = 8  # words behind a verb in which the demand stands: "accepted most of the rebels' demands"
_BEFORE = 4  # words before a verb of granting within which it is refused
_NEAR = 6  # words between a verb and the demand that it grants
_ANSWERS = (
    ("granting", "fulfilled", "offered"),
    ("yielding", "yielded", "offered"),
    ("turning_down", "fulfilled", "refused"),
)
_DONE = 8  # words behind "has yet to" in which what was to be done stands
_DEALS = frozenset({"truce", "agreement"})


def answered_demands(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """ "Accepted a demand by the army that he arrest them", "turned down the rebels' request for posts".

    Args:
        tokens: the sentence.
        near_peace: what the sentences beside it speak of (talks, truce), None if neither.
    """
    found = []
    for key, nouns, event_type in _ANSWERS:
        for i, last in all_of(tokens, key):
            noun = find(tokens, Span(last + 1, min(last + _FAR, len(tokens))), phrases(nouns))
            if noun is None or tokens[i].upos != "VERB" or not _is_object(tokens, last, noun[0]):
                continue
            listed = tokens[min(noun[1] + 1, len(tokens) - 1)].norm in _DASHES
            start = noun[1] + 2 if listed else noun[1] + 1
            content = _asked(tokens, Span(start, right_bound(tokens, start)))
            if not content or tokens[content.start].upos == "PUNCT":
                continue  # "rejected the call, saying ...": what was called for stands elsewhere
            peace = peace_in(tokens, Span(0, len(tokens)), last=True)
            value = peace[0] if peace else near_peace
            known = kinds_in(tokens, content) is not None or (peace and has_verb(tokens, content))
            answer = "refused" if event_type == "offered" and _will_not(tokens, i) else event_type
            for member in members(tokens, content, answer) if value and known else ():
                if not _of_peace(tokens, member):
                    found.append(Told(member, answer, value, i, Span(0, i + 1), near=peace is None))
    return found


def _will_not(tokens: Sequence[Token], verb: int) -> bool:
    """ "Refused to accept the demand", "its refusal to agree to": what stands before a verb of granting turns it down."""
    before = Span(max(0, verb - _BEFORE), verb)
    return says(tokens, before, "refusing")


def _asked(tokens: Sequence[Token], span: Span) -> Span:
    """What is demanded, without the peace that it is demanded for: "that he arrest them *before the talks*"."""
    end = next((k for k in range(span.start + 2, span.end) if tokens[k].norm in _PEACE_OPENERS), span.end)
    return Span(span.start, end)


def _is_object(tokens: Sequence[Token], last: int, noun: int) -> bool:
    """Whether a noun is what a verb takes: "accepted the army's demand", not "accepted a truce on condition"."""
    between = tokens[last + 1 : noun]
    parts = [t for t in between if t.upos == "ADP" and not (t.norm == "of" and tokens[t.i - 1].norm in _MOST)]
    return tokens[noun].upos == "NOUN" and not parts


def _of_peace(tokens: Sequence[Token], content: Span) -> bool:
    """Whether the demand is one for talks or a truce: "rejected the call for a truce"."""
    return peace_in(tokens, Span(content.start, min(content.start + 4, content.end))) is not None


def undone(tokens: Sequence[Token], near_peace: str | None, *, near_deal: bool) -> list[Told]:
    """ "The rebels have yet to hand over their maps": a term of a deal that is not fulfilled.

    Args:
        tokens: the sentence.
        near_peace: what the sentences beside it speak of (talks, truce), None if neither.
        near_deal: whether they speak of what was agreed.
    """
    found = []
    for i, last in all_of(tokens, "undone"):
        if any(t.norm in _IF for t in tokens[max(0, i - _NEAR) : i]):
            continue  # "if they fail to leave"
        content = Span(last + 1, min(last + _DONE, right_bound(tokens, last + 1)))
        peace = peace_in(tokens, Span(0, len(tokens)))
        value = peace[0] if peace and peace[0] in _DEALS else near_peace if near_deal else None
        if value and len(content) and kinds_in(tokens, content) not in {None, "talks_format"}:
            start = left_bound(tokens, i)
            found.append(Told(content, "met", value, i, Span(start, i), open=False, undone=True))
    return found
