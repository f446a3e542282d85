"""Fill in the time expressions of a read article."""

from bisect import bisect_right
from datetime import date

from etl.records import Article, ReadArticle, Sentence
from etl.times.find import find_timexes
from etl.times.passage import dateline_day, publication_in
from etl.times.syntax import token_tense


def add_times(read: ReadArticle) -> None:
    """Fill `read.timexes` by sentence number.

    The title is number 0, with offsets in the title; the others have offsets in the article's
    text. "Today" counts from a dateline's day just before publication, else from the publication date,
    else from a full date in the dateline.
    """
    article = read.article
    dct, source = anchor_of(article)
    sentences = sorted((s for s in read.sentences if s.no > 0), key=lambda s: s.start)
    title = next((s for s in read.sentences if s.no == 0), None)
    read.timexes = {s.no: [] for s in read.sentences}
    if article.title and title is not None:
        read.timexes[0] = find_timexes(article.title, dct, source=source, tense_of=_tense_in([title]))
    starts = [s.start for s in sentences]
    for timex in find_timexes(article.text, dct, source=source, tense_of=_tense_in(sentences)):
        at = bisect_right(starts, timex.start) - 1
        if at >= 0 and timex.start < sentences[at].end:
            read.timexes[sentences[at].no].append(timex)


def anchor_of(article: Article) -> tuple[date | None, str]:
    """The day that words such as "today" count from, and what it is: "publication" or "dateline"."""
    published = article.published_date
    if published is None:
        return reference_date(article), "dateline"
    day = dateline_day(article.dateline, published) if article.dateline else None
    return (day, "dateline") if day else (published, "publication")


def reference_date(article: Article) -> date | None:
    """The day of an article's report: publication, else the dateline's full date."""
    if article.published_date is not None:
        return article.published_date
    return publication_in(article.dateline) if article.dateline else None


def _tense_in(sentences: list[Sentence]):  # type: ignore[no-untyped-def]
    """A function that tells the tense of the clause around a span, where its sentence is parsed."""
    starts = [s.start for s in sentences]

    def tense_of(start: int, end: int) -> str | None:
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= sentences[at].end:
            return None
        return token_tense(sentences[at], start, end)

    return tense_of
