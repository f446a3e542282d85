"""Names grown to the phrases they head: "Iraqi foreign minister", "leader of the RUF", "Kabul government"."""

import re
from functools import cache

from etl.actors.context import Context, Line, Span
from etl.actors.folding import fold, slug
from etl.actors.gazetteer import same_home
from etl.actors.matcher import Entry, Hit
from etl.actors.salience import FIGHTING
from etl.actors.words import either, words
from etl.records import Actor

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
BROKERS = re.compile(
    r"mediat|facilitat|conciliat|moderat|envoy|representative|special|personal|coordinator|chair", re.I
)
# A dateline: the capital is where the report comes from.
DATELINE = re.compile(r"\s*:|,? (?:[a-z]{3,9}\.? \d|\d{1,2} [a-z]{3}|\d{4}|\()")
FIRST_NAME = re.compile(r"(?<=\w)[ ,]+(?:[a-z]+ )*([A-Z][a-z]+) $|^([A-Z][a-z]+) $")
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
        "doing": re.compile(
            rf" (?:(?:also|now|today|yesterday|on \w+|has|have|had|is|was) )?{either(w.lists['doing'])}(?!\w)"
        ),
    }


def add_phrases(context: Context, line: Line) -> None:
    """Turn the names found in the line into spans, each grown to its phrase."""
    line.hits = [hit for hit in _joined(context, line) if not _in_persons_name(line, hit)]
    for hit in line.hits:
        if line.free(hit.start, hit.end):
            span = _base(context, line, hit)
            if span is not None:
                if hit.entries[0].kind != "decoy":
                    _grow(context, line, span)
                line.spans = [s for s in line.spans if not span.over(s.start, s.end)]
                line.spans.append(span)


def _base(context: Context, line: Line, hit: Hit) -> Span | None:
    entry = context.choose(hit.entries)
    if entry is None or (entry.kind == "person" and not _known_person(context, line, hit, entry.key)):
        return None
    if entry.kind in {"decoy", "media"}:  # they cover their words
        return Span(
            hit.start,
            hit.end,
            (),
            "name",
            role_hint="media" if entry.kind == "media" else None,
            silent=entry.kind == "decoy",
        )
    if entry.kind == "person":
        return _person(context, line, hit, entry.key)
    kind = {"pair": "name", "nominal": "group"}.get(entry.kind, entry.kind)
    return Span(hit.start, hit.end, _actors(context, *entry.key.split("+")), kind)


def _in_persons_name(line: Line, hit: Hit) -> bool:
    """True for the country in a person's name: "Vernon Jordan", "Jack London"."""
    before = FIRST_NAME.search(line.cased[: hit.start])
    if (
        line.capitals
        or not before
        or fold(line.text[hit.start : hit.end]) not in words().lists["also_surnames"]
    ):
        return False
    first = before.group(1) or before.group(2)
    known = any(h.end == hit.start - 1 for h in line.hits)
    return not known and first not in words().not_names and fold(first) not in words().lists["offices"]


def _joined(context: Context, line: Line) -> list[Hit]:
    """The line's hits; a state that is only the home of the group named next is taken into it: "Afghanistan's Taliban"."""
    hits: list[Hit] = []
    for hit in line.hits:
        state = hits[-1] if hits else None
        between = line.text[state.end : hit.start] if state else ""
        if state and (between in {"'s ", "’s "} or (between == " " and state.entries[0].kind == "demonym")):
            owned = tuple(e for e in hit.entries if _owned(context, state.entries[0].key, e))
            if owned:
                hits[-1] = Hit(state.start, hit.end, owned)
                continue
        hits.append(hit)
    return hits


def _owned(context: Context, state: str, entry: Entry) -> bool:
    rows = context.gazetteer.rows
    if state not in rows or entry.kind not in {"name", "nominal"} or entry.key not in rows:
        return False
    group = rows[entry.key].actor
    return group.actor_type in FIGHTING and same_home(rows[state].actor, group)


def _person(context: Context, line: Line, hit: Hit, name: str) -> Span:
    """A listed person, with the office that fits the article's date and the words before the name."""
    title = fold(line.text[max(0, hit.start - 30) : hit.start]).split()[-2:]
    office = context.gazetteer.office_of(name, context.day, title)
    actors = _actors(context, office.actor_id) if office else ()
    # Heads of organisations mediate only where the text shows it; envoys and mediators do by their office.
    serving = office is not None and context.gazetteer.in_office(name, context.day)
    role = (
        office.role_hint
        if serving and BROKERS.search(office.office) and office.role_hint != "party"
        else None
    )
    context.remember(name, actors, role)
    return Span(hit.start, hit.end, actors, "person", person=name, role_hint=role)


def _actors(context: Context, *ids: str) -> tuple[Actor, ...]:
    return tuple(context.gazetteer.actor(i) for i in ids if i in context.gazetteer.rows)


def _known_person(context: Context, line: Line, hit: Hit, person: str) -> bool:
    """True unless a single word names someone of whom the article gives no other sign, or is part of another's name."""
    if " " in line.text[hit.start : hit.end].strip():
        return True
    if not context.gazetteer.in_office(person, context.day) or _in_longer_name(line, hit):
        return False
    titled = re.search(rf"(?<!\w){words().titles} $", line.cased[: hit.start])
    return bool(titled) or context.presence(hit.entries[0]) > 1


