"""Names grown to the phrases they head: "Iraqi foreign minister", "leader of the RUF", "Kabul government"."""

import re
from functools import cache

from etl.actors.context import Context, Line, Span
from etl.actors.folding import fold
from etl.actors.readings import joined, span_of
from etl.actors.roles import is_office, is_rebel, role_of
from etl.actors.unlisted import rebels_of
from etl.actors.words import either, words

COMPOUND = re.compile(
    r"-(?P<part>led|backed|sponsored|brokered|mediated|hosted|facilitated|supported|held|controlled|born|based|occupied|made|style|"
    r"allied|funded|trained|educated|drafted|supervised|monitored|appointed|imposed|bound|run|administered|flagged|speaking)\b",
    re.I,
)
MEDIATING = {
    "sponsored": "mediator",
    "brokered": "mediator",
    "mediated": "mediator",
    "hosted": "host",
    "facilitated": "facilitator",
    "supervised": "monitor",
    "monitored": "monitor",
}
PREFIXED = re.compile(r"(?:\b(?:pro|anti|non|ex|post|pre|trans|mid)-)$", re.I)
# A dateline: the capital is where the report comes from.
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DATELINE = re.compile(rf"\s*:|,? (?:{_MONTH} \d|\d{{1,2}} {_MONTH}|\d{{4}}|\()")
# Offices that are for a country without being its own.
BEATS = re.compile(
    r"\b(?:envoys?|emissary|ambassadors?|representatives?|mediators?|coordinator|adviser|advisor|consul|rapporteur|observers?|monitors?)$"
)
FOR_WHAT = re.compile(r" (?:to|for|on) (?:the )?")
NOT_IN_PLACE = {"of", "for"}
RULING = re.compile(
    r"\b(?:government|regime|authorities|administration|officials?|leaders?|leadership|junta|rulers?|rebels?|guerrillas|insurgents|militants|separatists)$"
)


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    w = words()
    heads = either(w.lists["bodies"] | w.lists["offices"] | w.lists["rebels"] | frozenset(w.third_party))
    step = f"(?:{w.modifiers}|{heads})"
    return {
        "right": re.compile(rf"(?:'s?)?(?P<head>(?: {step}){{0,5}} {heads})(?![\w'])"),
        "media": re.compile(
            rf"(?:'s?)?(?: (?:{w.modifiers}|official|run|owned|radio|satellite|daily))* {w.media}(?!\w)"
        ),
        "left": re.compile(
            rf"(?<!\w)(?P<head>(?:{step} ){{0,4}}{heads}),? (?P<prep>of|for|in|from|at)(?: the)?(?: {w.modifiers})* $"
        ),
        # "U.S. *Middle East peace envoy*", and what the envoy is for: "special envoy *to Syria*".
        "envoy": re.compile(
            rf"(?:['’]s)?(?: [A-Z][\w-]+){{1,3}}(?P<head>(?i:(?: {w.modifiers}){{0,3}} {either(frozenset(w.third_party))}))(?!\w)"
        ),
        "beat": re.compile(
            r" (?:to|for|on) (?:the )?[A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+){0,2}(?: (?:peace process|conflict|crisis))?(?=[ ,.;:)]|$)"
        ),
        "locative": re.compile(
            rf"(?<!\w){either(w.lists['locative'])}(?: the)?(?: (?:eastern|western|northern|southern|central|war torn|neighbouring|neighboring|whole of))? $"
        ),
        "acting": re.compile(rf"(?:^|[,;:\"(] ?|(?<!\w){either(w.lists['acting'])} )(?:both )?$"),
        # "Delegations from Khartoum": those who speak for a capital.
        "sent_by": re.compile(
            r"(?<!\w)(?:delegations?|delegates|negotiators?|representatives?|envoys?|officials|negotiating teams?) (?:from|of) $"
        ),
        "doing": re.compile(
            rf" (?:(?:also|now|today|yesterday|on \w+|has|have|had|is|was) )?{either(w.lists['doing'])}(?!\w)"
        ),
    }


def add_phrases(context: Context, line: Line) -> None:
    """Turn the names found in the line into spans, each grown to its phrase."""
    line.hits = joined(context, line)
    for hit in line.hits:
        if line.free(hit.start, hit.end):
            span = span_of(context, line, hit)
            if span is not None:
                if hit.entries[0].kind != "decoy":
                    _grow(context, line, span)
                line.spans = [s for s in line.spans if not span.over(s.start, s.end)]
                line.spans.append(span)


def _grow(context: Context, line: Line, span: Span) -> None:
    """Extend the span over its phrase and settle what the phrase stands for."""
    grammar, folded = _grammar(), line.folded
    compound = COMPOUND.match(line.text, span.end)
    if compound or PREFIXED.search(line.text, 0, span.start):
        role = MEDIATING.get(compound.group("part").lower()) if compound else None
        span.role_hint, span.silent = role, role is None
        return
    media = grammar["media"].match(folded, span.end)
    right = grammar["right"].match(folded, span.end)
    if media and (not right or media.end() >= right.end()):
        span.end, span.actors, span.role_hint, span.person = media.end(), (), "media", None
        return
    if (
        right
        and line.free(span.end, right.end())
        and not _describes_next(line, right)
        and not _is_verb(line, right.end())
    ):
        span.end, span.head = right.end(), right.group("head").strip()
    if not right:
        envoy = grammar["envoy"].match(line.cased, span.end)
        if envoy:
            span.end, span.head = envoy.end(), fold(envoy.group("head"))
    if span.head:
        span.end = _beat_end(line, span)
    left = grammar["left"].search(folded, 0, span.start)
    if left and not span.head and _left_fits(line, span, left):
        span.start, span.head = left.start(), left.group("head").strip()
    _settle(context, line, span)


