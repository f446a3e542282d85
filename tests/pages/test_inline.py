"""One file a page, and nothing in it that strangers' words could run."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from etl.pages import page, safe_json

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "]]><svg/onload=alert(1)>",
    "\u2028alert(1)\u2029 & &lt;b&gt;",
)


class _Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_tag_begins_within_the_data_and_the_words_come_back_whole(words):
    text = safe_json({"evidence": words})
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == {"evidence": words}


def _made(tmp_path: Path, **more) -> str:
    style, script = tmp_path / "a.css", tmp_path / "a.js"
    style.write_text("p { color: red }")
    script.write_text("go();")
    return page(more.pop("title", "T"), "<p>x</p>", styles=[style], scripts=[script], **more)


def test_the_page_has_its_own_two_scripts_only_whatever_the_data_say(tmp_path):
    tags = _Tags(_made(tmp_path, title=HOSTILE[0], data=list(HOSTILE))).tags
    assert tags.count("script") == 2 and "img" not in tags and "svg" not in tags


def test_the_page_asks_no_network_for_anything(tmp_path):
    text = _made(tmp_path)
    assert "default-src 'none'" in text and "connect-src 'none'" in text and "unsafe-inline" not in text
    assert "src=" not in text and "@import" not in text


def test_a_page_whose_scripts_speak_to_their_own_server_says_so(tmp_path):
    assert "connect-src 'self'" in _made(tmp_path, connect="'self'")


def test_numbers_that_json_does_not_have_are_refused():
    with pytest.raises(ValueError):
        safe_json({"confidence": float("nan")})
