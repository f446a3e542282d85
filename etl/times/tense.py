"""Whether the clause around a time expression looks back or ahead, told by the words near it.

Used where the sentence is not parsed. The nearest verb to the left in the sentence decides, else
the nearest to the right: "agreed Monday to begin a truce on Aug. 20" is past, then future.
"""

import re
from functools import cache

from etl.resources import load_yaml

# "to" with a verb; what follows is none if it is an article, a pronoun or a noun by its ending.
_TO_VERB = (
    r"to (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|our\b|this\b|that\b|these\b|those\b|some\b|all\b|"
    r"any\b|which\b|whom\b|him\b|them\b|us\b|me\b|it\b|no\b|date\b|\w+-|\w+ing\b|\w+(?:ies|ors|ers)\b)[a-z]{2,}"
)
_REGULAR = r"\w{3,}(?<!ne)ed"
_END = re.compile(r"[.!?;][\"”')\]]*\s|\n\n|\n")
_REACH = 180


@cache
def _cues() -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of the words that tell a tense, and the past ones that "until" does not turn to the future."""
    words = load_yaml("lexicon", "times.yaml")["tense"]
    future, past = ("|".join(map(re.escape, words[name])) for name in ("future", "past"))
    pattern = rf"\b(?:(?P<future>{future}|{_TO_VERB})|(?P<past>{past}|{_REGULAR}))\b"
    return re.compile(pattern), frozenset(words["lasting"])


@cache
def _aspect() -> tuple[str, ...]:
    """Past verbs that carry their own time over to what they govern, as they stand before it."""
    return tuple(f"{word} " for word in load_yaml("lexicon", "times.yaml")["tense"]["aspect"])


def tense_near(text: str, start: int, end: int) -> str | None:
    """ "past", "future" or None for the clause around text[start:end].

    Args:
        text: lower-case text.
        start: where the expression starts.
        end: where it ends (exclusive).
    """
    left = text[max(0, start - _REACH) : start]
    cut = [m.end() for m in _END.finditer(left) if not _abbreviation(left, m.start())]
    left = left[cut[-1] :] if cut else left
    pattern, lasting = _cues()
    cues = list(pattern.finditer(left))
    if len(cues) > 1 and cues[-1].group(0) in {"until", "till"} and cues[-2].group(0) in lasting:
        return _of(cues[-2], left)
    if cues:
        return _of(cues[-1], left)
    right = text[end : end + _REACH]
    stop = _END.search(right)
    cue = pattern.search(right[: stop.start()] if stop else right)
    return _of(cue, right) if cue else None


def _abbreviation(text: str, dot: int) -> bool:
    return (
        re.search(
            r"\b(?:[a-z]|mr|mrs|dr|gen|col|lt|sgt|st|no|u\.n|u\.s|jan|feb|aug|sept|oct|nov|dec)$", text[:dot]
        )
        is not None
    )


_UNREAL = r"would|could|may|might|should|must"
_HAD = re.compile(r"\bhad (?:been )?\w+ $")
_BARE = re.compile(r"\b(?:be|to|will|shall|can|" + _UNREAL + r") $")


def _of(cue: re.Match[str], around: str) -> str:
    if cue["past"]:
        # "should be completed", "to be held", "will last"
        return "future" if _BARE.search(around[: cue.start()]) else "past"
    # "began to leave", "had been expected to leave".
    left = around[: cue.start()]
    if cue.group(0).startswith("to ") and (left.endswith(_aspect()) or _HAD.search(left)):
        return "past"
    # "could have been held", "to have met": what looked ahead lies back.
    if re.fullmatch(_UNREAL, cue.group(0)) and around[cue.end() :].startswith(" have "):
        return "past"
    return "future"
