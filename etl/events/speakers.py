"""What an unnamed speaker's words tell: "a source", "the paper", "an official familiar with the talks", "it said"."""

from collections.abc import Iterator, Sequence

from etl.language import reported_speech, tree
from etl.records import ActorMention, ReadArticle, Sentence, Token
from etl.resources import load_yaml

_ARMED = frozenset({"armed_organization", "umbrella", "coalition"})
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


def is_armed(words: str, mention: ActorMention | None) -> bool:
    """Whether a speaker is of an armed group, as its actor or its words tell."""
    if mention is not None:
        return any(a.actor_type in _ARMED for a in mention.actors)
    lists = load_yaml("lexicon", "attribution.yaml")
    return any(w.removesuffix("s") in lists["armed"] for w in words.lower().split())


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


def goes_on_speaking(sentence: Sentence, trigger: int) -> bool:
    """Whether a clause tells what somebody said without saying who: "The army would leave first", "it must stop"."""
    clause = tree.clause_of(sentence.tokens, trigger)
    words = load_yaml("lexicon", "attribution.yaml")["going_on"]
    return any(sentence.tokens[k].norm in words for k in tree.children(sentence.tokens, clause, "aux"))


def speaker_beside(read: ReadArticle, sentence: Sentence) -> tuple[Sentence, int] | None:
    """Who speaks in the sentence before, else in the one after, of the same or the next paragraph."""
    for no in (sentence.no - 1, sentence.no + 1):
        for beside in read.sentences:
            if beside.no != no or not no or not beside.tokens:
                continue
            speakers = [f.speaker for f in reported_speech(beside) if f.speaker is not None]
            nouns = [k for k in speakers if beside.tokens[k].upos in {"NOUN", "PROPN"}]
            if nouns and abs(beside.paragraph - sentence.paragraph) <= 1:
                return beside, nouns[-1]
    return None


def told_elsewhere(read: ReadArticle, sentence: Sentence, speaker: int) -> Iterator[tuple[Sentence, int]]:
    """Where else the article names a speaker, the nouns beside the name included: "the rebel leader Aman Tor"."""
    first, last = tree.np_span(sentence.tokens, speaker)
    names = {t.norm for t in sentence.tokens[first : last + 1] if t.upos == "PROPN" and len(t.norm) > 3}
    for other in read.sentences:
        for token in other.tokens:
            if (
                token.upos == "PROPN"
                and token.norm in names
                and (other.no, token.i) != (sentence.no, speaker)
            ):
                yield other, token.i
                yield from ((other, k) for k in tree.children(other.tokens, token.i, "appos"))
                if other.tokens[token.head].upos in {"NOUN", "PROPN"}:
                    yield other, token.head
