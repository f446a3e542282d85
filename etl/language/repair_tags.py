"""Gives verbs of speech their speaker and what is said, where a comma or nothing at all parts the two.

Wire reports put the source behind the news ("..., a statement carried by the radio said") or leave out "that"; the parser
then hangs the verb of speech on a noun of the news, or takes the first noun of what is said for an object.
"""

from etl.language.tree import children, descendants, head_chain, np_span, relation
from etl.records import Token
from etl.resources import load_yaml

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OPENING = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
_BREAKS = frozenset({",", '"', "”", "''"})
_HEARD = frozenset({"tell", "inform"})  # their object is the hearer


def source_behind(tokens: list[Token]) -> None:
    """ "The truce had ended, an official familiar with it told reporters.": the verb of speech heads the sentence."""
    for verb in reversed(tokens):
        if not _may_tag(tokens, verb):
            continue
        found = _speaker_before(tokens, verb.i)
        if found is None:
            continue
        comma, speaker = found
        top = next(t for t in tokens if t.head == t.i)
        if not any(t.feats.get("VerbForm") == "Fin" for t in tokens[:comma]) or top.i > comma:
            continue
        verb.head, verb.dep = verb.i, "root"
        verb.feats = {
            **verb.feats,
            "VerbForm": "Fin",
        }  # a past tense that may have been taken for a participle
        top.head, top.dep = verb.i, "ccomp"
        tokens[speaker].head, tokens[speaker].dep = verb.i, "nsubj"
        return


def _may_tag(tokens: list[Token], verb: Token) -> bool:
    """Whether a word is a verb of speech behind which nothing more is said."""
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    if verb.upos != "VERB" or verbs.get(verb.lemma) not in {"say", "claim"} or verb.head == verb.i:
        return False
    if verb.feats.get("VerbForm") not in {"Fin", "Part"} or children(
        tokens, verb.i, "ccomp", "aux", "mark", "cc"
    ):
        return False
    if children(tokens, verb.i, "obj") and verb.lemma not in _HEARD:
        return False
    return not any(t.feats.get("VerbForm") == "Fin" for t in tokens[verb.i + 1 :])


