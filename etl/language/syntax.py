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
    from threadpoolctl import ThreadpoolController

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
    docs = (_make_doc(nlp, text) for text in texts)
    # Several threads would make the sums' last digits depend on the machine, and stand in each other's way where
    # there is a process for each core.
    with _blas().limit(limits=1, user_api="blas"):
        parsed = list(nlp.pipe(docs, batch_size=_BATCH))
    return map(_tokens, parsed)


@cache
def _blas() -> "ThreadpoolController":
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _make_doc(nlp: "Language", text: str) -> "Doc":
    """One sentence as a document in which the parser may set no further boundary; white space is no token."""
    from spacy.tokens import Doc

    rows = nlp.tokenizer(text.translate(_SPACES)).to_array(["ORTH", "SPACY", "IDX", "IS_SPACE"])
    rows = rows[rows[:, 3] == 0]
    # Made anew from its words: the tokenizer gives "n't" another norm than the model was trained with.
    doc = Doc(
        nlp.vocab,
        words=[nlp.vocab.strings[orth] for orth in rows[:, 0].tolist()],
        spaces=rows[:, 1].astype(bool).tolist(),
        sent_starts=[k == 0 for k in range(len(rows))],
    )
    doc.user_data["starts"] = rows[:, 2].tolist()
    return doc


def _tokens(doc: "Doc") -> list[Token]:
    rows = doc.to_array(["ORTH", "POS", "MORPH", "DEP", "HEAD"])
    heads = rows[:, 4].astype("int64").tolist()
    ids, strings = rows[:, :4].tolist(), doc.vocab.strings
    tokens = []
    for i, (start, (orth, pos, morph, dep), head) in enumerate(
        zip(doc.user_data["starts"], ids, heads, strict=True)
    ):
        text, upos, feats = strings[orth], _upos(pos), _feats(strings[morph])
        norm = text.translate(_STRAIGHT).lower()
        tokens.append(
            Token(
                i=i,
                text=text,
                norm=norm,
                lemma=lemma_of(norm, upos, feats),
                upos=upos,
                feats=dict(feats),  # repairs change it
                head=i + head,
                dep="root" if strings[dep] == "ROOT" else strings[dep],
                start=start,
                end=start + len(text),
            )
        )
    return tokens


@cache
def _upos(number: int) -> str:
    from spacy.parts_of_speech import NAMES

    return NAMES[number]


@cache
def _feats(written: str) -> dict[str, str]:
    """The features of a UD tag: {"Tense": "Past", "VerbForm": "Fin"} for "Tense=Past|VerbForm=Fin"."""
    from spacy.morphology import Morphology

    return Morphology.feats_to_dict(written)
