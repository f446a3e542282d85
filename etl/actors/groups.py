"""Groups that no table lists, read by their shape: "Supreme Coordination Council", "Tamil rebels"."""

import re
from functools import cache

from etl.actors.context import Context, Line, Span
from etl.actors.folding import fold
from etl.actors.matcher import Hit
from etl.actors.unlisted import rebels_of, unknown_group
from etl.actors.words import either, words
from etl.records import Actor

ABBREVIATION = r"[A-Z][A-Za-z]?[A-Z][A-Za-z.-]{0,9}|[A-Z]{2,8}"
BRACKETED = re.compile(rf" ?,? ?[(\[](?:the )?(?:[\w-]+, )?[\"“]?({ABBREVIATION})[\"”]?[)\],]")
_LINK = r"(?:(?:of|for|the|and|de|del|al|du|des|la|el|i|e|ul|en|to) ){0,3}"
_INNER = r"(?:(?:and|de|del|al|du|des|la|el|i|e|ul|en) ){0,2}"  # before the word that shows the shape
_CAPITAL = r"(?:[A-Z][\w-]*(?:['’]s)?)"


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    w = words()
    generic = either(w.data["generic_modifiers"])
    return {
        "shape": re.compile(
            rf"(?<![\w-]){_CAPITAL}(?: {_INNER}{_CAPITAL}){{0,5}} {_INNER}{w.shapes}(?: (?:of|for|in|to) (?:the )?{_CAPITAL}(?: {_CAPITAL}){{0,3}})?(?!\w)(?! (?:Commander|Chief|Headquarters|Base|Secretary|Minister))"
            rf"|(?<![\w-]){w.shapes} (?:of|for) (?:the )?{_CAPITAL}(?: {_LINK}{_CAPITAL}){{0,4}}(?!\w)"
        ),
        "rebels": re.compile(
            rf"(?<![\w-])(?P<mod>(?:(?:[A-Z]\w+(?:-\w+)?|[\w.]+-(?:backed|led|supported)|{generic}|pro-\w+) ){{1,3}})"
            rf"(?:(?:rebel|guerrilla|separatist|militant|opposition|insurgent|armed) )*(?P<head>(?i:{w.rebels}))(?!\w)"
        ),
        # Armies by number, colour or direction are parts of a state's army, of which the text does not say.
        "standing": re.compile(
            rf"^(?:{either(w.data['army_numbers'])} )+{either([*w.data['state_forces'], 'Front'])}$"
        ),
        "initials": re.compile(rf"(?<![\w-])({ABBREVIATION}) \(({_CAPITAL}(?: {_LINK}{_CAPITAL}){{1,7}})\)"),
    }


def add_unknown_groups(context: Context, line: Line) -> None:
    """Groups by shape and by modifier, and the abbreviations that the article gives to them."""
    if line.capitals:
        _add_abbreviations(context, line)
        return
    for match in _grammar()["shape"].finditer(line.cased):
        _add_shape(context, line, match)
    for match in _grammar()["initials"].finditer(line.cased):
        _explained(context, line, match)
    for match in _grammar()["rebels"].finditer(line.cased):
        loose = match.start() == 0 and words().has("loose_rebels", fold(match.group("head")))
        if line.free(*match.span()) and not loose and match.group("mod").strip() not in words().not_names:
            head, home = fold(match.group("head")), tuple(filter(None, [context.main_state()]))
            actor = _by_modifier(context, match, head, home)
            line.spans.append(Span(*match.span(), (actor,), "group", head=head))
    _add_abbreviations(context, line)


def add_aliases(context: Context, line: Line) -> None:
    """Later mentions of the article's groups by the abbreviation or short name it gave them."""
    if not context.aliases:
        return
    for match in re.finditer(rf"(?<!\w){either(context.aliases)}(?!\w)", line.cased):
        if line.free(*match.span()):
            line.spans.append(Span(*match.span(), (context.aliases[match.group()],), "name"))


def _by_modifier(context: Context, match: re.Match[str], head: str, home: tuple[Actor, ...]) -> Actor:
    """ "Leftist guerrillas" are the country's; "Tamil rebels" are a group of their own unless a table knows them."""
    if all(
        words().has("generic_modifiers", part)
        for part in re.split(r"[ ,]+", fold(match.group("mod")).strip())
    ):
        return rebels_of(context, match.group(), head, home)
    return unknown_group(context, match.group(), home[0] if home else None)


