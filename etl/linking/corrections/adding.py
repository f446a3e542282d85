"""An event that a person adds: the words of an article that report it, as a mention."""

from collections.abc import Callable, Iterable

from ...language.split import sentences
from ...records import Article, Mention
from ..gather import Event
from ..identity import digest
from ..reports import Report
from ..rows import BY_HAND
from .model import Correction
from .values import typed

FindArticles = Callable[[str], list[Article]]
ReportedBy = Callable[[str], list[tuple[int, Event]]]
_NEEDED = ("family", "event_type", "status")


def added_report(one: Correction, find_articles: FindArticles, reported_by: ReportedBy) -> Report:
    """The report of an event that a person adds.

    Args:
        one: the correction.
        find_articles: the articles of an id, with their texts.
        reported_by: the events of an article, by their numbers.

    Raises:
        CorrectionError: if the article or the words are not there, or if the coder finds such an event
            in these words by now.
    """
    lacking = [name for name in _NEEDED if name not in one.values]
    if lacking:
        raise one.error(f"set needs {', '.join(lacking)}")
    article = _article(one, find_articles)
    start = article.text.find(one.quote)
    number = _sentence_no(article.text, start, start + len(one.quote))
    if start < 0 or number is None:
        raise one.error(f"the article {one.article} has no sentence with the words {one.quote!r}")
    family, event_type, status = (typed(name, one.values[name], one) for name in _NEEDED)
    mention = Mention(
        article_id=article.article_id,
        sentence_no=number,
        char_start=start,
        char_end=start + len(one.quote),
        evidence=one.quote,
        trigger=one.quote,
        family=family,
        event_type=event_type,
        status=status,
        rule_id=BY_HAND,
        source_date=article.published_date,
        confidence=1.0,
    )
    _check_new(one, mention, (event for _, event in reported_by(article.article_id)))
    seed = digest(article.article_id, BY_HAND, start, family, event_type, one.id)
    return Report(mention, article, "m" + seed, seed)


def _article(one: Correction, find_articles: FindArticles) -> Article:
    called = find_articles(one.article or "")
    if len(called) != 1:
        what = "no article" if not called else f"{len(called)} articles"
        raise one.error(f"{what} with text called {one.article}")
    return called[0]


def _sentence_no(text: str, start: int, end: int) -> int | None:
    """Number of the sentence in which the words stand, from 1."""
    spans = enumerate(sentences(text), start=1)
    return next((n for n, (first, last, _) in spans if first <= start and end <= last), None)


def _check_new(one: Correction, mention: Mention, events: Iterable[Event]) -> None:
    for event in events:
        for report in event.reports:
            m = report.mention
            same_words = m.article_id == mention.article_id and m.char_start < mention.char_end
            if (
                same_words
                and m.sentence_no > 0
                and mention.char_start < m.char_end
                and (m.family, m.event_type) == (mention.family, mention.event_type)
            ):
                raise one.error(f"the coder finds this event itself by now, as {event.event_id}")
