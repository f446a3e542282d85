"""Other ways to an article's text: each gives body, title and day of publication, None where it has none."""

import re
from itertools import groupby

Answer = tuple[str | None, str | None, str | None]
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")


def trafilatura_body(page: str) -> Answer:
    """The body with the settings that the project uses."""
    from trafilatura import extract

    return extract(page, favor_precision=True, include_comments=False, deduplicate=False), None, None


def trafilatura_all(page: str) -> Answer:
    """Body and metadata with the library's own search for the date."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        page, favor_precision=True, include_comments=False, deduplicate=False, with_metadata=True
    )
    return (found.text, found.title, found.date) if found else (None, None, None)


def readability(page: str) -> Answer:
    """readability-lxml; it knows no dates."""
    from lxml.html import fromstring
    from readability import Document

    try:
        document = Document(page)
        return "\n".join(fromstring(document.summary()).itertext()), document.short_title(), None
    except Exception:  # it raises on pages that it finds nothing in
        return None, None, None


def newspaper(page: str) -> Answer:
    """newspaper4k, with no access to the network."""
    from newspaper import Article

    article = Article("https://news.example/", fetch_images=False)
    try:
        article.download(input_html=page)
        article.parse()
    except Exception:  # it raises on some pages, and in languages for which it wants another package
        return None, None, None
    day = article.publish_date.date().isoformat() if article.publish_date else None
    return article.text, article.title, day


def everything(text: str) -> Answer:
    """All lines."""
    return text, None, None


def sentences(text: str) -> Answer:
    """Lines of eight words or more that end as a sentence does."""
    return "\n".join(line for line in text.split("\n") if _is_long(line) and _ends(line)), None, None


def longest_run(text: str) -> Answer:
    """The run of lines of eight words or more, empty lines not counted, that holds most words."""
    lines = [line for line in text.split("\n") if line.strip()]
    runs = ["\n".join(run) for long, run in groupby(lines, _is_long) if long]
    return max(runs, key=len, default=None), None, None


def _is_long(line: str) -> bool:
    return len(line.split()) >= 8


def _ends(line: str) -> bool:
    return bool(_SENTENCE_END.search(line.strip()))
