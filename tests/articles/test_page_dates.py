"""When a page came out: what it states is checked against its address and against itself."""

from datetime import UTC, date, datetime

import pytest

from etl.articles.draft import Known
from etl.articles.options import ReadOptions
from etl.articles.page import read_page

BODY = "".join(
    f"<p>The two armies agreed on Monday to stop shelling the town for a week, and observers number {i} will count "
    f"every shot that is fired across the river until the talks in the capital begin again.</p>"
    for i in range(5)
)


def read(head="", body="", url=None, before=""):
    page = (
        f"{before}<html><head><title>Armies stop shelling</title>{head}</head>"
        f"<body><article><h1>Armies stop shelling</h1>{body}{BODY}</article></body></html>"
    )
    return read_page(page, Known("x", url=url), ReadOptions())


def meta(name, value):
    return f'<meta property="{name}" content="{value}">'


def linked(**fields):
    import json

    data = {"@type": "NewsArticle", "headline": "Armies stop shelling"} | fields
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def day(draft):
    return draft.published.day if draft.published else None


def test_linked_data_go_before_meta_elements_and_keep_the_zone():
    draft = read(linked(datePublished="2024-06-07T10:15:00+02:00") + meta("date", "2024-06-09"))
    assert draft.published.at.isoformat() == "2024-06-07T10:15:00+02:00"
    assert (day(draft), draft.published.basis) == (date(2024, 6, 7), "metadata")


def test_the_date_of_a_linked_story_is_not_that_of_the_article():
    other = linked(headline="Strikers of the northern league sign", datePublished="2024-06-09")
    assert day(read(other + linked(datePublished="2024-06-07"))) == date(2024, 6, 7)


def test_a_page_object_without_headline_still_dates_the_page():
    head = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-06-07"}</script>'
    assert day(read(head)) == date(2024, 6, 7)


def test_clear_names_go_before_vague_ones():
    head = meta("date", "2024-06-12") + meta("article:published_time", "2024-06-07")
    assert day(read(head)) == date(2024, 6, 7)


def test_of_clear_statements_that_differ_the_earlier_is_the_publication():
    head = linked(datePublished="2024-06-20") + meta("article:published_time", "2024-06-07")
    assert day(read(head)) == date(2024, 6, 7)


def test_a_day_in_the_address_stands_against_a_later_update():
    draft = read(
        meta("article:published_time", "2024-09-01"),
        url="https://news.example/2024/06/07/armies-stop-shelling",
    )
    assert (day(draft), draft.published.basis) == (date(2024, 6, 7), "url")


def test_what_agrees_with_the_address_is_taken_and_keeps_its_clock():
    head = linked(datePublished="2024-09-01") + meta("pubdate", "2024-06-07T09:00:00+01:00")
    draft = read(head, url="https://news.example/2024/06/07/armies-stop-shelling")
    assert draft.published.at.isoformat() == "2024-06-07T09:00:00+01:00"


def test_a_month_in_the_address_chooses_between_statements():
    head = meta("article:published_time", "2024-05-02") + meta("pubdate", "2024-06-07")
    assert day(read(head, url="https://news.example/2024/06/armies-stop-shelling")) == date(2024, 6, 7)


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        (linked(datePublished="2024-06-08T02:30:00Z"), "", "https://news.example/2024/06/07/armies"),
        (meta("date", "2024-06-07") + meta("pubdate", "2024-06-08T02:30:00Z"), "", None),
        (
            meta("pubdate", "2024-06-08T02:30:00Z"),
            '<time datetime="2024-06-08T02:30:00Z">June 7, 2024</time>',
            None,
        ),
    ],
    ids=["address", "meta", "time"],
)
def test_the_day_is_that_of_the_place_where_the_page_says_so(head, body, url):
    draft = read(head, body, url)
    assert (day(draft), draft.published.at) == (date(2024, 6, 7), datetime(2024, 6, 8, 2, 30, tzinfo=UTC))


def test_a_time_element_of_a_related_story_or_an_update_does_not_count():
    aside = '<aside><time datetime="2023-01-01">1 January 2023</time></aside>'
    update = '<time class="updated" datetime="2024-07-01">1 July 2024</time>'
    own = '<time class="entry-date published" datetime="2024-06-07">7 June 2024</time>'
    assert day(read(body=aside + update + own)) == date(2024, 6, 7)


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00", "today", "2024-13-40", ""])
def test_defaults_and_nonsense_are_no_dates(value):
    assert read(meta("article:published_time", value)).published is None


def test_publication_after_the_last_change_is_not_believed():
    head = linked(datePublished="2031-06-07", dateModified="2024-06-08") + meta("pubdate", "2024-06-07")
    assert day(read(head)) == date(2024, 6, 7)


def test_a_date_in_running_text_dates_nothing():
    assert (
        read(
            body="<p>The last truce of 3 January 2020 fell apart within hours, and nobody wept.</p>"
        ).published
        is None
    )


@pytest.mark.parametrize(
    "before",
    [
        "<!-- Page saved with SingleFile \n url: https://news.example/a \n saved date: Tue Feb 18 2025 02:11:00 GMT+0000 (UTC) -->",
        "<!-- FILE ARCHIVED ON 02:11:00 Feb 18, 2025 AND RETRIEVED FROM AN ARCHIVE -->",
        '<base href="https://web.archive.org/web/20250218021100/https://news.example/a">',
    ],
)
def test_the_time_of_saving_is_kept_apart(before):
    draft = read(before=before)
    assert draft.published is None
    assert draft.retrieved_at == datetime(2025, 2, 18, 2, 11, tzinfo=UTC)


def test_the_address_is_the_article_s_and_not_the_archive_s():
    head = '<link rel="canonical" href="https://web.archive.org/web/20250218021100/https://news.example/2024/06/07/a">'
    draft = read(head)
    assert (draft.url, day(draft)) == ("https://news.example/2024/06/07/a", date(2024, 6, 7))
