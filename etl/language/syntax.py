"""The syntax model at work: sentences' texts in, tokens of Universal Dependencies trees out."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from etl.language.lemmas import lemma_of
from etl.records import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = Path(__file__).parent / "syntax_model"
_BATCH = 64  # sentences a batch: beyond this, padding costs more than batching saves
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_SPACES = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\xa0\u2009\u202f", " "))


@cache
def load_model() -> "Language":
    """The trained model; loaded once a process (about half a second, plus spaCy's import)."""
    import spacy
    from thinc.api import NumpyOps

    nlp = spacy.load(MODEL)
    # NumPy's BLAS multiplies three times as fast as the one that thinc brings.
    ops = NumpyOps(use_blis=False)
    for _, part in nlp.pipeline:
        for node in part.model.walk():
            node.ops = ops
    return nlp


def parse(texts: Iterable[str]) -> Iterator[list[Token]]:
    """Parses sentences, each as one tree; offsets count from the sentence's start."""
    nlp = load_model()
    starts: list[list[int]] = []
    docs = (_make_doc(nlp, text, starts) for text in texts)
    for number, doc in enumerate(nlp.pipe(docs, batch_size=_BATCH)):
        yield _tokens(doc, starts[number])
        starts[number] = []


def _make_doc(nlp: "Language", text: str, starts: list[list[int]]) -> "Doc":
    """One sentence as a document in which the parser may set no further boundary; white space is no token."""
    from spacy.tokens import Doc

    words = [t for t in nlp.tokenizer(text.translate(_SPACES)) if not t.is_space]
    starts.append([t.idx for t in words])
    spaces = [bool(t.whitespace_) for t in words]
    first_only = [k == 0 for k in range(len(words))]
    return Doc(nlp.vocab, words=[t.text for t in words], spaces=spaces, sent_starts=first_only)


def _tokens(doc: "Doc", starts: list[int]) -> list[Token]:
    tokens = []
    for t, start in zip(doc, starts, strict=True):
        feats = t.morph.to_dict()
        norm = t.text.translate(_STRAIGHT).lower()
        tokens.append(
            Token(
                i=t.i,
                text=t.text,
                norm=norm,
                lemma=lemma_of(norm, t.pos_, feats),
                upos=t.pos_,
                feats=feats,
                head=t.head.i,
                dep="root" if t.dep_ == "ROOT" else t.dep_,
                start=start,
                end=start + len(t.text),
            )
        )
    return tokens
