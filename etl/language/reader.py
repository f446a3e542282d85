"""Reads articles: sentences, and for those worth it tokens, syntax, quotations and speakers."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from etl.language.gate import Clue, Gate
from etl.language.quotes import mark_quotes
from etl.language.repair import repair
from etl.language.split import sentences as split
from etl.language.syntax import parse
from etl.language.tree import Settled
from etl.language.truecase import (
    acronyms_of,
    capitals_share,
    headline_case,
    is_capitals,
    is_headline,
    truecase,
)
from etl.records import Article, ReadArticle, Sentence


class Reader:
    """Turns articles into sentences; parses those with a clue and their neighbours."""

    def __init__(
        self, clues: Iterable[Clue], relevant: Callable[[Sequence[Sentence]], bool] = lambda _: True
    ) -> None:
        """Takes what makes a sentence worth parsing.

        Args:
            clues: a sentence with one of them is parsed.
            relevant: whether anything of an article is to be parsed, by its title and sentences.
        """
        self._gate = Gate(clues)
        self._relevant = relevant

    def read_many(self, articles: Iterable[Article]) -> Iterator[ReadArticle]:
        """Reads articles in order; token offsets count from the start of the article's text or title.

        Each is parsed by itself: what stands beside it in a batch would change the parser's sums in their last
        digits, and so, once in a while, a tree.
        """
        for article in articles:
            read = ReadArticle(article, _sentences(article))
            chosen = self._worth_parsing(read.sentences) if self._relevant(read.sentences) else []
            if chosen:
                _parse(chosen, article.text)
                mark_quotes(article.text, [s for s in read.sentences if s.no > 0])
            yield read

    def _worth_parsing(self, sentences: list[Sentence]) -> list[Sentence]:
        body = [s for s in sentences if s.no > 0]
        chosen = self._gate.choose([s.text for s in body])
        titles = [s for s in sentences if s.no == 0 and self._gate.lets_through(s.text, beside=any(chosen))]
        return titles + [s for s, keep in zip(body, chosen, strict=True) if keep]


def _parse(chosen: Sequence[Sentence], text: str) -> None:
    acronyms = acronyms_of(text) if any(s.capitals for s in chosen) else frozenset()
    texts = [_as_running_text(s, acronyms) for s in chosen]
    for sentence, tokens in zip(chosen, parse(texts), strict=True):
        if tokens:
            repair(tokens)
        for token in tokens:
            token.start += sentence.start
            token.end += sentence.start
        sentence.tokens = Settled(tokens)


def _as_running_text(sentence: Sentence, acronyms: frozenset[str]) -> str:
    """A sentence in the case that the parser knows, at the same offsets."""
    if sentence.capitals:
        return truecase(sentence.text, acronyms)
    if sentence.no == 0 and is_headline(sentence.text):
        return headline_case(sentence.text)
    return sentence.text


def _sentences(article: Article) -> list[Sentence]:
    """Sentences without tokens; number 0 is the title, where there is one, with offsets in the title."""
    share = capitals_share(article.text)
    found = []
    if article.title and article.title.strip():
        start = len(article.title) - len(article.title.lstrip())
        title = article.title.strip()
        found.append(Sentence(0, start, start + len(title), title, -1, capitals=is_capitals(title, share)))
    for number, (start, end, paragraph) in enumerate(split(article.text), start=1):
        text = article.text[start:end]
        found.append(Sentence(number, start, end, text, paragraph, capitals=is_capitals(text, share)))
    return found
