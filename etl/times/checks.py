"""What looks like a time expression and is none: "may" the modal, "march" the verb, numbers."""

import re

_LEADS = re.compile(
    r"\b(?:in|of|since|until|till|by|during|from|to|through|throughout|between|before|after|early|late|mid|last|this|next|and|"
    r"or|for|on|around|about|every|each|a|an|the|previous|following|that|as of|beginning|starting|end|on),? ?[\"'“‘(]?$"
)
_NOT_MONTH = re.compile(
    r"\s+(?:on\b|onto\b|past\b|toward|through\b|have\b|be\b|not\b|also\b|well\b|to the\b|against\b|into\b)"
)
_YEAR_LEADS = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|through|throughout|between|before|after|early|late|mid|and|or|year|the|"
    r"for|around|about|circa|ca\.|c\.|back|into|summer|winter|spring|autumn|fall|than|a|an|post|pre|as|his|their|its|"
    r"[a-z]+'s|with)[ \n-]|[(\[–—/-] ?|^|\n|, )[\"'“‘]?$"
)
_COUNTED = re.compile(
    r"[ -](?:\d|people|troops?|soldiers?|men\b|women|children|civilians?|fighters?|rebels?|members?|prisoners?|hostages?|killed|dead|"
    r"deaths?|wounded|injured|miles?|kilomet|km\b|met(?:er|re)s?|feet|tons?|tonnes?|dollars?|euros?|pounds?|percent|per\b|"
    r"or (?:more|so)|workers|families|refugees|houses|homes|aircraft|tanks?|ships?|guns?|votes?|others|of (?:the|them|his|their|our)\b|"
    r"(?:[a-z]+ )?[a-z]{3,}(?<!s)s\b(?! (?:war|treaty|revolution|agreement|election|campaign)))"
)
_NUMBER_LEADS = re.compile(
    r"(?:[$€£#№]|\b(?:no\.?|number|nos\.|resolution|article|section|page|room|flight|boeing|some|about|over|nearly|than|least|almost|most|fewer|only|another|approximately|exactly|up to|rs\.?|usd?|nis)) ?$"
)
_SEASON_LEADS = re.compile(
    r"\b(?:in|the|this|last|next|of|by|during|until|since|through|that|early|late|mid|each|every|from|to|before|after|and|for|or|harsh|into)[ -]$"
)

# "continued to fall", "rise and fall": the verb.
_VERB_LEADS = re.compile(r"\b(?:to|and|or|into)[ -]$")


def plausible(rule: str, words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    """False if the words of a rule's match are no time expression where they stand.

    Args:
        rule: name of the rule.
        words: the match in lower case; original: as printed.
        before: up to 30 lower-case characters before; after: as many after.
        capitals: the text is printed in capitals throughout.
    """
    check = _CHECKS.get(rule)
    return check is None or check(words, original, before, after, capitals)


def _month(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    name = words.rstrip(".")
    if len(name) < 5 and name not in {"may", "june", "july"} and not (words.endswith(".") and name != "mar"):
        return False
    if not original[:1].isupper():
        return False
    if name in {"may", "march"} or name == "august":
        return (
            bool(_LEADS.search(before))
            and not _NOT_MONTH.match(after)
            and not (capitals and after.startswith(" be"))
        )
    return not re.match(r" [A-Z]?[a-z]+, \d", after)


def _year(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    if "year" in words:
        return True
    if _NUMBER_LEADS.search(before) or before.endswith((".", "/", "$")) or after[:1] in {"%", "°"}:
        return False
    if words.startswith("'"):
        return before.endswith(("since ", "in ", "of ", "-", "summer ", "until ", "(", "from ", "to ", "by "))
    if _COUNTED.match(after) and not re.search(
        r"\b(?:in|since|until|by|during|of the|early|late|mid|the|from) ?-?$", before
    ):
        return False
    if re.search(r"\b(?:of|with|by|to|from|the) $", before) and re.match(
        r" (?:troops|soldiers|men|people|prisoners|km|miles)", after
    ):
        return False
    return bool(_YEAR_LEADS.search(before)) or original[:2] in {"19", "20"}


def _season(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    if words in {"fall", "spring", "springtime"} or words.endswith((" fall", " spring")):
        fits = words.startswith("the ") or bool(
            _SEASON_LEADS.search(before) and not _VERB_LEADS.search(before)
        )
        return fits and not re.match(
            r" (?:of|to|in|on|from|into|back|short|apart|under|for|below|by|behind)\b|s\b|-", after
        )
    return not after.startswith(("s ", "-", " palace"))


def _part(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    if re.search(r"\b(?:may|march)$", words):
        return original[-5:].strip()[:1].isupper() and not _NOT_MONTH.match(after)
    return not (words.endswith("fall") and after.startswith(" of "))


def _reference(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    if words == "future":
        return not before.endswith(("the ", "its ", "their ", "his ", "her ")) and after[:1] == " "
    if words == "current":
        return not after.startswith(("-", "ly"))
    if words == "now":
        return not before.endswith(("by ", "until ", "till ", "from ")) or True
    return not after.startswith("-")


def _named(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    """ "Operation Dawn" and "Noon" the name are written large within a sentence."""
    small = original[:1].islower() or capitals or before.rstrip(" \"'(“")[-1:] in ".!?:\n"
    return (small or not before.strip()) and not after.startswith(("-", " of ", " raid", " prayer"))


def _daypart(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    """ "in the morning", "at night"; "the night of the attack" and "the dawn of peace" are of no day told."""
    lead = ("in ", "on ", "by ", "during ") if words.startswith("the ") else ("at ",)
    return before.endswith(lead) and not after.startswith((" of", "-", " before", " after"))


def _which(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    if words.endswith(("fall", "spring")) and after.startswith((" of ", " to ")):
        return False
    if re.search(r"\bmarch$", words):
        return original[-5:-4].isupper() and (not capitals or not _NOT_MONTH.match(after))
    if words.endswith(" may"):
        return original[-3:-2].isupper()
    return not after.startswith("-old")


def _set_word(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    return not after.startswith(" newspaper") and not re.match(r" [A-Z]", original)


def _length(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    return not re.match(r"['’]?s? (?:ago)\b", after) and not (
        words.startswith("a ") and after.startswith((" of reckoning", "-to-day"))
    )


def _weekday(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    return original[:1].isupper() and not after.startswith(("'s club", " market"))


def _full(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    """ "may 10" the modal is written small; "march 5 miles" too."""
    month = re.search(r"(?:may|march|mar|jun|dec|sep|jan|oct|nov|apr|aug|feb|jul)\b", words)
    if month is None:
        return True
    if not original[month.start()].isupper():
        return False
    return not re.match(r" ?(?:percent|%|km\b|miles|people|soldiers|troops)", after)


def _feast(words: str, original: str, before: str, after: str, capitals: bool) -> bool:
    """Accords and wars are named after feasts: "the Good Friday Agreement"."""
    named = (
        r" (?:peace )?(?:agreement|accord|deal|treaty|war|uprising|rising|offensive|massacre|bombing|revolt)"
    )
    return any(c.isupper() for c in original) and not re.match(named, after)


_CHECKS = {
    "feast": _feast,
    "clock_named": _named,
    "the_daypart": _daypart,
    "reference_news": _reference,
    "month": _month,
    "year": _year,
    "year_short": _year,
    "season_alone": _season,
    "part_of": _part,
    "reference": _reference,
    "which_unit": _which,
    "set_word": _set_word,
    "length_a": _length,
    "weekday": _weekday,
    "full_date": _full,
    "date_span_month_day": _full,
    "month_of_year": _full,
}
