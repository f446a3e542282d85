"""The time grammar, compiled from `data/lexicon/times.yaml`.

One alternation of all rules finds the expressions; the rule that matched is then matched again
by itself, with named groups, to read its parts. Rules are written on lower-case text.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.resources import load_yaml

_SLOT = re.compile(r"\{([a-z][a-z_0-9]*)\}")
# One break inside a paragraph: a blank, or a line's end, and no empty line.
_BREAK = r"(?:[ \n] ?)"
# What is no word of the text in a rule: slots, names of groups, classes, escapes, lookarounds.
_NO_WORDS = re.compile(r"\{[^}]*\}|\?P<[^>]*>|\[[^\]]*\]|\\\\.|\(\?<?![^)]*\)|\(\?=[^)]*\)")
_BLANK = re.compile(r"\[[^\]]*\]| \?| ")
# Cheap test before the rules are tried: an expression starts a word.
_START = r"(?<![\w$€£#])(?<!\d[.,])(?<![@_])(?<!\d/)"


@dataclass(frozen=True)
class Grammar:
    """Compiled rules and the words they are made of.

    Attributes:
        finder: the alternation; `lastgroup` of a match is the rule's name.
        rules: rule name -> its pattern, with a named group for each slot.
        readers: rule name -> name of the reader.
        words: slot -> word -> meaning.
        firsts: words that can open an expression; elsewhere no rule is tried, which is most of the speed.
        leads: those of them that are none alone ("the", "a", "two"): a word of `inner` has to follow.
        inner: all words that the rules and the lists are made of.
    """

    finder: re.Pattern[str]
    rules: dict[str, str]
    readers: dict[str, str]
    words: dict[str, dict[str, Any]]
    firsts: frozenset[str]
    leads: frozenset[str]
    inner: frozenset[str]

    def rule(self, name: str) -> re.Pattern[str]:
        """The rule's pattern, compiled once it is asked for: a run needs few of them, and all cost it 0.2 s."""
        return _compiled(self.rules[name])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def grammar() -> Grammar:
    """The grammar of the authored lexicon.

    Raises:
        KeyError: if a rule names a slot that the lexicon does not have.
    """
    lexicon = load_yaml("lexicon", "times.yaml")
    words = {slot: {str(k): v for k, v in terms.items()} for slot, terms in lexicon["words"].items()}
    words["feast"] = _feast_names()
    slots = {slot: _any_of(terms) for slot, terms in words.items()} | dict(lexicon["slots"])
    found, rules, readers = [], {}, {}
    for rule in lexicon["rules"]:
        plain = _expand(rule["pattern"], slots, named=False)
        found.append(f"(?P<{rule['name']}>{_anonymous(plain)})")
        rules[rule["name"]] = _expand(rule["pattern"], slots, named=True)
        readers[rule["name"]] = rule["reads"]
    finder = re.compile(_START + "(?:" + "|".join(found) + ")")
    firsts = _firsts(words, lexicon)
    leads = frozenset(w for w in firsts if not (finder.match(w) or finder.match(w + ".")))
    return Grammar(
        finder, rules, readers, words, firsts, leads, _written(lexicon) | _terms(words, whole=True)
    )


def _feast_names() -> dict[str, tuple[str, ...]]:
    """The feasts, one or more, that a name stands for: "eid" is that of either month."""
    names: dict[str, tuple[str, ...]] = {}
    for feast, rule in load_yaml("lexicon", "feasts.yaml").items():
        for name in rule["names"]:
            names[name] = (*names.get(name, ()), feast)
    return names


def _firsts(words: dict[str, dict[str, Any]], lexicon: dict[str, Any]) -> frozenset[str]:
    """First words of the lexicon's terms, and all words written in rules but those that only join others."""
    opening = {k: v for k, v in words.items() if k not in lexicon["never_first_slots"]}
    return _terms(opening) | {"a", "an"} | (_written(lexicon) - frozenset(lexicon["never_first"]))


def _terms(words: dict[str, dict[Any, Any]], *, whole: bool = False) -> frozenset[str]:
    """The first words of all terms, or all their words."""
    parts = [re.findall(r"[a-z]+", str(term)) for terms in words.values() for term in terms]
    return frozenset(p for found in parts for p in (found if whole else found[:1]))


def _written(lexicon: dict[str, Any]) -> frozenset[str]:
    """The words written out in slots and rules."""
    written = [*lexicon["slots"].values(), *(rule["pattern"] for rule in lexicon["rules"])]
    return frozenset(w for p in written for w in re.findall(r"[a-z]+", _NO_WORDS.sub(" ", p)))


def _any_of(terms: dict[str, Any]) -> str:
    longest_first = sorted(terms, key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(t).replace(r"\ ", " ").replace("'", "['’]") for t in longest_first) + ")"
    )


def _expand(pattern: str, slots: dict[str, str], *, named: bool) -> str:
    """Put the slots' expressions in; those of the rule itself get a named group, the second `slot_2`."""
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        slot = match.group(1)
        inner = _flat(slots[slot], slots)
        if not named:
            return inner
        seen[slot] = seen.get(slot, 0) + 1
        return f"(?P<{slot}{'_' + str(seen[slot]) if seen[slot] > 1 else ''}>{inner})"

    return _BLANK.sub(_break, _SLOT.sub(fill, pattern))


def _break(match: re.Match[str]) -> str:
    """A blank of a rule as any single break; in a class of characters, a line's end beside it."""
    blank = match.group(0)
    if blank.startswith("["):
        return blank.replace(" ", " \\n")
    return r"[ \n]?" if blank == " ?" else _BREAK


def _flat(expression: str, slots: dict[str, str]) -> str:
    while _SLOT.search(expression):
        expression = _SLOT.sub(lambda m: slots[m.group(1)], expression)
    return expression


def _anonymous(pattern: str) -> str:
    """Drop the names of groups, so that a match's last group is the rule."""
    pattern = pattern.replace("(?P=sep)", "[/.]")
    return re.sub(r"\(\?P<[a-z_0-9]+>", "(?:", pattern)
