"""Who speaks in a headline, whose colon or dash stands for "says": "Truce near: envoy", "Minister: talks have failed"."""

import re

from etl.events.speakers import by_words
from etl.records import ActorMention, ReadArticle, Sentence

_BEFORE = re.compile(r"^(?P<who>[^:?!\"“‘']{2,40}): ")
_BEHIND = re.compile(r"(?:: | [-–—] )(?P<who>[^:?!\"”’]{2,40})$")
_WORDS = 5  # of a speaker's name or office
# A country before a colon is what the headline is about ("Yemen: truce extended").
_LABELS = frozenset({"name", "capital", "demonym"})


def headline_speaker(read: ReadArticle, title: Sentence, at: int) -> tuple[str, ActorMention | None] | None:
    """The speaker's words and mention, if a headline names one beside its colon or dash.

    Args:
        read: the article.
        title: its sentence number 0.
        at: where what is said stands, as an offset in the title.
    """
    for pattern in (_BEFORE, _BEHIND):
        found = pattern.search(title.text)
        if not found or len(found["who"].split()) > _WORDS:
            continue
        start, end = (title.start + k for k in found.span("who"))
        if start <= at < end:
            continue
        known = [m for m in read.actors.get(0, []) if m.actors and m.start < end and m.end > start]
        speaks = [m for m in known if pattern is _BEHIND or not _is_label(m)]
        if speaks or (not known and by_words(found["who"]) != "none"):
            return found["who"], (speaks or [None])[0]
    return None


def _is_label(mention: ActorMention) -> bool:
    state = all(a.actor_type == "state" for a in mention.actors)
    return mention.role_hint == "place" or (state and mention.kind in _LABELS)