def _add_shape(context: Context, line: Line, match: re.Match[str]) -> None:
    start, end = match.span()
    first = match.group().split(" ", 1)
    if first[0] in words().not_names and first[0] not in words().data["group_shapes"] and len(first) > 1:
        start += len(first[0]) + 1
    while start < end and line.cased[start : start + 4].split(" ")[0] in {"and", "of", "the", "for"}:
        start = line.cased.index(" ", start) + 1
    owner = next(
        (h for h in line.hits if h.start == start and line.cased[h.end : h.end + 3] in {"'s ", "’s "}), None
    )
    start = owner.end + 3 if owner else start
    name = line.cased[start:end]
    inside = [h for h in line.hits if h.start < end and start < h.end]
    if (
        len(name.split()) < 2
        or any(n in name for n in words().data["not_groups"])
        or any(h.start <= start and h.end >= end for h in inside)
    ):
        return
    if any(h.start < start or h.end > end or not _part_of_name(context, line, h, start) for h in inside):
        return
    if _grammar()["standing"].search(name):
        return
    if _is_state_body(context, name, [*filter(None, [owner]), *inside]):
        state = next(h for h in [*filter(None, [owner]), *inside] if _of_state(context, h))
        line.spans = [s for s in line.spans if not s.over(start, end)]
        line.spans.append(Span(start, end, (context.gazetteer.actor(state.entries[0].key),), "name"))
        return
    if _type(name) != "armed_organization" and not re.search(rf"(?<!\w){words().rebels}(?!\w)", line.folded):
        return
    home = next(
        (
            context.gazetteer.actor(h.entries[0].key)
            for h in [*filter(None, [owner]), *inside]
            if h.entries[0].key in context.gazetteer.rows
        ),
        None,
    )
    taken = [s for s in line.spans if s.over(start, end)]
    if any(s.end - s.start > end - start for s in taken):
        return
    line.spans = [s for s in line.spans if not s.over(start, end)]
    actor = (
        context.aliases.get(name)
        or _known_by_bracket(context, line, end)
        or unknown_group(context, name, home or next(iter(context.states()), None), _type(name))
    )
    context.aliases.setdefault(name, actor)
    line.spans.append(Span(start, end, (actor,), "name"))


def _of_state(context: Context, hit: Hit) -> bool:
    key = hit.entries[0].key
    return key in context.gazetteer.rows and context.gazetteer.actor(key).actor_type == "state"


def _is_state_body(context: Context, name: str, hits: list[Hit]) -> bool:
    """True for "North Korean People's Army", "British Third Army"; not for "Sudan People's Liberation Army"."""
    parts, data = set(re.findall(r"[\w-]+", name)), words().data
    return (
        any(_of_state(context, h) for h in hits)
        and bool(parts & set(data["state_forces"]))
        and not parts & set(data["insurgent_names"])
    )


def _part_of_name(context: Context, line: Line, hit: Hit, start: int) -> bool:
    """True if a listed name is only a part of the group's: a country's, or a listed group's with a word before it
    that makes it another ("Zarani People's Liberation Front")."""
    entry = hit.entries[0]
    if entry.kind not in {"demonym", "name"}:
        return False
    if not _is_group(context, entry.key):
        return True
    before = line.cased[start : hit.start].split()
    own = any(h.end <= hit.start and h.start >= start for h in line.hits)
    rebels = any(words().has("rebels", fold(word)) for word in before)
    return (
        bool(before)
        and not own
        and not rebels
        and " " in line.cased[hit.start : hit.end]
        and before[-1][0].isupper()
    )


def _is_group(context: Context, key: str) -> bool:
    return key in context.gazetteer.rows and context.gazetteer.actor(key).actor_type != "state"


def _type(name: str) -> str:
    kinds = words().data["group_types"]
    return next(
        (kind for kind, shapes in kinds.items() if any(name.endswith(s) for s in shapes)),
        "armed_organization",
    )


def _known_by_bracket(context: Context, line: Line, end: int) -> Actor | None:
    """The listed actor whose abbreviation stands in brackets after a name."""
    match = BRACKETED.match(line.cased, end)
    if not match:
        return None
    return next(
        (
            s.actors[0]
            for s in line.spans
            if s.start == match.start(1) and s.end == match.end(1) and len(s.actors) == 1
        ),
        None,
    )


def _explained(context: Context, line: Line, match: re.Match[str]) -> None:
    """ "ABC (Full Name of It)": both mean one actor."""
    short, full = match.groups()
    actor = next(
        (
            s.actors[0]
            for s in line.spans
            if (s.actors and s.over(*match.span(1))) or (s.actors and s.over(*match.span(2)))
        ),
        None,
    )
    if actor is None and re.search(words().shapes, full):
        actor = unknown_group(context, full, next(iter(context.states()), None), _type(full))
    if actor is not None and _initials_fit(short, full):
        context.aliases.setdefault(short, actor)
        context.aliases.setdefault(full, actor)


def _initials_fit(short: str, full: str) -> bool:
    return fold(short)[0] in {fold(word)[0] for word in full.split()[:3]}


def _add_abbreviations(context: Context, line: Line) -> None:
    for span in [
        s for s in line.spans if len(s.actors) == 1 and s.kind in {"name", "group"} and not s.silent
    ]:
        match = BRACKETED.match(line.cased, span.end)
        if match and line.free(*match.span(1)) and span.actors[0].actor_type != "state":
            context.aliases.setdefault(match.group(1), span.actors[0])
