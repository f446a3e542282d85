"""Persons read from the text's own words: offices, appositions, leaders of groups, surnames later on."""

import re
from functools import cache

from etl.actors.context import Context, Line, Span
from etl.actors.folding import fold
from etl.actors.roles import is_common, is_national, is_office, is_rebel, role_of
from etl.actors.spotting import Spotter
from etl.actors.unlisted import rebels_of
from etl.actors.words import PERSON_NAME, either, words
from etl.records import Actor

CHURCH = re.compile(r"\b(?:pope|cardinal|archbishop|bishop|monsignor|msgr)\b", re.I)
MAX_WORDS_IN_CAPITALS = 2
AFTER_OFFICE = re.compile(r",? (?:\w+\.? ){0,2}")
APPOSITION = re.compile(r", (?:who (?:is|was) )?(?:the |an? )?")
# In capitals a verb looks like a name: "GENERAL DENIED".
SHOUTED_WORD = re.compile(
    r"(?:ED|ING|LY|TION)$|^(?:SAID|SAYS|TOLD|TODAY|HAS|WILL|WAS|WERE|ARE|IS|THAT|MET|WHO)$"
)


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    w = words()
    title = rf"(?:(?:{w.titles}|(?i:{w.offices})) +)"
    name = rf"(?P<name>{PERSON_NAME})"
    rebel = rf"(?i:(?:{w.modifiers}|{w.rebels}|faction)[ -]+)"
    return {
        "after": re.compile(rf"(?:,? +|,? \(){title}*{name}"),
        "before": re.compile(rf"(?<![\w.]){title}*{name},? (?:who (?:is|was) )?(?:the |an? |as )?$"),
        "titled": re.compile(rf"(?<![\w-])(?P<lead>(?:{rebel}){{0,4}})(?P<title>(?:{title})+){name}"),
        "led": re.compile(
            rf",? (?:(?:movement|party|faction|forces|group|alliance|army|rebels),? )?(?:(?:which is |who are )?(?:led|headed|commanded|founded) by|of)"
            rf" (?P<words>(?:[a-z-]+ +){{0,4}}){title}*{name}"
        ),
        "owner": re.compile(rf"(?<![\w.]){title}*{name}['’]s? (?:[a-z-]+ ){{0,2}}$"),
        "rebel_leader": re.compile(
            rf"(?<!\w)(?P<head>(?i:(?:(?:{w.modifiers}|{w.rebels}) )*{w.rebels} (?:(?:{w.modifiers}) )*{either(w.lists['offices'])})),? {title}*{name}"
        ),
        "title": re.compile(rf"^{title}+"),
    }


@cache
def _spotter() -> Spotter:
    w = words()
    titles = [f"{title} " for title in (*w.data["titles"], *w.lists["offices"])]
    return Spotter({"titled": titles, "rebel_leader": [f"{rebels} " for rebels in w.lists["rebels"]]})


def add_named_offices(context: Context, line: Line) -> None:
    """Join names to the offices, bodies and groups beside them."""
    for span in list(line.spans):
        if not span.silent and span.role_hint != "media" and span.actors and span in line.spans:
            if span.kind == "person":
                _title_before(line, span)
            elif is_office(span.head) or is_rebel(span.head):
                _join(context, line, span)
            elif len(span.actors) == 1 and span.actors[0].actor_type != "state":
                _leader(context, line, span)


def apply_sides(context: Context, line: Line) -> None:
    """Let what the text says of a person go before the tables: the leader of Hezb-i-Islami may be premier as well."""
    for span in line.spans:
        if span.kind == "person" and span.person in context.sides and not is_office(span.head):
            span.actors = context.sides[span.person]


def add_titled(context: Context, line: Line) -> None:
    """Persons named with a title or a rank but no nation: "President Rabbani", "rebel leader X"."""
    possible = _spotter()(line.folded)
    for match in _grammar()["rebel_leader"].finditer(line.cased) if "rebel_leader" in possible else ():
        name = _name(context, line, match)
        homes = tuple(context.states()[:2])
        if name and line.free(match.start(), _end(match, name)):
            actors = (
                rebels_of(context, match.group("head").rsplit(" ", 1)[0], fold(match.group("head")), homes),
            )
            _add_person(context, line, match.start(), match, name, actors)
    for match in _grammar()["titled"].finditer(line.cased) if "titled" in possible else ():
        title, name = fold(match.group("title")).strip(), _name(context, line, match)
        if name and line.free(match.start("title"), _end(match, name)):
            known = context.people.get(fold(name)) or context.people.get(fold(name.split()[-1]))
            actors = known.actors if known else _nation(context, line, match.start(), title)
            if actors or known or " " in name or words().has("plain_titles", fold(title.split()[-1])):
                _add_person(
                    context,
                    line,
                    match.start("title"),
                    match,
                    known.name if known else name,
                    actors,
                    shown=name,
                )


def add_surnames(context: Context, line: Line) -> None:
    """Later mentions of the article's persons by a part of their names."""
    if not context.people:
        return
    pattern = re.compile(rf"(?<![\w])(?:(?:al|el|ul) )?{either(context.people)}(?!\w)")
    for match in pattern.finditer(line.folded):
        person = context.people.get(match.group()) or context.people.get(match.group().split(" ", 1)[-1])
        printed = line.cased[match.end() - 2 : match.end()]
        if (
            person
            and line.free(*match.span())
            and (line.capitals or line.text[match.start()].isupper() or match.group()[:2] in {"al", "el"})
            and printed
        ):
            span = Span(*match.span(), person.actors, "person", person.name, person.role_hint)
            line.spans.append(span)
            _title_before(line, span)


