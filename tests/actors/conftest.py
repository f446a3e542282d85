"""A sentence a line in, mentions out."""

from collections.abc import Callable
from datetime import date

import pytest

from etl.actors import Gazetteer, add_actors, load_gazetteer
from etl.records import ActorMention, Article, ReadArticle, Sentence


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def _make_read(text: str, day: str | None = "2015-06-01", title: str | None = None) -> ReadArticle:
    """An article of unparsed sentences, one a line."""
    published = date.fromisoformat(day) if day else None
    article = Article("a0", "s0", "x.txt", "txt", "", title, text, published_date=published)
    sentences = [Sentence(0, 0, len(title), title, 0)] if title else []
    start = 0
    for no, line in enumerate(text.split("\n"), start=1):
        sentences.append(Sentence(no, start, start + len(line), line, 0, capitals=line.isupper()))
        start += len(line) + 1
    return ReadArticle(article, sentences)


@pytest.fixture(name="make_read")
def make_read_fixture() -> Callable[..., ReadArticle]:
    return _make_read


Finder = Callable[..., list[ActorMention]]


@pytest.fixture
def find(gazetteer: Gazetteer) -> Finder:
    """Mentions of the last sentence of a text (of the title if `title` is given and `in_title` set)."""

    def run(text: str, day: str | None = "2015-06-01", title: str | None = None, in_title: bool = False):
        read = _make_read(text, day, title)
        add_actors(read, gazetteer)
        return read.actors[0 if in_title else read.sentences[-1].no]

    return run


@pytest.fixture
def who(find: Finder) -> Callable[..., dict[str, list[str]]]:
    """The last sentence's phrases and the ids of the actors they stand for."""

    def run(text: str, day: str | None = "2015-06-01", **more) -> dict[str, list[str]]:
        return {m.text: [a.actor_id for a in m.actors] for m in find(text, day, **more)}

    return run