def _speaker_before(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """The comma or quotation mark behind which the speaker stands, and the speaker's head."""
    end = verb
    while end and tokens[end - 1].upos == "ADV":
        end -= 1
    if end and tokens[end - 1].norm == ",":  # "Lakhdar Brahimi, the mediator, said"
        end = next((k for k in range(end - 2, 0, -1) if tokens[k].norm == ","), 0)
    comma = next((k for k in range(end - 1, 0, -1) if tokens[k].norm in _BREAKS), None)
    if comma is None or comma + 1 >= end:
        return None
    words = tokens[comma + 1 : end]
    if words[0].upos not in _OPENING or any(t.feats.get("VerbForm") == "Fin" for t in words):
        return None
    if any(t.upos in {"SCONJ", "AUX"} or t.norm in {"but", "which", "who", "that"} for t in words):
        return None
    return _head_of(tokens, comma + 1, end, comma)


def _head_of(tokens: list[Token], start: int, end: int, comma: int) -> tuple[int, int] | None:
    """The comma with the last noun of the first unbroken noun phrase of a stretch."""
    found = None
    for t in tokens[start:end]:
        if t.upos in _NOMINAL:
            found = t.i
        elif t.upos not in {"DET", "ADJ", "PART"} and t.norm != "-":
            break
    while found is not None and relation(tokens, found) == "flat" and start <= tokens[found].head < found:
        found = tokens[found].head
    return None if found is None else (comma, found)


def said_without_that(tokens: list[Token]) -> None:
    """ "The mediator said the army and the rebels had met": what looks like an object is a subject of what is said."""
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    for t in tokens:
        if t.upos != "VERB" or verbs.get(t.lemma) not in {"say", "claim"} or children(tokens, t.i, "ccomp"):
            continue
        objects = [k for k in children(tokens, t.i, "obj") if k > t.i and tokens[k].upos in _NOMINAL]
        later = [k for k in children(tokens, t.i, "conj", "parataxis") if _is_finite(tokens, k)]
        if len(objects) != 1 or not later or later[0] < objects[0]:
            continue
        said, first = tokens[later[0]], objects[0]
        own = children(tokens, said.i, "nsubj")
        if len(own) == 1 and _joined(tokens, first, own[0]):
            join_subjects(tokens, said.i, first, own[0])
        elif own or children(tokens, said.i, "cc"):
            continue
        else:
            tokens[first].head, tokens[first].dep = said.i, "nsubj"
        said.head, said.dep = t.i, "ccomp"


def speaker_behind(tokens: list[Token]) -> None:
    """ "..., said General Sumbeiywo": the noun behind a verb of speech that nothing else speaks is its speaker."""
    for t in tokens:
        if t.upos != "VERB" or t.lemma != "say" or children(tokens, t.i, "nsubj", "aux"):
            continue
        objects = [k for k in children(tokens, t.i, "obj", "ccomp") if tokens[k].upos in _NOMINAL]
        follows = objects and np_span(tokens, objects[0])[0] == t.i + 1
        if follows and t.i and tokens[t.i - 1].norm in _BREAKS:
            tokens[objects[0]].dep = "nsubj"


def cases_of_compounds(tokens: list[Token]) -> None:
    """ "Two days of face-to-face talks": a preposition stands before the whole of a noun, not before a part of its name."""
    for t in tokens:
        part = tokens[t.head]
        if t.dep != "case" or part.dep != "compound" or not t.i < part.i < part.head:
            continue
        noun = part.head
        parts = children(tokens, noun, "compound", "amod", "det", "nummod", "nmod:poss")
        if t.i < min(parts, default=noun) and not children(tokens, noun, "case"):
            t.head = noun


def joined_subjects(tokens: list[Token]) -> None:
    """ "Both the army and the rebels have violated it": a verb is no conjunct of a noun, the two nouns are its subjects."""
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    for t in tokens:
        if relation(tokens, t.i) != "conj" or t.upos != "VERB" or not _is_finite(tokens, t.i):
            continue
        first, own = tokens[t.head], children(tokens, t.i, "nsubj")
        if children(tokens, first.i, "cop", "nsubj"):
            continue  # a predicate, to which a clause may be joined
        if (
            first.upos not in _NOMINAL
            or first.i > t.i
            or len(own) != 1
            or not _joined(tokens, first.i, own[0])
        ):
            continue
        above = tokens[first.head]
        if above.i != first.i and not (
            above.lemma in verbs and relation(tokens, first.i) in {"obj", "nsubj", "ccomp"}
        ):
            continue
        t.head, t.dep = (t.i, "root") if above.i == first.i else (above.i, "ccomp")
        join_subjects(tokens, t.i, first.i, own[0])


def join_subjects(tokens: list[Token], verb: int, first: int, second: int) -> None:
    """Make two nouns joined by "and" the subjects of a verb, the first one its child."""
    joint = next(k for k in range(second, first, -1) if tokens[k].norm in {"and", "&"})
    tokens[first].head, tokens[first].dep = verb, tokens[second].dep
    tokens[second].head, tokens[second].dep = first, "conj"
    tokens[joint].head, tokens[joint].dep = second, "cc"


def _joined(tokens: list[Token], first: int, second: int) -> bool:
    """Whether "and" stands right before the phrase of the second noun, and nothing but nouns before it."""
    start = np_span(tokens, second)[0]
    between = tokens[first + 1 : start]
    plain = not any(t.upos in {"VERB", "AUX", "SCONJ"} or t.norm == "," for t in between)
    return (
        first < start
        and tokens[start - 1].norm in {"and", "&"}
        and plain
        and first not in descendants(tokens, second)
    )


def _is_finite(tokens: list[Token], i: int) -> bool:
    helpers = [*children(tokens, i, "aux", "aux:pass"), i]
    return any(tokens[k].feats.get("VerbForm") == "Fin" for k in helpers) and i not in head_chain(tokens, i)