def _in_longer_name(line: Line, hit: Hit) -> bool:
    """True if a capitalised word beside a surname makes it somebody else's: "Moussa Deby Kano" is no Idriss Deby."""
    if line.capitals:
        return False
    sides = (
        re.search(r"([A-Z][\w’'-]+) $", line.cased[: hit.start]),
        re.match(r" ([A-Z][\w-]+)", line.cased[hit.end :]),
    )
    for side, place in zip(sides, (hit.start - 1, hit.end + 1), strict=True):
        named = any(place in (h.start, h.end) for h in line.hits)
        if side and not named and not is_common(side.group(1)):
            return True
    return False


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
    if right and line.free(span.end, right.end()):
        span.end, span.head = right.end(), right.group("head").strip()
    if not right:
        envoy = grammar["envoy"].match(line.cased, span.end)
        if envoy:
            span.end, span.head = envoy.end(), fold(envoy.group("head"))
    if span.head:
        span.end = _beat_end(line, span)
    left = grammar["left"].search(folded, 0, span.start)
    if left and not span.head and span.kind != "demonym" and _left_fits(line, left):
        span.start, span.head = left.start(), left.group("head").strip()
    _settle(context, line, span)


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


def _left_fits(line: Line, left: re.Match[str]) -> bool:
    if left.group("prep") not in NOT_IN_PLACE and not RULING.search(left.group("head")):
        return False
    taken = any(left.start() - 1 <= h.end <= left.end() for h in line.hits)
    return line.free(left.start(), left.end()) and not taken


def _settle(context: Context, line: Line, span: Span) -> None:
    if not span.head:
        of_state = bool(span.actors) and span.actors[0].actor_type in {"state", "other"}
        if of_state and span.kind in {"name", "capital"} and _is_place(line, span):
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
    elif is_office(span.head) and span.kind != "person":
        span.kind = "office"


def _is_place(line: Line, span: Span) -> bool:
    return bool(_grammar()["locative"].search(line.folded, 0, span.start))


def _acts(line: Line, span: Span) -> bool:
    """True if a capital stands where a government does: the subject of a verb, or after "with", "between"."""
    if DATELINE.match(line.folded, span.end):
        return False
    for token in line.sentence.tokens:
        if token.end - line.sentence.start == span.end:
            if token.dep.startswith("nsubj"):
                return True
            break
    before = bool(_grammar()["acting"].search(line.folded, 0, span.start))
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


def role_of(head: str) -> str | None:
    """The third-party role that a phrase's last words name: "special envoy" -> "envoy"."""
    roles = words().third_party
    parts = head.split()
    return next((roles[" ".join(parts[i:])] for i in range(len(parts)) if " ".join(parts[i:]) in roles), None)


def is_rebel(head: str) -> bool:
    """True if the phrase's words are those of an armed opponent of a state."""
    return bool(re.search(rf"(?<!\w){words().rebels}(?!\w)", head))


def is_common(word: str) -> bool:
    """True for a capitalised word that is no name by itself: "Executive", "Interior", "When"."""
    key, lists = fold(word).strip("."), words().lists
    known = ("modifiers", "offices", "bodies", "rebels", "title_words", "titles")
    return word in words().not_names or any(key in lists[k] for k in known)


def is_national(office: str) -> bool:
    """True if each state has such an office: "foreign minister", not "chief editor"."""
    return bool(re.search(rf"(?<!\w){either(words().lists['national_offices'])}(?!\w)", office))


def is_office(head: str) -> bool:
    """True if the phrase names a person's office rather than a body."""
    return bool(re.search(rf"(?<!\w){words().offices}$", head))


def rebels_of(context: Context, phrase: str, head: str, homes: tuple[Actor, ...]) -> Actor:
    """The group meant by "Salvadoran guerrillas": one that the article names, one that the gazetteer lists
    under that word and date, else one known only by this phrase."""
    word = re.search(rf"(?<!\w){words().rebels}(?!\w)", head)
    plain = word.group() if word else head
    for home in homes:
        named = context.groups_of(home)
        listed = context.gazetteer.groups_called(plain, home, context.day)
        both = [a for a in named if a in listed]
        for choice in (both, named, listed):
            if len(choice) == 1 or (choice and choice is not listed):
                return choice[0]
    return unknown_group(context, phrase, homes[0] if homes else None, word=plain)


def unknown_group(
    context: Context, phrase: str, home: Actor | None, actor_type: str = "armed_organization", word: str = ""
) -> Actor:
    """An actor for a group that no table lists, named as the text names it; the same name has the same id everywhere.

    Args:
        word: what the group is called if that and its country is all that is known: "Ivory Coast rebels", "rebels in the
            Ivory Coast" are both x-rebels-civ.
    """
    name = re.sub(r"^(?:[Tt]he|THE) ", "", " ".join(phrase.split()))
    key = f"{slug(word)}-{(home.iso3 or home.actor_id).lower()}" if home is not None and word else slug(name)
    if key not in context.unknown:
        context.unknown[key] = Actor(
            f"x-{key}", name, actor_type, home.iso3 if home else None, home.gwno if home else None
        )
    return context.unknown[key]
