"""Nominals and pronouns resolved to the passage's parties: "both sides", "the rebels", "they", "we"."""

import re
from functools import cache, partial

from etl.actors.context import Context, Line, Span
from etl.actors.folding import fold
from etl.actors.roles import is_national, role_of
from etl.actors.salience import Salience, is_rebel_actor
from etl.actors.spotting import Spotter
from etl.actors.unlisted import unknown_group
from etl.actors.words import either, words
from etl.records import Actor

THIRD = {"mediator", "facilitator", "envoy", "monitor"}
QUOTES = re.compile(r'["“”]')
# Several of these speak in one article: only one who was called the same before can be meant.
UNNAMED = re.compile(r"(?:spokes\w+|official|diplomat)$")
JOINED = re.compile(r",? (?:and|as well as|together with) (?:the |an? )?|, (?:the )?")
# Without syntax: what stands after "the military" as its noun.
NOUN_AFTER = re.compile(
    r" (?:conflict|action|campaign|operations?|offensive|wing|line|lines|aid|base|bases|coup|rule|leader|leaders|spokes\w+|commander|alliance|force|forces)(?!\w)"
)
SAID = r"(?:said|says|told|added|declared|stated|noted|insisted|warned|announced|explained|replied)"
SAID_AFTER = re.compile(rf",? (?:(?:later|also|has|had|then) )?{SAID}(?!\w)")
SAID_BEFORE = re.compile(rf"(?<!\w){SAID} $")
PLURAL = re.compile(r"(?:s|men|people|both|opposition|mujahideen|taliban)$")


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    data = words().data
    grammar = {f"several_{k}": _several_phrases(v) for k, v in data["several"].items()}
    grammar |= {
        f"nominal_{k}": _phrases([f"the {i}" for i in v if not i.startswith("the ")] + v)
        for k, v in data["nominals"].items()
    }
    grammar |= {f"pronoun_{k}": _phrases(v) for k, v in data["pronouns"].items()}
    grammar["bare"] = re.compile(
        rf"(?<!\w)(?:the )?(?:(?:{words().modifiers}|leftist|remaining) )?{either(words().lists['bare_rebels'])}(?!\w)(?: (?:leaders?|commanders?|spokesm[ae]n|forces|fighters|delegation|negotiators|leadership)(?!\w))?"
    )
    return grammar


@cache
def _spotter() -> Spotter:
    data = words().data
    needed = {f"several_{k}": v for k, v in data["several"].items()}
    needed |= {f"nominal_{k}": v for k, v in data["nominals"].items()}
    needed |= {f"pronoun_{k}": v for k, v in data["pronouns"].items()}
    return Spotter({**needed, "bare": words().lists["bare_rebels"]})


def _phrases(items: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(fold(item) for item in items)}(?!\w)")


def _several_phrases(items: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?:the|these|those|its) )?{either(fold(item) for item in items)}(?!\w)")


def add_nominals(context: Context) -> None:
    """Add nominals, then pronouns, to every line in the order of the text."""
    for line in context.lines:
        line.possible = _spotter()(line.folded)
    salience = context.salience()
    for index, line in enumerate(context.lines):
        _one_party(context, salience, index, line)
    salience = context.salience()
    for index, line in enumerate(context.lines):
        _several(salience, index, line)
        _persons(salience, index, line)
        _pronouns(context, salience, index, line)
        _speakers(salience, index, line)


def _one_party(context: Context, salience: Salience[Span], index: int, line: Line) -> None:
    for match in _free(line, "nominal_state"):
        actor = _government(context, salience, index, match.start())
        if actor:
            _add(line, match, (actor,), "nominal", role_of(match.group()))
    for key in ("nominal_group", "bare"):
        for match in _free(line, key):
            actor = _group(context, salience, index, match)
            if actor:
                context.weights[actor.actor_id] += 1
                _add(line, match, (actor,), "nominal")
    for match in _free(line, "nominal_third"):
        span = salience.latest(index, match.start(), lambda s: s.role_hint in THIRD and bool(s.actors))
        _add(line, match, span.actors if span else (), "nominal", role_of(match.group()) or "mediator")


def _government(context: Context, salience: Salience[Span], index: int, at: int) -> Actor | None:
    """The state in conflict: that of the article's main group, else the one named last, else the main one."""
    home = next((h for g in salience.groups()[:2] if (h := context.home_of(g))), None)
    near = salience.latest(index, at, _of_state)
    return home or (near.actors[0] if near else context.main_state())


def _group(context: Context, salience: Salience[Span], index: int, match: re.Match[str]) -> Actor | None:
    allied = re.search(r"(?:coalition|alliance)$", match.group())
    near = salience.latest(index, match.start(), _of_alliance if allied else _of_group)
    if near is None and match.group() == "the coalition":
        return None
    if near:
        return next((a for a in near.actors if is_rebel_actor(a)), near.actors[0])
    if salience.groups():
        return salience.groups()[0]
    rebel = re.search(rf"(?<!\w){words().rebels}(?!\w)", match.group())
    if not rebel:
        return None
    home = next(iter(context.states()), None)
    named = context.groups_of(home) if home else []
    listed = named[:1] or (context.gazetteer.groups_called(rebel.group(), home, context.day) if home else [])
    return listed[0] if len(listed) == 1 else unknown_group(context, rebel.group(), home, word=rebel.group())


def _several(salience: Salience[Span], index: int, line: Line) -> None:
    for key in ("several_states", "several_people", "several_any"):
        for match in _free(line, key):
            pair = salience.pair(index, match.start(), states_only=key == "several_states")
            if pair:
                _add(line, match, pair, "nominal")