def _is_verb(line: Line, end: int) -> bool:
    """True if the phrase's last word is what its bearer does: "OSCE observers monitor the truce"."""
    return any(t.upos == "VERB" and t.end - line.sentence.start == end for t in line.sentence.tokens)


def _describes_next(line: Line, right: re.Match[str]) -> bool:
    """True for "official" before a name: "the North's official KCNA"."""
    return right.group("head").endswith(" official") and any(h.start == right.end() + 1 for h in line.hits)


def _beat_end(line: Line, span: Span) -> int:
    """Where the phrase ends with what an envoy is for: "special envoy for Yemen"."""
    start = FOR_WHAT.match(line.folded, span.end) if BEATS.search(span.head) else None
    if not start:
        return span.end
    hit = next((h for h in line.hits if h.start == start.end()), None)
    if hit:
        return hit.end
    named = _grammar()["beat"].match(line.cased, span.end)
    return named.end() if named else span.end


def _left_fits(line: Line, span: Span, left: re.Match[str]) -> bool:
    if span.kind == "demonym" or (span.kind == "person" and is_office(left.group("head"))):
        return False
    if left.group("prep") not in NOT_IN_PLACE and not RULING.search(left.group("head")):
        return False
    taken = any(left.start() - 1 <= h.end <= left.end() for h in line.hits)
    return line.free(left.start(), left.end()) and not taken


def _settle(context: Context, line: Line, span: Span) -> None:
    if not span.head:
        of_state = bool(span.actors) and span.actors[0].actor_type in {"state", "other"}
        sent_by = _grammar()["sent_by"].search(line.folded, 0, span.start)
        if of_state and span.kind in {"name", "capital"} and _is_place(line, span) and not sent_by:
            span.role_hint, span.silent = "place", span.kind == "capital"
        elif span.kind == "capital" and not _acts(line, span):
            span.silent = True
        return
    span.role_hint = role_of(span.head) or span.role_hint
    if is_rebel(span.head) and all(a.actor_type == "state" for a in span.actors):
        span.actors, span.kind = (
            (rebels_of(context, line.text[span.start : span.end], span.head, span.actors[:1]),),
            "group",
        )
    elif is_office(span.head):
        # "Trump's security adviser" is another person of the same side.
        span.kind, span.person = "office", None


def _is_place(line: Line, span: Span) -> bool:
    return bool(_grammar()["locative"].search(line.folded, 0, span.start))


def _acts(line: Line, span: Span) -> bool:
    """True if a capital stands where a government does: the subject of a verb, or after "with", "between"."""
    if DATELINE.match(line.folded, span.end):
        return False
    if _listed_first(line, span) or _acts_in_syntax(line, span):
        return True
    before = bool(_grammar()["acting"].search(line.folded, 0, span.start))
    if _grammar()["sent_by"].search(line.folded, 0, span.start):
        return True
    return before and (
        bool(_grammar()["doing"].match(line.folded, span.end))
        or bool(
            re.search(
                r"(?<!\w)(?:with|between|by|against|and|via|accused|urged|told|asked|warned|blamed) $",
                line.folded[: span.start],
            )
        )
        or line.folded.startswith("'s ", span.end)
    )


def _listed_first(line: Line, span: Span) -> bool:
    """True for "Moscow and Kyiv" at the head of a sentence, and "Manila, MILF" at that of a title."""
    joint = re.match(r" and |, " if line.no == 0 else r" and ", line.text[span.end :])
    if span.start or not joint:
        return False
    at = span.end + joint.end()
    return any(h.start == at and h.entries[0].kind in {"name", "capital"} for h in line.hits)


def _acts_in_syntax(line: Line, span: Span) -> bool:
    """True for a capital that does something, is given something, or whose offer or refusal it is."""
    tokens = line.sentence.tokens
    at = next((t for t in tokens if t.end - line.sentence.start == span.end), None)
    if at is None:
        return False
    first = at
    while first.dep == "conj" and first.head != first.i:
        first = tokens[first.head]
    if first.dep.startswith(("nsubj", "iobj")):
        return True
    after = [t.upos for t in tokens[at.i + 1 : at.i + 4]]
    verb_follows = after[:1] in (["VERB"], ["AUX"]) or after == ["CCONJ", "PROPN", "VERB"]
    if verb_follows and (at.i == 0 or tokens[at.i - 1].norm == "that"):
        return True
    governor, lists = tokens[at.head], words().lists
    if at.dep == "nmod:poss":
        return governor.lemma in lists["acts_of_sides"]
    told = any(t.head == at.i and t.dep == "case" and t.norm == "to" for t in tokens)
    return told and (governor.lemma in lists["said_to_sides"] or governor.lemma in lists["acts_of_sides"])
