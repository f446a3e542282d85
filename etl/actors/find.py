"""Finds the actors of an article, sentence by sentence."""

from etl.actors.context import Context, Line
from etl.actors.gazetteer import Gazetteer
from etl.actors.groups import add_aliases, add_unknown_groups
from etl.actors.nominals import add_nominals
from etl.actors.people import add_named_offices, add_surnames, add_titled, apply_sides
from etl.actors.phrases import add_phrases
from etl.records import ActorMention, ReadArticle


def add_actors(read: ReadArticle, gazetteer: Gazetteer) -> None:
    """Fill `read.actors`: for every sentence the phrases that stand for actors, in the order of the text.

    Works on sentences with and without tokens. Besides the kinds of `ActorMention`, `role_hint` tells what a mention
    cannot be: "media" marks an outlet (no actors), "place" a country named as a place ("in Ukraine").
    """
    context = Context(read, gazetteer)
    for line in context.lines:
        add_phrases(context, line)
    for line in context.lines:
        add_unknown_groups(context, line)
        add_named_offices(context, line)
    for line in context.lines:
        apply_sides(context, line)
        add_titled(context, line)
        add_aliases(context, line)
    for line in context.lines:
        add_surnames(context, line)
    add_nominals(context)
    read.actors = {line.no: _mentions(line) for line in context.lines}


def _mentions(line: Line) -> list[ActorMention]:
    offset = line.sentence.start
    return [
        ActorMention(
            start=offset + span.start,
            end=offset + span.end,
            text=line.text[span.start : span.end],
            actors=span.actors,
            kind=span.kind,
            person=span.person,
            role_hint=span.role_hint,
        )
        for span in sorted(line.spans, key=lambda s: s.start)
        if not span.silent
    ]
