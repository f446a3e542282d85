"""Authors' names as pages print them, without roles, addresses and dates."""

import re
from functools import cache

from etl.articles.visible_dates import has_date
from etl.resources import load_yaml

_PARTS = re.compile(r"\s*(?:[;|•·\n/]|,|\s[–—-]\s|\s&\s|\b(?:and|und|et|y)\b)\s*")
_OPENING = re.compile(
    r"^(?:(?:written|reported|story|report|text|article)\s+)?(?:by|von|par|por|di|door)\s*:?\s+", re.I
)
_IN_PLACE = re.compile(r"\s+(?:in|for|at|from|aus)\s+[A-Z].*$")
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){1,4}")
_ADDRESS = re.compile(r"\S+@\S+|https?:\S+|www\.\S+|@\w+|\([^)]*\)")


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    words = load_yaml("lexicon", "outlets.yaml")
    return frozenset(map(str.casefold, words["agencies"])), frozenset(words["roles"])


def clean_byline(text: str | None) -> str | None:
    """Names and agencies in a byline, parted by "; "; None if there is none.

    "By Mary Example, Senior Correspondent, and Reuters | 3 May 2024" gives "Mary Example; Reuters".
    """
    if not text:
        return None
    bare = _OPENING.sub("", _ADDRESS.sub(" ", " ".join(text.split())).strip())
    parts = (_IN_PLACE.sub("", part).strip(" .:") for part in _PARTS.split(bare))
    names = dict.fromkeys(part for part in parts if _is_name(part))
    return "; ".join(names) or None


def _is_name(part: str) -> bool:
    agencies, roles = _lexicon()
    if part.casefold() in agencies:
        return True
    words = part.casefold().split()
    if not _NAME.fullmatch(part) or has_date(part) or not roles.isdisjoint(words):
        return False
    # In scripts without capitals every letter is neither.
    return not part[0].islower() and sum(word[0].islower() for word in part.split()) <= len(words) / 2
