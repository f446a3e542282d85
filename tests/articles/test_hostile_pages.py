"""Pages made to take minutes are read in seconds, and what article they hold is found."""

import time

import pytest

from etl.articles.draft import Draft, Found, Known
from etl.articles.extract import extract
from etl.articles.options import ReadOptions

SENTENCE = "The two armies agreed on Monday to stop shelling the town for a week, observers said. "
BODY = f"<p>{SENTENCE * 3}</p>"


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 200_000 + BODY + "</div>" * 200_000,
        "<html><body>" + "<ul><li>" * 100_000 + BODY,
        "<html><body><div " + " ".join(f'a{i}="x"' for i in range(200_000)) + f">{BODY * 5}</div>",
        "<html><body>" + "<!-- " * 200_000 + BODY * 5,
        "<html><body>" + "<script>" * 100_000 + BODY * 5,
        "<html><body>" + "<br>" * 1_000_000 + BODY * 5,
        "<html><body>" + "<div>" * 900 + '<time datetime="2020-01-01">x</time>' * 20_000 + BODY,
        "<html><head><script type='application/ld+json'>"
        + "[" * 100_000
        + f"</script></head><body>{BODY * 5}",
        SENTENCE * 60_000,
    ],
    ids=["divs", "lists", "attributes", "comments", "scripts", "breaks", "times", "brackets", "line"],
)
def test_time_is_bounded_and_nothing_raises(content):
    started = time.process_time()
    draft = extract(Found(Known("x"), content), ReadOptions())
    assert isinstance(draft, Draft)
    assert time.process_time() - started < 12
