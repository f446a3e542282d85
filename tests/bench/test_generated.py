"""Generated benchmark articles: repeatable, of newspaper length, varied, and read back from their pages."""

from collections import Counter
from itertools import islice

from etl.articles.draft import Known
from etl.articles.options import ReadOptions
from etl.articles.page import read_page
from tests.bench.generated import articles, html


def test_the_same_seed_gives_the_same_articles_however_many_are_asked_for():
    assert list(articles(5, seed=7)) == list(islice(articles(1_000_000, seed=7), 5))
    assert list(articles(5, seed=7)) != list(articles(5, seed=8))


def test_they_have_newspaper_length_and_the_share_on_conflict_that_is_asked_for():
    made = list(articles(300, seed=1, conflict_share=0.2))
    words = [len(article["text"].split()) for article in made]
    assert min(words) >= 495 and sum(words) / len(words) < 550
    share = sum("/conflict-" in article["url"] for article in made) / len(made)
    assert 0.13 < share < 0.27
    assert all("/conflict-" in article["url"] for article in articles(20, seed=1, conflict_share=1))


def test_a_cache_of_sentences_would_not_help():
    made = Counter(
        s
        for a in articles(200, seed=2, conflict_share=0.5)
        for p in a["text"].split("\n\n")
        for s in p.split(". ")
    )
    assert sum(n == 1 for n in made.values()) / made.total() > 0.8
    assert len({a["id"] for a in articles(200, seed=2)}) == 200


def test_a_page_gives_its_article_back_and_nothing_of_the_furniture():
    for article in articles(3, seed=3, conflict_share=0.5):
        draft = read_page(html(article), Known(article["id"]), ReadOptions())
        assert draft.title == article["title"]
        assert draft.published and draft.published.day.isoformat() == article["published"]
        assert draft.text.split() == article["text"].split()