def _join(context: Context, line: Line, span: Span) -> None:
    """The name after "Iraqi foreign minister" or before ", leader of the RUF"."""
    after = _grammar()["after"].match(line.cased, span.end)
    name = _name(context, line, after) if after else None
    if after and name and line.free(after.start("name"), _end(after, name)):
        span.end = _end(after, name)
        _become_person(context, span, name)
        return
    if _join_listed(context, line, span):
        return
    before = _grammar()["before"].search(line.cased, 0, span.start)
    name = _name(context, line, before) if before else None
    if before and name and " " in name and "," in before.group() and line.free(before.start(), before.end()):
        span.start = before.start()
        _become_person(context, span, name)


def _join_listed(context: Context, line: Line, span: Span) -> bool:
    """Take a listed person beside the phrase into it; the text's word on whom he or she acts for goes first."""
    for known in [s for s in line.spans if s.kind == "person" and not s.silent and s is not span]:
        follows = (
            AFTER_OFFICE.fullmatch(line.cased[span.end : known.start]) if span.end <= known.start else None
        )
        leads = APPOSITION.fullmatch(line.cased[known.end : span.start]) if known.end <= span.start else None
        if follows or leads:
            line.spans.remove(known)
            span.start, span.end = min(span.start, known.start), max(span.end, known.end)
            span.kind, span.person, span.role_hint = "person", known.person, span.role_hint or known.role_hint
            if known.person:
                context.sides.setdefault(known.person, span.actors)
                context.remember(known.person, span.actors, span.role_hint)
            return True
    return False


def _become_person(context: Context, span: Span, name: str) -> None:
    span.kind, span.person = "person", name
    span.role_hint = role_of(span.head) or span.role_hint
    context.sides.setdefault(name, span.actors)
    context.remember(name, span.actors, span.role_hint)


def _leader(context: Context, line: Line, span: Span) -> None:
    """The name in "the NPFL, led by Charles Taylor", "Charles Taylor's NPFL"."""
    if span.actors[0].actor_type in {"igo", "ngo"}:
        return
    match = _grammar()["led"].match(line.cased, span.end) or _grammar()["owner"].search(
        line.cased, 0, span.start
    )
    name = _name(context, line, match) if match else None
    if match and name and " " in name and line.free(match.start("name"), _end(match, name)):
        _add_person(context, line, match.start("name"), match, name, span.actors)


def _add_person(
    context: Context,
    line: Line,
    start: int,
    match: re.Match[str],
    name: str,
    actors: tuple[Actor, ...],
    shown: str = "",
) -> None:
    span = Span(start, _end(match, shown or name), actors, "person", name)
    span.head = fold(match.groupdict().get("title") or "").strip()
    line.spans.append(span)
    context.remember(name, actors, None)


def _title_before(line: Line, span: Span) -> None:
    """Take in the titles before a name: "General Rafael Larios"."""
    found = re.search(rf"(?<![\w-])(?:(?:{words().titles}) +)+$", line.cased[: span.start])
    if found and line.free(found.start(), found.end()):
        span.start, span.head = found.start(), span.head or fold(found.group()).strip()


def _nation(context: Context, line: Line, at: int, title: str) -> tuple[Actor, ...]:
    """The state whose office a bare title means: the one whose same office the sentences before named, else
    the article's main state."""
    if CHURCH.search(title) or role_of(title) or not is_national(title):
        return ()
    index = context.lines.index(line)
    salience = context.salience()
    office = title.split()[-1]
    found = salience.latest(index, at, lambda s: _state(s) and s.head.split()[-1:] == [office])
    main = context.main_state()
    return found.actors[:1] if found else (main,) if main else ()


def _state(span: Span) -> bool:
    return bool(span.actors) and span.actors[0].actor_type == "state" and span.role_hint != "place"


def _name(context: Context, line: Line, match: re.Match[str]) -> str | None:
    """The matched name without what cannot belong to it; None if nothing is left."""
    parts = match.group("name").split()
    if line.capitals:
        parts = parts[:MAX_WORDS_IN_CAPITALS]
    known = words().not_names
    kept: list[str] = []
    for part in parts:
        if part.strip(",.").title() in known or part.strip(",.") in known:
            break
        kept.append(part)
    while kept and (kept[-1].islower() or kept[-1].rstrip("’'s") == ""):
        kept.pop()
    if line.capitals and any(SHOUTED_WORD.search(part) for part in kept):
        return None
    name = re.sub(r"['’]s?$", "", " ".join(kept)) if kept else ""
    if name.isupper() and line.capitals:
        name = name.title()
    start = match.start("name")
    if all(is_common(part.strip(".,")) for part in name.split()):
        return None
    if line.headline and fold(name) not in context.gazetteer.offices and fold(name) not in context.people:
        return None
    if len(name) < 3 or any(
        h.start < start + len(name) and start < h.end and h.entries[0].kind != "person" for h in line.hits
    ):
        return None
    return name


def _end(match: re.Match[str], name: str) -> int:
    return match.start("name") + len(name)
