"""The stages that work on one article at a time: language, times, actors and places, events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from etl.coders import RULES, load_coder
from etl.records import Article, ArticleEvents, ReadArticle, Reject

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


@dataclass(slots=True)
class Outcome:
    """What became of one article."""

    article: Article
    n_sentences: int = 0
    coded: ArticleEvents | None = None
    reject: Reject | None = None


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
        from etl.events import gate_terms
        from etl.language import Reader
        from etl.times import add_times

        self._reader = Reader(gate_terms())
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

        Raises:
            StageFailed: if a stage raised.
        """
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
        outcome = Outcome(article)
        try:
            read = read or self.read(article)
            outcome.n_sentences = sum(sentence.no > 0 for sentence in read.sentences)
            if is_foreign(article):
                outcome.reject = _foreign(article)
            else:
                outcome.coded = self.code(read)
        except StageFailed as failure:
            outcome.reject = _failed(article, failure)
        return outcome


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


def _foreign(article: Article) -> Reject:
    message = f"{article.source_path}: written in {article.language!r}; only English is coded"
    return Reject("language", article.source_path, article.source_id, "language_not_supported", message)


def _failed(article: Article, failure: StageFailed) -> Reject:
    told = " ".join(str(failure).split())[:300]
    message = f"{article.source_path}: article {article.source_id}: {told}"
    return Reject(failure.stage, article.source_path, article.source_id, "stage_error", message)
