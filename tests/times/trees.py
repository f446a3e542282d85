"""Sentences with their syntax from a compact notation, so that tests need no parser.

One word an item, "text/UPOS/head/relation" with the head's number from 1 (0 is the root), and after a
further slash the features: "agreed/VERB/0/root/Tense=Past|VerbForm=Fin". The lemma is given as
"text=lemma" where it differs from the lower-case text.
"""

from datetime import date

from etl.records import Article, ReadArticle, Sentence, Token

PUBLISHED = date(2021, 11, 6)  # a Saturday


def sentence(notation: str, *, no: int = 1, offset: int = 0, paragraph: int = 0) -> Sentence:
    """The sentence of a notation, its words parted by single blanks, starting at `offset`."""
    tokens, at, words = [], offset, []
    for i, item in enumerate(notation.split()):
        word, upos, head, dep, *feats = item.split("/")
        text, _, lemma = word.partition("=")
        features = dict(f.split("=") for f in feats[0].split("|")) if feats else {}
        above = int(head) - 1 if int(head) else i
        lower = text.lower()
        tokens.append(Token(i, text, lower, lemma or lower, upos, features, above, dep, at, at + len(text)))
        words.append(text)
        at += len(text) + 1
    text = " ".join(words)
    return Sentence(no, offset, offset + len(text), text, paragraph, tokens)


def article(
    *notations: str, published: date | None = PUBLISHED, paragraphs: tuple[int, ...] = ()
) -> ReadArticle:
    """An article of the sentences given, in one paragraph unless `paragraphs` numbers them."""
    sentences, at = [], 0
    for k, notation in enumerate(notations):
        made = sentence(notation, no=k + 1, offset=at, paragraph=paragraphs[k] if paragraphs else 0)
        sentences.append(made)
        at = made.end + 1
    text = " ".join(s.text for s in sentences)
    record = Article("a0", "test", "test.txt", "txt", "0" * 64, None, text, published_date=published)
    return ReadArticle(record, sentences)


def token(read: ReadArticle, word: str, no: int = 1) -> Token:
    """The first token of sentence `no` with this text."""
    found = next(s for s in read.sentences if s.no == no)
    return next(t for t in found.tokens if t.text == word)
