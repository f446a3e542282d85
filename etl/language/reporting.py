"""Reported speech of a parsed sentence: who says what, by which verb."""

from dataclasses import dataclass

from etl.language.tree import Tokens, agent, children, clause_of, is_passive, relation, subjects
from etl.records import Quote, Sentence
from etl.resources import load_yaml


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """One act of speech; all numbers are token indices of the sentence."""

    verb: int  # the verb of speech, or "according"
    speaker: int | None  # head of the speaker's noun phrase
    clause: int | None  # head of what is said
    kind: str  # say, deny, claim, quote (what is said is in quotation marks), according_to


def reported_speech(sentence: Sentence) -> list[SpeechFrame]:
    """Speech frames of a sentence in the order of the text; none if it is not parsed."""
    tokens = sentence.tokens
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    frames = []
    for token in tokens:
        if token.norm == "according":
            frames.extend(_according_to(tokens, token.i))
        elif token.upos == "VERB" and token.lemma in verbs:
            frames.extend(_by_verb(sentence, token.i, verbs[token.lemma]))
    return frames


def _according_to(tokens: Tokens, i: int) -> list[SpeechFrame]:
    """ "According to the ministry, ..": the noun is the speaker, the clause it modifies is what is said."""
    after = [t.i for t in tokens[i + 1 : i + 2] if t.norm == "to"]
    if not after:
        return []
    is_case = relation(tokens, i) in {"case", "mark"}
    speakers = [tokens[i].head] if is_case else children(tokens, i, "obl", "nmod", "obj")
    if not speakers:
        return []
    speaker = speakers[0]
    top = tokens[speaker].head if is_case else tokens[i].head
    clause = clause_of(tokens, top) if top not in {speaker, i} else None
    return [SpeechFrame(i, speaker, clause, "according_to")]


def _by_verb(sentence: Sentence, i: int, kind: str) -> list[SpeechFrame]:
    tokens = sentence.tokens
    clause = _said_clause(tokens, i)
    quoted = clause is not None and _is_quoted(sentence, clause)
    needs_clause = tokens[i].lemma in load_yaml("lexicon", "speech.yaml")["only_with_clause"]
    if needs_clause and clause is None and not any(_near(sentence, q, i) for q in sentence.quotes):
        return []
    return [SpeechFrame(i, _speaker(tokens, i), clause, "quote" if quoted and kind == "say" else kind)]


def _said_clause(tokens: Tokens, i: int) -> int | None:
    """Head of the clause that is said: a complement, or the clause into which "he said" is put."""
    complements = children(tokens, i, "ccomp") or [k for k in children(tokens, i, "parataxis") if k != i]
    if complements:
        return complements[0]
    if tokens[i].dep.startswith("parataxis"):
        return tokens[i].head
    infinitives = [k for k in children(tokens, i, "xcomp") if tokens[k].upos in {"VERB", "AUX"}]
    if infinitives:
        return infinitives[0]
    if is_passive(tokens, i) and relation(tokens, i) == "advcl" and tokens[i - 1].norm == "as":
        return tokens[i].head
    return None


def _speaker(tokens: Tokens, i: int) -> int | None:
    if is_passive(tokens, i):
        # "He was quoted as saying": "saying" borrows him; "it was reported" has no speaker.
        return next(iter(agent(tokens, i)), None)
    own = children(tokens, i, "nsubj")
    found = own or _quoted_person(tokens, i) or subjects(tokens, i)
    people = [k for k in found if tokens[k].norm not in {"it", "which", "what", "this"} or len(found) == 1]
    return people[0] if people else None


def _quoted_person(tokens: Tokens, i: int) -> list[int]:
    """ "The agency quoted a general as saying": the general speaks, whoever prints it."""
    above = tokens[i].head
    if i == 0 or tokens[i - 1].norm != "as" or tokens[above].lemma not in {"quote", "cite"}:
        return []
    return subjects(tokens, above) if is_passive(tokens, above) else children(tokens, above, "obj")


def _is_quoted(sentence: Sentence, i: int) -> bool:
    start = sentence.tokens[i].start
    return any(q.start <= start < q.end for q in sentence.quotes)


def _near(sentence: Sentence, quote: Quote, i: int) -> bool:
    at = sentence.tokens[i].start
    return not quote.start <= at < quote.end
