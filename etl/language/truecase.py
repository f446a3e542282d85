"""Gives text printed in capitals the case that the parser knows, letter by letter at the same offsets."""

import re
from functools import cache

import ahocorasick

from etl.language.vocabulary import lower_case_words, printed_names

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WEIGHTY = 4  # letters from which on headlines print a capital
_FEW = 3  # common words that have to be there to tell
_MOST = 0.85  # share of the longer words with a capital
_BRACKETED = re.compile(r"[(\[]([A-Z][A-Z.&-]{1,9})[)\]]")
_TITLES = frozenset(
    [
        "president",
        "general",
        "minister",
        "colonel",
        "major",
        "captain",
        "lieutenant",
        "commander",
        "senator",
        "secretary",
        "ambassador",
        "king",
        "prince",
        "bishop",
        "archbishop",
        "pope",
        "father",
        "doctor",
        "chancellor",
        "premier",
        "governor",
        "sheikh",
        "ayatollah",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)


def is_capitals(text: str, article_share: float = 0.0) -> bool:
    """Whether a sentence is printed in capitals throughout.

    Args:
        text: the sentence.
        article_share: share of capitals among the article's letters; where it is high, short sentences count too.
    """
    if capitals_share(text) <= 0.9:
        return False
    enough = sum(map(str.isalpha, text)) >= 20 and len(_WORD.findall(text)) >= 4
    return enough or article_share > 0.7


def capitals_share(text: str) -> float:
    """Share of capitals among the letters of a text (0 to 1)."""
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, filter(str.isalpha, text))) / letters if letters else 0.0


def is_headline(text: str) -> bool:
    """Whether a title is printed with a capital on every word of weight, as American headlines are."""
    words = [w for w in _WORD.findall(text) if len(w) >= _WEIGHTY]
    plain = [w for w in words if w.lower() in lower_case_words()]
    return len(plain) >= _FEW and sum(w[0].isupper() for w in words) >= _MOST * len(words)


def headline_case(text: str) -> str:
    """A headline in the case of running text, as long as the input; names and words in capitals stay as they are."""
    named = _named(text)
    pieces = list(text)
    for match in list(_WORD.finditer(text))[1:]:
        start, end = match.span()
        word = match.group()
        common = re.sub(r"['’]s$", "", word.lower()) in lower_case_words()
        if named[start] == "\0" and common and not word.isupper():
            pieces[start:end] = word.lower()
    return "".join(pieces)


def acronyms_of(text: str) -> frozenset[str]:
    """Acronyms that the article gives in brackets after a name: "NATIONAL LIBERATION FRONT (FMLN)"."""
    return frozenset(m.replace(".", "") for m in _BRACKETED.findall(text))


def truecase(text: str, acronyms: frozenset[str] = frozenset()) -> str:
    """The sentence in the case of ordinary print; as long as the input, so that offsets hold.

    Known lower-case words are lowered, names take the form of the reference tables, acronyms stay, and unknown
    words get a capital, as do the first word and titles before a name.
    """
    named = _named(text)
    pieces = list(text)
    words = list(_WORD.finditer(text))
    cased: list[str] = []
    for match in words:
        start, end = match.span()
        cased.append(named[start:end] if named[start] != "\0" else _cased(match.group(), acronyms))
    for k, match in enumerate(words):
        word = cased[k]
        follows_name = k + 1 < len(words) and cased[k + 1][:1].isupper()
        if k == 0 or (word in _TITLES and follows_name):
            word = word[:1].upper() + word[1:]
        if len(word) == len(match.group()):
            pieces[match.start() : match.end()] = word
    return "".join(pieces)


def _cased(word: str, acronyms: frozenset[str]) -> str:
    lower = word.lower()
    if word in acronyms:
        return word
    if len(word) == 1:
        return lower if lower == "a" else word
    stem = re.sub(r"['’]s$", "", lower)
    if lower in lower_case_words() or stem in lower_case_words():
        return lower
    if len(word) <= 5 and not re.search("[aeiouy]", lower):
        return word
    return word[0] + lower[1:]


def _named(text: str) -> str:
    """Known names at their places in the text, NUL elsewhere; longer names win."""
    lower = text.lower()
    out = ["\0"] * len(text)
    if len(lower) != len(text):
        return "".join(out)
    found = [(end - len(name) + 1, name) for end, name in _names().iter(lower)]
    for start, name in sorted(found, key=lambda f: -len(f[1])):
        end = start + len(name)
        whole = not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum()
        if whole and all(c == "\0" for c in out[start:end]):
            out[start:end] = name
    return "".join(out)


@cache
def _names() -> ahocorasick.Automaton:
    """Names that may stand in the text; one that is also a common word needs to be longer than an acronym."""
    automaton = ahocorasick.Automaton()
    for lower, name in printed_names().items():
        is_word = lower in lower_case_words() and (name.isupper() or len(name) < 4)
        if not is_word and len(lower) == len(name):
            automaton.add_word(lower, name)
    automaton.add_word("\0", "\0")
    automaton.make_automaton()
    return automaton
