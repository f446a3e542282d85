"""What the last words of a phrase tell of its bearer: office, rebel, third party."""

import re

from etl.actors.folding import fold
from etl.actors.words import either, words


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
