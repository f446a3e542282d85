"""A sentence in, coded mentions out: the stages before the coder are the real ones."""

from datetime import date

import pytest

from etl.actors import add_actors, add_places, load_gazetteer
from etl.events import code, gate_clues
from etl.language import Reader
from etl.records import Article, ArticleEvents, ReadArticle
from etl.times import add_times

# Enough of a war for a lone sentence to be in scope.
BACKGROUND = "\n\nThe war between troops and rebels has gone on for years."


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(gate_clues())


@pytest.fixture(scope="session")
def gazetteer():
    return load_gazetteer()


@pytest.fixture
def read(reader, gazetteer):
    """Read a text as an article published on a day (Wednesday 4 March 2020 if none is given)."""

    def _read(text: str, published: date = date(2020, 3, 4), title: str | None = None) -> ReadArticle:
        article = Article(
            "a1", "one", "one.txt", "txt", "0" * 64, title, text + BACKGROUND, published_date=published
        )
        result = next(iter(reader.read_many([article])))
        add_times(result)
        add_actors(result, gazetteer)
        add_places(result)
        return result

    return _read


@pytest.fixture
def coded(read):
    """Code a text: the mentions and links of the article."""

    def _coded(text: str, **about) -> ArticleEvents:
        return code(read(text, **about))

    return _coded
