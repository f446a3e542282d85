"""Groups that no table lists: which of the article's or the country's is meant, else a new one with a stable id."""

import re

from etl.actors.context import Context
from etl.actors.folding import fold, slug
from etl.actors.reference import UNLISTED
from etl.actors.words import words
from etl.records import Actor


def rebels_of(context: Context, phrase: str, head: str, homes: tuple[Actor, ...]) -> Actor:
    """The group meant by "Salvadoran guerrillas": one that the article names, one that the gazetteer lists
    under that word and date, else one known only by this phrase."""
    word = re.search(rf"(?<!\w){words().rebels}(?!\w)", head)
    plain = word.group() if word else head
    called = fold(re.sub(r"^(?:the|its) ", "", phrase.strip(), flags=re.I))
    for home in homes:
        exact = context.gazetteer.groups_called(called, home, context.day) if " " in called else []
        if len(exact) == 1:
            return exact[0]
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
            f"{UNLISTED}{key}", name, actor_type, home.iso3 if home else None, home.gwno if home else None
        )
    return context.unknown[key]
