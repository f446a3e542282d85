"""What a name found by the gazetteer means in this article, before its phrase is looked at."""

import re

from etl.actors.context import Context, Line, Span
from etl.actors.folding import fold
from etl.actors.gazetteer import same_home
from etl.actors.matcher import Entry, Hit
from etl.actors.roles import is_common
from etl.actors.salience import FIGHTING
from etl.actors.words import words
from etl.records import Actor

BROKERS = re.compile(
    r"mediat|facilitat|conciliat|moderat|envoy|representative|special|personal|coordinator|chair", re.I
)
PAST = re.compile(r"\b(?:former|ex|ousted|deposed|toppled|late|exiled)\b")
FIRST_NAME = re.compile(r"(?<=\w)[ ,]+(?:[a-z]+ )*([A-Z][a-z]+) $|^([A-Z][a-z]+) $")


def span_of(context: Context, line: Line, hit: Hit) -> Span | None:
    """The hit as a span, silent for decoys; None if it names nobody here."""
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


def joined(context: Context, line: Line) -> list[Hit]:
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
    return [hit for hit in hits if not _in_persons_name(line, hit)]


def _owned(context: Context, state: str, entry: Entry) -> bool:
    rows = context.gazetteer.rows
    if state not in rows or entry.kind not in {"name", "nominal"} or entry.key not in rows:
        return False
    group = rows[entry.key].actor
    return group.actor_type in FIGHTING and same_home(rows[state].actor, group)


def _person(context: Context, line: Line, hit: Hit, name: str) -> Span:
    """A listed person, with the office that fits the article's date and the words before the name."""
    title = line.folded[max(0, hit.start - 30) : hit.end].split()[-5:]
    if PAST.search(" ".join(title)):
        title = []
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
    if context.gazetteer.office_of(person, context.day) is None:
        return False
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