def _persons(salience: Salience[Span], index: int, line: Line) -> None:
    for match in _free(line, "nominal_person"):
        span = salience.latest(index, match.start(), partial(_of_office, match.group()))
        if span is None and not is_national(match.group()) and not UNNAMED.search(match.group()):
            span = salience.latest(index, match.start(), _of_person)
        if span and span.actors:
            _add(line, match, span.actors, "office", span.role_hint, span.person)


def _pronouns(context: Context, salience: Salience[Span], index: int, line: Line) -> None:
    for key, fits in (("singular_person", _of_person), ("thing", _of_one)):
        for match in _free(line, f"pronoun_{key}"):
            span = salience.subject(index, match.start(), fits)
            if span and span.actors:
                person = span.person if key == "singular_person" else None
                _add(line, match, span.actors, "pronoun", span.role_hint, person)
    for match in _free(line, "pronoun_plural"):
        span = salience.subject(index, match.start(), _of_any)
        actors = _together(context, index, span) if span else ()
        if span and len(actors) < 2 and not _plural(span):
            span = salience.subject(index, match.start(), _of_many)
            actors = _together(context, index, span) if span else ()
        if span and actors:
            _add(line, match, actors, "pronoun", span.role_hint)


def _speakers(salience: Salience[Span], index: int, line: Line) -> None:
    """ "We" inside a quotation is the side of its speaker; outside it is nobody."""
    for match in _free(line, "pronoun_speaker"):
        printed_us = match.group() == "us" and line.text[match.start()].isupper()
        span = (
            None
            if printed_us or not _quoted(line, match.start())
            else _speaker(salience, index, line, match.start())
        )
        if span and span.actors:
            _add(line, match, span.actors, "pronoun", None, span.person)


def _quoted(line: Line, at: int) -> bool:
    start = line.sentence.start
    if any(q.start - start <= at < q.end - start for q in line.sentence.quotes):
        return True
    return not line.sentence.quotes and len(QUOTES.findall(line.text[:at])) % 2 == 1


def _speaker(salience: Salience[Span], index: int, line: Line, at: int) -> Span | None:
    start = line.sentence.start
    for quote in line.sentence.quotes:
        here = quote.speaker_sentence in (None, line.no)
        if quote.speaker and here and quote.start - start <= at < quote.end - start:
            first, last = quote.speaker[0] - start, quote.speaker[1] - start
            found = [s for s in line.spans if s.over(first, last) and s.actors]
            if found:
                return found[0]
    speaks = {"person", "office", "pronoun"}
    outside = [s for s in line.spans if s.actors and not _quoted(line, s.start) and s.kind in speaks]
    saying = [
        s
        for s in outside
        if SAID_AFTER.match(line.folded, s.end) or SAID_BEFORE.search(line.folded, 0, s.start)
    ]
    found = saying or outside
    return found[0] if found else salience.latest(index, 0, _of_person)


def _of_state(span: Span) -> bool:
    return (
        len(span.actors) == 1
        and span.actors[0].actor_type == "state"
        and span.role_hint is None
        and span.kind != "pronoun"
    )


def _of_group(span: Span) -> bool:
    return any(is_rebel_actor(a) for a in span.actors)


def _of_alliance(span: Span) -> bool:
    return any(a.actor_type in {"coalition", "umbrella"} for a in span.actors)


def _of_person(span: Span) -> bool:
    return span.kind in {"person", "office"} and span.role_hint != "media"


def _of_any(span: Span) -> bool:
    return bool(span.actors) and span.kind != "pronoun" and span.role_hint not in {"media", "place"}


def _of_many(span: Span) -> bool:
    return _of_any(span) and _plural(span)


def _of_one(span: Span) -> bool:
    named = span.kind in {"name", "group", "capital", "demonym", "nominal"}
    return len(span.actors) == 1 and named and span.role_hint not in {"media", "place"}


def _of_office(phrase: str, span: Span) -> bool:
    return _of_person(span) and span.head.split()[-1:] == phrase.split()[-1:]


def _together(context: Context, index: int, first: Span) -> tuple[Actor, ...]:
    """The actors of a mention and of those joined to it by "and": "Merkel and Hollande"."""
    line = next(other for other in context.lines[max(0, index - 3) : index + 1] if first in other.spans)
    actors = list(first.actors)
    end = first.end
    for span in sorted(line.spans, key=lambda s: s.start):
        if span.start >= end and JOINED.fullmatch(line.folded[end : span.start]):
            actors += [a for a in span.actors if a not in actors]
            end = span.end
    return tuple(actors)


def _plural(span: Span) -> bool:
    return len(span.actors) > 1 or bool(PLURAL.search(span.head)) or span.kind in {"group", "nominal"}


def _free(line: Line, key: str) -> list[re.Match[str]]:
    if key not in line.possible:
        return []
    return [
        m for m in _grammar()[key].finditer(line.folded) if line.free(*m.span()) and not _modifies(line, m)
    ]


def _modifies(line: Line, match: re.Match[str]) -> bool:
    """True if the phrase only describes the noun after it: "the military conflict", "government statement"."""
    start = line.sentence.start
    for token in line.sentence.tokens:
        if token.end - start == match.end():
            return token.dep in {"amod", "compound"} and token.head > token.i and not token.norm.endswith("s")
    return match.group().endswith(("military", "opposition", "front")) and bool(
        NOUN_AFTER.match(line.folded, match.end())
    )


def _add(
    line: Line,
    match: re.Match[str],
    actors: tuple[Actor, ...],
    kind: str,
    role: str | None = None,
    person: str | None = None,
) -> None:
    if line.free(*match.span()):
        line.spans.append(Span(*match.span(), actors, kind, person, role, head=match.group()))
