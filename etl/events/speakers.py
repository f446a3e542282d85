"""What an unnamed speaker's words tell: "a source", "the paper", "an official familiar with the talks", "it said"."""

from collections.abc import Sequence

from etl.language import reported_speech, tree
from etl.records import ReadArticle, Sentence, Token
from etl.resources import load_yaml

_BACK = 3  # sentences in which the noun behind a pronoun is looked for
_ORDER = ("anonymous", "media", "mediator", "other_official", "party")


def by_words(words: str) -> str:
    """The attribution code that a speaker's words tell; "none" if they tell nothing."""
    lists = load_yaml("lexicon", "attribution.yaml")
    folded = f" {words.lower()} "
    for code in _ORDER:
        if any(f" {w} " in folded or f" {w}s " in folded for w in lists[code]):
            return code
    return "none"


def unnamed(sentence: Sentence, speaker: int, known: bool) -> str | None:
    """ "anonymous" or "media" if the speaker's noun says so, whomever it stands near; None if not.

    Args:
        sentence: the sentence.
        speaker: the head of the speaker's noun phrase.
        known: whether the phrase names an actor ("Palestinian sources", "an Israeli official").
    """
    tokens, lists = sentence.tokens, load_yaml("lexicon", "attribution.yaml")
    noun = tokens[speaker]
    if noun.lemma in lists["hidden_nouns"]:
        return "anonymous"
    if noun.lemma in lists["media_nouns"]:
        return "media"
    if noun.lemma not in lists["officials"]:
        return None
    hides = any(w in _words(tokens, speaker) for w in lists["hiding"])
    return "anonymous" if hides or (not known and _is_bare(tokens, speaker)) else None


def _words(tokens: Sequence[Token], speaker: int) -> str:
    """All that is told of a speaker, and the rest of the sentence behind the verb of speech."""
    verb = tokens[speaker].head
    about = {*tree.descendants(tokens, speaker), *(t.i for t in tokens if t.i > verb)}
    return " ".join(tokens[i].norm for i in sorted(about))


def _is_bare(tokens: Sequence[Token], speaker: int) -> bool:
    """Whether one official is told of and nothing of whose: "the official", "a senior official"."""
    whose = tree.children(tokens, speaker, "compound", "nmod", "nmod:poss", "appos", "flat")
    return tokens[speaker].norm == tokens[speaker].lemma and not whose


def speaker_before(read: ReadArticle, sentence: Sentence) -> tuple[Sentence, int] | None:
    """The noun that a pronoun for a speaker takes up: who spoke, else the subject, of the nearest sentence before."""
    earlier = [
        s for s in read.sentences if 0 < s.no < sentence.no and s.no >= sentence.no - _BACK and s.tokens
    ]
    for before in reversed(earlier):
        tokens = before.tokens
        speakers = [f.speaker for f in reported_speech(before) if f.speaker is not None]
        found = [*reversed(speakers), *tree.subjects(tokens, tree.root(tokens))]
        nouns = [k for k in found if tokens[k].upos in {"NOUN", "PROPN"}]
        if nouns:
            return before, nouns[0]
    return None
