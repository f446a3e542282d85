"""The act of speech that reports a word of a sentence: by the tree, else by the order of the words."""

from collections.abc import Sequence
from dataclasses import replace

from etl.language import SpeechFrame, reported_speech, tree
from etl.records import Sentence, Token
from etl.resources import load_yaml

_TO_THAT = 8  # words from a verb of speech to its "that"


def frame_over(sentence: Sentence, trigger: int) -> SpeechFrame | None:
    """The speech frame whose reported clause holds the trigger."""
    return _by_tree(sentence, trigger) or _by_order(sentence, trigger)


def _by_order(sentence: Sentence, trigger: int) -> SpeechFrame | None:
    """The speech frame that the words' order shows where the tree does not.

    "..., diplomats said on Tuesday." covers all before its comma; "The ministry said that ..." all behind its "that".
    """
    tokens = sentence.tokens
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    for token in tokens:
        if token.upos != "VERB" or verbs.get(token.lemma) != "say" or token.feats.get("VerbForm") != "Fin":
            continue
        if token.i < trigger:
            that = any(t.norm == "that" for t in tokens[token.i + 1 : min(token.i + _TO_THAT, trigger)])
            that = that or _lost_clause(tokens, trigger, token.i)
            speakers = tree.children(tokens, token.i, "nsubj") if that else []
            if speakers and tree.is_below(tokens, trigger, token.i):
                return SpeechFrame(token.i, speakers[0], trigger, "say")
        elif (speaker := _speaker_behind_comma(sentence, token.i, trigger)) is not None:
            return SpeechFrame(token.i, speaker, trigger, "say")
    return None


def _lost_clause(tokens: Sequence[Token], trigger: int, verb: int) -> bool:
    """Whether what is said hangs on "said" as an object or an adverbial: "said a truce set for noon was being kept"."""
    up = [trigger, *tree.head_chain(tokens, trigger)]
    if verb not in up or tokens[verb].lemma != "say":
        return False
    top = up[up.index(verb) - 1]
    opened = tree.children(tokens, top, "mark") or tree.case_of(tokens, top)
    return tree.relation(tokens, top) in {"obj", "advcl", "dep"} and top > verb and not opened


def _speaker_behind_comma(sentence: Sentence, verb: int, trigger: int) -> int | None:
    """Head of the noun phrase between a comma and a verb of speech, if nothing but a time or place follows."""
    tokens = sentence.tokens
    start = next((k + 1 for k in range(verb - 1, trigger, -1) if tokens[k].norm == ","), None)
    if start is None or start == verb or any(t.upos in {"VERB", "AUX"} for t in tokens[verb + 1 :]):
        return None
    between = tokens[start:verb]
    if any(t.upos in {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"} for t in between):
        return None
    nouns = [t.i for t in between if t.upos in {"NOUN", "PROPN", "PRON"}]
    inside = [i for i in nouns if tokens[i].head not in nouns]
    return (inside or nouns or [None])[-1]


def _by_tree(sentence: Sentence, trigger: int) -> SpeechFrame | None:
    """The innermost speech frame whose reported clause holds the trigger."""
    tokens = sentence.tokens
    over = []
    for frame in reported_speech(sentence):
        clause = frame.clause
        itself = trigger == frame.verb and frame.kind == "say"  # "said no to talks"
        if not itself and (
            clause is None or not (clause == trigger or tree.is_below(tokens, trigger, clause))
        ):
            continue
        if frame.speaker is not None and trigger in tree.descendants(tokens, frame.speaker):
            continue
        if frame.kind == "deny" and _beside(tokens, trigger, clause):
            frame = replace(frame, kind="say")
        over.append((len(tree.head_chain(tokens, frame.verb if itself else clause)), frame))
    return max(over, key=lambda f: f[0])[1] if over else None


def _beside(tokens: Sequence[Token], trigger: int, clause: int) -> bool:
    """Whether a word stands in a clause beside what is denied: "denied that they rearm while the talks go on"."""
    up = [trigger, *tree.head_chain(tokens, trigger)]
    return any(tree.relation(tokens, k) == "advcl" for k in up[: up.index(clause)])
