"""Articles in, their coded mentions out: the stages before the coder are the real ones."""

from collections.abc import Iterable, Iterator
from datetime import date

from etl.actors import add_actors, add_places, load_gazetteer
from etl.events import code, gate_clues
from etl.language import Reader
from etl.records import Article, Mention
from etl.times import add_times


def coded_mentions(articles: Iterable[Article]) -> Iterator[list[Mention]]:
    """The mentions of each article, in the order of the articles."""
    gazetteer = load_gazetteer()
    for read in Reader(gate_clues()).read_many(articles):
        add_times(read)
        add_actors(read, gazetteer)
        add_places(read)
        yield code(read).mentions


BACKGROUND = "The war between troops and rebels has gone on for years."


def told_types(text: str, family: str) -> set[str]:
    """Event types of a family that a text tells, as a paragraph of a report on a war."""
    return {m.event_type for m in _told(text) if m.family == family}


def told_statuses(text: str, family: str) -> set[str]:
    """Statuses of what a text tells of a family, as a paragraph of a report on a war."""
    return {m.status for m in _told(text) if m.family == family}


def _told(text: str) -> list[Mention]:
    body = f"{BACKGROUND}\n\n{text}"
    article = Article("a1", "1", "", "txt", "0" * 64, None, body, published_date=date(2020, 3, 4))
    return next(coded_mentions([article]))
