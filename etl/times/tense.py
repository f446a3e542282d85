"""Whether the clause around a time expression looks back or ahead, told by the words near it.

Used where the sentence is not parsed. The nearest verb to the left in the sentence decides, else
the nearest to the right: "agreed Monday to begin a truce on Aug. 20" is past, then future.
"""

import re

_FUTURE = (
    r"(?:will|shall|'ll|’ll|won't|won’t|would|may|might|could|should|must|upcoming|forthcoming|deadline|due|scheduled|"
    r"expected|planned|slated|ahead of|until|till|going to|poised|tentatively|set for|starts|begins|opens|resumes|expires|ends|takes effect|takes place|"
    r"to (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|our\b|this\b|that\b|these\b|those\b|some\b|all\b|"
    r"any\b|which\b|whom\b|him\b|them\b|us\b|me\b|it\b|no\b|date\b|\w+-|\w+ing\b|\w+(?:ies|ors|ers)\b)[a-z]{2,})"
)
_PAST = (
    r"(?:was|were|had|did|has|have|been|said|told|began|held|made|met|took|came|went|left|broke|fell|rose|gave|got|saw|won|"
    r"lost|killed|led|sent|set up|spoke|wrote|became|brought|fought|drew|shot|struck|signed|quit|ago|since|last|"
    r"\w{3,}(?<!ne)ed)"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")
_END = re.compile(r"[.!?;][\"”')\]]*\s|\n\n|\n")
_REACH = 180


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
    cues = list(_CUE.finditer(left))
    if cues:
        return _of(cues[-1], left)
    right = text[end : end + _REACH]
    stop = _END.search(right)
    cue = _CUE.search(right[: stop.start()] if stop else right)
    return _of(cue, right) if cue else None


def _abbreviation(text: str, dot: int) -> bool:
    return (
        re.search(
            r"\b(?:[a-z]|mr|mrs|dr|gen|col|lt|sgt|st|no|u\.n|u\.s|jan|feb|aug|sept|oct|nov|dec)$", text[:dot]
        )
        is not None
    )


def _of(cue: re.Match[str], around: str) -> str:
    word = cue.group(0)
    if cue["past"]:
        # "should be completed", "to be held"
        return "future" if around[: cue.start()].endswith(" be ") else "past"
    # "could have been held", "to have met": what looked ahead lies back.
    if word in {"would", "could", "may", "might", "should", "must"} and around[cue.end() :].startswith(
        " have "
    ):
        return "past"
    return "future"
