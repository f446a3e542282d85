"""The body of a page: other methods are asked only where their answer could count, and the answer stays the same."""

import pytest
from trafilatura import extract

from etl.articles import page_body
from etl.articles.html_tree import parse_page

_PARAGRAPHS = [
    "The two delegations met on Monday in the lakeside town and spoke for six hours, the host's office said.",
    "Both sides accepted a list of forty prisoners to be freed before the next round, a mediator told reporters.",
    "A spokesman for the movement said that its fighters would keep the truce until the talks had ended.",
    "The government's envoy called the meeting useful but gave no day for the signing of a written agreement.",
]
_STORY = "".join(f"<p>{text}</p>" for text in _PARAGRAPHS)
_MENU = "<ul>" + "<li><a href='/x'>Sport</a></li>" * 30 + "</ul>"
_OTHER = "".join(
    f"<section><div>Reader {i}: {text}</div></section>" for i, text in enumerate(_PARAGRAPHS * 3)
)


def _page(inside: str):
    tree = parse_page(f"<html><head><title>Talks</title></head><body>{inside}</body></html>", 30_000, 1_000)
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    ("inside", "asks"),
    [
        pytest.param(f"{_MENU}<article><h1>Talks go on</h1>{_STORY}</article>", False, id="plain-article"),
        pytest.param(
            f"<article>{_STORY}</article><script>{'x = 1; ' * 900}</script>", False, id="long-script"
        ),
        pytest.param(f"<article>{_STORY}</article>{_OTHER}", True, id="far-more-text-on-the-page"),
        pytest.param(f"<article><p>{_PARAGRAPHS[0]}</p></article>", True, id="short-body"),
        pytest.param(f"{_MENU}", True, id="no-body"),
    ],
)
def test_others_are_asked_only_where_they_could_win(inside, asks, monkeypatch):
    tree, asked = _page(inside), []
    compared = page_body._compared
    monkeypatch.setattr(page_body, "_compared", lambda tree: asked.append(1) or compared(tree))
    found = page_body.page_body(tree)
    assert bool(asked) is asks
    assert found == extract(tree, favor_precision=True, include_comments=False, deduplicate=False)
