"""The stages that work on one article at a time: language, times, actors and places, events."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from etl.coders import RULES, load_coder
from etl.records import Article, ArticleEvents, LocalLink, Mention, ReadArticle, Reject

# Of running English text about two words in five are function words; texts in other languages share a few
# of them by accident ("in", "me", "was") and stay under a sixth. Short and all-capital texts mislead
# language detectors, so its verdict counts only where this agrees.
_ENGLISH_SHARE = 0.22
_FEWEST_WORDS = 30


class StageFailed(Exception):
    """A stage raised on an article; the fault is chained."""

    def __init__(self, stage: str, fault: Exception) -> None:
        self.stage = stage
        super().__init__(f"{stage} failed with {type(fault).__name__}: {fault}")


class Outcome(NamedTuple):
    """What became of one article."""

    n_sentences: int
    foreign: bool = False
    mentions: Sequence[Mention] = ()
    links: Sequence[LocalLink] = ()
    fault: tuple[str, str] | None = None  # stage that failed, and how


class Stages:
    """The stages with their models and lexicons loaded once; use one per process."""

    def __init__(self, gazetteer: Sequence[Path] = (), coder: str = RULES) -> None:
        """Load the syntax model, the lexicons and the gazetteers.

        Args:
            gazetteer: CSVs of further actors, people and places, as those of data/reference.
            coder: name of the coder; see `etl.coders`.

        Raises:
            etl.coders.NoCoder: if there is none of that name.
        """
        from etl.actors import add_actors, add_places, load_gazetteer, load_places
        from etl.events import gate_clues, may_report, tells_anything
        from etl.language import Reader
        from etl.times import add_times

        self._by_rules = coder == RULES
        self._reader = Reader(gate_clues(), may_report) if self._by_rules else Reader(gate_clues())
        self._tells_anything = tells_anything
        self._code = load_coder(coder)
        known = load_gazetteer(gazetteer)
        self._annotate: tuple[tuple[str, Callable[[ReadArticle], Any]], ...] = (
            ("times", add_times),
            ("actors", partial(add_actors, gazetteer=known)),
            ("actors", partial(add_places, index=load_places(gazetteer))),
        )

    def run(self, articles: Sequence[Article]) -> list[Outcome]:
        """Code a batch of articles; a fault in one of them is its own reject and harms no other."""
        return [self._run_one(*pair) for pair in zip(articles, self._read_batch(articles), strict=True)]

    def read(self, article: Article) -> ReadArticle:
        """One article with its sentences.

        Raises:
            StageFailed: if the stage raised.
        """
        try:
            (read,) = self._reader.read_many([article])
        except Exception as error:
            raise StageFailed("language", error) from error
        return read

    def code(self, read: ReadArticle) -> ArticleEvents:
        """Times, actors and places into `read`, and the events that it reports.

        Our rules find nothing where no parsed sentence has a topic, which is so in most of ordinary news; then the rest
        is spared.

        Raises:
            StageFailed: if a stage raised.
        """
        if self._by_rules and not _step("events", self._tells_anything, read):
            return ArticleEvents(read.article, [], [])
        for stage, annotate in self._annotate:
            _step(stage, annotate, read)
        return _step("events", self._code, read)

    def _read_batch(self, articles: Sequence[Article]) -> list[ReadArticle | None]:
        """The batch read at once, which is faster; None for all where one of them raised."""
        try:
            return list(self._reader.read_many(articles))
        except Exception:
            return [None] * len(articles)

    def _run_one(self, article: Article, read: ReadArticle | None) -> Outcome:
        n_sentences = 0
        try:
            read = read or self.read(article)
            n_sentences = sum(sentence.no > 0 for sentence in read.sentences)
            if is_foreign(article):
                return Outcome(n_sentences, foreign=True)
            coded = self.code(read)
        except StageFailed as failure:
            return Outcome(n_sentences, fault=(failure.stage, str(failure)))
        return Outcome(n_sentences, mentions=list(coded.mentions), links=list(coded.links))


def _step(stage: str, work: Callable[[ReadArticle], Any], read: ReadArticle) -> Any:
    try:
        return work(read)
    except Exception as error:
        raise StageFailed(stage, error) from error


def is_foreign(article: Article) -> bool:
    """True if the text is surely not English: the detector says so and few words are English ones."""
    if article.language in (None, "en"):
        return False
    from spacy.lang.en.stop_words import STOP_WORDS

    words = article.text[:5000].lower().split()
    english = sum(word in STOP_WORDS for word in words)
    return len(words) >= _FEWEST_WORDS and english / len(words) < _ENGLISH_SHARE


def foreign(article: Article) -> Reject:
    """The reject of an article that is not in English."""
    message = f"{article.source_path}: written in {article.language!r}; only English is coded"
    return Reject("language", article.source_path, article.source_id, "language_not_supported", message)


def failed(article: Article, stage: str, told: str) -> Reject:
    """The reject of an article on which a stage failed."""
    short = " ".join(told.split())[:300]
    message = f"{article.source_path}: article {article.source_id}: {short}"
    return Reject(stage, article.source_path, article.source_id, "stage_error", message)
