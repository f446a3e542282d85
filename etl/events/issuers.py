"""Whose own words an article is: a press release, a letter or a communiqué, told by its title and by who says "we"."""

import re
from dataclasses import dataclass
from functools import cache

from etl.records import ActorMention, ReadArticle, Sentence
from etl.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who speaks in a statement: the words that name the issuer, and the actor mention if it is a known one."""

    words: str
    mention: ActorMention | None = None


def issuer_of(read: ReadArticle) -> Issuer | None:
    """The issuer of an article that is a statement; None for a report, in whose own voice nobody speaks.

    A statement welcomes, urges or condemns in the first person, outside quotation marks, and does not tell what others
    said; one that its title calls a statement may do so by its issuer's name ("The Republic of Ghana welcomes ...").
    """
    called = _titles().search(read.article.title or "")
    body = [s for s in read.sentences if s.no > 0]
    performed = [(s, m) for s in body for m in [_performed(s, called=bool(called))] if m]
    if not performed or sum(bool(_telling().search(s.text)) for s in body) > len(performed):
        return None
    named = _in_title(read, called) if called else None
    found = [named] if named and named.mention else [_in_body(read, *p) for p in performed]
    return next((i for i in found if i.mention), named or found[0])


def _performed(sentence: Sentence, *, called: bool) -> re.Match[str] | None:
    """Who welcomes, urges or condemns in a sentence, outside quotation marks; if the title calls it a statement, any "we"."""
    for match in _performing(called).finditer(sentence.text):
        at = sentence.start + match.start()
        if not any(q.start <= at < q.end for q in sentence.quotes):
            return match
    return None


def _in_title(read: ReadArticle, called: re.Match[str]) -> Issuer | None:
    """The issuer that a title names: "Statement by the foreign ministry of Ghana on ..."."""
    start, end = called.span("after" if called["after"] else "before")
    for mention in sorted(read.actors.get(0, []), key=lambda m: m.start):
        if mention.actors and mention.start < end and mention.end > start:
            return Issuer(mention.text, mention)
    return Issuer(called.group("after") or called.group("before"))


def _in_body(read: ReadArticle, sentence: Sentence, found: re.Match[str]) -> Issuer:
    start, end = (sentence.start + k for k in found.span("who"))
    for mention in read.actors.get(sentence.no, []):
        if mention.actors and mention.start < end and mention.end > start:
            return Issuer(mention.text, mention)
    return Issuer(found["who"])


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_yaml('lexicon', 'speech.yaml')['telling'])})\b")


@cache
def _titles() -> re.Pattern[str]:
    words = load_yaml("lexicon", "attribution.yaml")["statements"]
    kinds, about = ("|".join(words[name]) for name in ("titles", "about"))
    after = rf"\b(?:{kinds}) (?:by|from|of|on behalf of) (?P<after>.+?)(?= (?:{about})\b|$)"
    before = rf"^(?P<before>[^:]+?)(?:['’]s)? (?:{kinds}) (?={about})"
    return re.compile(rf"{after}|{before}", re.IGNORECASE)


@cache
def _performing(called: bool) -> re.Pattern[str]:
    """ "We strongly welcome"; where the title calls it a statement, any "we" and "The Republic of Ghana welcomes"."""
    verbs = load_yaml("lexicon", "attribution.yaml")["statements"]["performing"]
    adverb = r"(?:\w+ly |also |again |therefore )?"
    if not called:
        return re.compile(rf"\b(?P<who>I|[Ww]e) (?:am |are )?{adverb}(?:{'|'.join(verbs)})\b")
    named = "|".join(_third_person(verb) for verb in verbs if " " not in verb)
    name = r"(?:The )?(?:[A-Z][\w.’'-]+ (?:of |the |for |and )*)+"
    return re.compile(rf"(?P<who>^(?:{name}(?=(?:{adverb})(?:{named})\b))|(?<![\w.])(?:I|[Ww]e)\b)")


def _third_person(verb: str) -> str:
    return verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s")
