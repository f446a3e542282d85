"""Nominals and pronouns resolved to the passage's parties: "both sides", "the rebels", "they", "we"."""

import re
from functools import cache

from etl.actors.context import FIGHTING, Context, Line, Span
from etl.actors.folding import fold
from etl.actors.phrases import role_of, unknown_group
from etl.actors.salience import Salience
from etl.actors.words import either, words
from etl.records import Actor

QUOTES = re.compile(r'["“”]')
PLURAL = re.compile(r"(?:s|men|people|both|opposition|mujahideen|taliban)$")


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    data = words().data
    grammar = {f"several_{k}": _phrases(v) for k, v in data["several"].items()}
    grammar |= {f"nominal_{k}": _phrases(v) for k, v in data["nominals"].items()}
    grammar |= {f"pronoun_{k}": _phrases(v) for k, v in data["pronouns"].items()}
    grammar["bare"] = re.compile(
        rf"(?<!\w)(?:the )?(?:(?:{words().modifiers}|leftist|remaining) )?{either(words().lists['bare_rebels'])}(?!\w)(?: (?:leaders?|commanders?|spokesm[ae]n|forces|fighters|delegation|negotiators|leadership)(?!\w))?"
    )
    return grammar


def _phrases(items: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(fold(item) for item in items)}(?!\w)")


def add_nominals(context: Context) -> None:
    """Add nominals, then pronouns, to every line in the order of the text."""
    salience = Salience(context)
    for line in context.lines:
        _one_party(context, salience, line)
    salience = Salience(context)
    for line in context.lines:
        _several(salience, line)
        _persons(salience, line)
        _pronouns(salience, line)
        _speakers(salience, line)


def _one_party(context: Context, salience: Salience, line: Line) -> None:
    for match in _free(line, "nominal_state"):
        actor = _government(salience, line, match.start())
        if actor:
            _add(line, match, (actor,), "nominal", role_of(match.group()))
    for key in ("nominal_group", "bare"):
        for match in _free(line, key):
            actor = _group(context, salience, line, match)
            if actor:
                _add(line, match, (actor,), "nominal")
    for match in _free(line, "nominal_third"):
        span = salience.latest(
            line,
            match.start(),
            lambda s: s.role_hint in {"mediator", "facilitator", "envoy", "monitor"} and bool(s.actors),
        )
        _add(line, match, span.actors if span else (), "nominal", role_of(match.group()) or "mediator")


def _government(salience: Salience, line: Line, at: int) -> Actor | None:
    """The state in conflict; where the sentence has just named another state with its body, that one."""
    near = salience.latest(
        line,
        at,
        lambda s: _of_state(s) and s.role_hint is None and s.kind in {"demonym", "name", "office", "person"},
    )
    main = salience.state()
    if main is None or near is None or near in line.spans is False:
        return main or (near.actors[0] if near else None)
    group = salience.group()
    return main if group is not None else near.actors[0]


def _group(context: Context, salience: Salience, line: Line, match: re.Match[str]) -> Actor | None:
    near = salience.latest(
        line, match.start(), lambda s: any(a.actor_type in FIGHTING for a in s.actors) and not s.silent
    )
    if near:
        return next(a for a in near.actors if a.actor_type in FIGHTING)
    if salience.group():
        return salience.group()
    word = re.sub(r"^the ", "", match.group())
    rebel = re.search(rf"(?<!\w){words().rebels}(?!\w)", word)
    if not rebel:
        return None
    home = next(iter(context.states()), None)
    listed = context.gazetteer.groups_called(rebel.group(), home, context.day) if home else []
    return listed[0] if len(listed) == 1 else unknown_group(context, rebel.group(), home)


def _several(salience: Salience, line: Line) -> None:
    for key in ("several_states", "several_people", "several_any"):
        for match in _free(line, key):
            pair = salience.pair(line, match.start(), states_only=key == "several_states")
            if pair:
                _add(line, match, pair, "nominal")


def _persons(salience: Salience, line: Line) -> None:
    for match in _free(line, "nominal_person"):
        span = salience.latest(
            line, match.start(), lambda s: s.kind in {"person", "office"} and bool(s.actors)
        )
        if span:
            _add(line, match, span.actors, "office", span.role_hint, span.person)


def _pronouns(salience: Salience, line: Line) -> None:
    for match in _free(line, "pronoun_singular_person"):
        span = salience.subject(
            line,
            match.start(),
            lambda s: s.kind in {"person", "office"} and bool(s.actors) and s.role_hint != "media",
        )
        if span:
            _add(line, match, span.actors, "pronoun", span.role_hint, span.person)
    for match in _free(line, "pronoun_plural"):
        span = salience.subject(
            line,
            match.start(),
            lambda s: (
                bool(s.actors)
                and s.kind != "pronoun"
                and _plural(line, s)
                and s.role_hint not in {"media", "place"}
            ),
        )
        if span:
            _add(line, match, span.actors, "pronoun", span.role_hint)
    for match in _free(line, "pronoun_thing"):
        span = salience.subject(
            line,
            match.start(),
            lambda s: (
                len(s.actors) == 1
                and s.kind in {"name", "group", "capital", "demonym", "nominal"}
                and s.role_hint not in {"media", "place"}
            ),
        )
        if span:
            _add(line, match, span.actors, "pronoun", span.role_hint)


def _speakers(salience: Salience, line: Line) -> None:
    """ "We" inside a quotation is the side of its speaker; outside it is nobody."""
    for match in _free(line, "pronoun_speaker"):
        if not _quoted(line, match.start()) or match.group() == "us" and line.text[match.start()].isupper():
            continue
        span = _speaker(salience, line, match.start())
        if span:
            _add(line, match, span.actors, "pronoun", None, span.person)


def _quoted(line: Line, at: int) -> bool:
    start = line.sentence.start
    if any(q.start - start <= at < q.end - start for q in line.sentence.quotes):
        return True
    return not line.sentence.quotes and len(QUOTES.findall(line.text[:at])) % 2 == 1


def _speaker(salience: Salience, line: Line, at: int) -> Span | None:
    start = line.sentence.start
    for quote in line.sentence.quotes:
        if (
            quote.speaker
            and quote.start - start <= at < quote.end - start
            and quote.speaker_sentence in (None, line.no)
        ):
            first, last = quote.speaker[0] - start, quote.speaker[1] - start
            found = [s for s in line.spans if s.over(first, last) and s.actors]
            if found:
                return found[0]
    outside = [
        s
        for s in line.spans
        if s.actors and not _quoted(line, s.start) and s.kind in {"person", "office", "pronoun"}
    ]
    if outside:
        return outside[-1]
    return salience.latest(line, 0, lambda s: s.kind in {"person", "office"} and bool(s.actors))


def _of_state(span: Span) -> bool:
    return len(span.actors) == 1 and span.actors[0].actor_type == "state" and not span.silent


def _plural(line: Line, span: Span) -> bool:
    text = span.head or line.folded[span.start : span.end]
    return len(span.actors) > 1 or bool(PLURAL.search(text)) or span.kind in {"group", "nominal"}


def _free(line: Line, key: str) -> list[re.Match[str]]:
    return [m for m in _grammar()[key].finditer(line.folded) if line.free(*m.span())]


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
