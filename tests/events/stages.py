"""Articles in, their coded mentions out: the stages before the coder are the real ones."""

from collections.abc import Iterable, Iterator

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
