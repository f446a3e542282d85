"""Records and pages: fields, metadata, ids and copies."""

import io
import json
import sys
from datetime import UTC, date, datetime

import pytest

from etl.articles import ReadOptions, read_inputs

BODY = "The two armies agreed on Monday to stop shelling the town for a week. Talks go on in the capital."
PAGE = f"""<html><head><title>Armies stop shelling - The Example</title>
<meta property="og:site_name" content="The Example">
<link rel="canonical" href="https://news.example/armies">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Armies stop shelling of the town",
"datePublished": "2024-06-07T10:15:00+02:00", "author": {{"name": "Mary Example"}}}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav><h1>The Example</h1>
<article><h1>Armies stop shelling of the town</h1><p>{BODY}</p>
<p>The last truce fell apart on 3 January 2020 after a day, and nobody in the town expects much from this one.</p>
<p>Observers from the regional bloc will count every shot fired, its envoy told a crowd on the market square.</p>
</article><footer>© 2031 The Example</footer></body></html>"""


def read(path, **options):
    return list(read_inputs([path], ReadOptions(**options)))


def test_fields_of_a_record_come_back(tmp_path):
    record = {"id": "N-1", "url": "https://a.example/1", "outlet": "The Example", "published": "2024-06-07T22:30:00-05:00",
              "title": "Armies stop shelling", "text": BODY, "byline": "Mary Example"}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (article,) = read(tmp_path)
    assert (article.source_id, article.outlet, article.byline) == ("N-1", "The Example", "Mary Example")
    assert (article.title, article.text, article.language) == ("Armies stop shelling", BODY, "en")
    assert article.published_date == date(2024, 6, 7)
    assert article.published_at == datetime(2024, 6, 8, 3, 30, tzinfo=UTC)
    assert article.published_basis == "metadata"


def test_other_field_names_by_option(tmp_path):
    (tmp_path / "a.tsv").write_text(f"nr\tcontent\n7\t{BODY}\n")
    (article,) = read(tmp_path, fields={"id": "nr", "text": "content"})
    assert (article.source_id, article.text) == ("7", BODY)


def test_unknown_field_option_is_an_error():
    with pytest.raises(ValueError, match="unknown field headline"):
        ReadOptions(fields={"headline": "title"})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_of_a_table_is_told_by_its_header(tmp_path, separator):
    rows = [["id", "title", "text"], ["1", "Truce", f'"{BODY}\n\nLine two; of it, said ""he""."']]
    (tmp_path / "a.csv").write_text("\n".join(separator.join(row) for row in rows))
    (article,) = read(tmp_path)
    assert article.text == f'{BODY}\n\nLine two; of it, said "he".'


def test_no_date_given_and_none_found_is_none(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": BODY}))
    (article,) = read(tmp_path)
    assert (article.published_date, article.published_basis, article.source_id) == (None, "none", "a#1")


def test_dateline_with_year_dates_the_article(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": f"GENEVA, 7 JUN 94 (AFP) -- {BODY}"}))
    (article,) = read(tmp_path)
    assert (article.text, article.published_date, article.published_basis) == (
        BODY,
        date(1994, 6, 7),
        "visible",
    )


def test_id_comes_from_content_not_from_the_place(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(BODY)
    assert read(tmp_path / "one")[0].article_id == read(tmp_path / "two")[0].article_id


def test_page_gives_title_time_outlet_and_address(tmp_path):
    (tmp_path / "p.html").write_text(PAGE)
    (article,) = read(tmp_path)
    assert article.title == "Armies stop shelling of the town"
    assert (article.byline, article.outlet, article.url) == (
        "Mary Example",
        "The Example",
        "https://news.example/armies",
    )
    assert article.published_at.isoformat() == "2024-06-07T10:15:00+02:00"
    assert article.published_basis == "metadata"
    assert article.text.startswith(BODY) and article.text.endswith("market square.")


def test_page_with_a_date_only_in_running_text_has_none(tmp_path):
    (tmp_path / "p.html").write_text(PAGE.replace('"datePublished": "2024-06-07T10:15:00+02:00", ', ""))
    (article,) = read(tmp_path)
    assert (article.published_date, article.published_basis) == (None, "none")


def test_too_large_a_page_is_read_as_text_in_linear_time(tmp_path):
    (tmp_path / "p.html").write_text(PAGE)
    (article,) = read(tmp_path, max_elements=5)
    assert BODY in article.text and "Sport" not in article.text


@pytest.mark.parametrize(
    ("data", "kind"),
    [(json.dumps({"text": BODY}), "jsonl"), (PAGE, "html"), (BODY, "txt")],
)
def test_format_of_standard_input_is_told_by_its_content(monkeypatch, data, kind):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (article,) = read("-")
    assert (article.source_format, article.source_path) == (kind, "-")
    assert BODY in article.text


def test_order_is_by_name_and_each_file_is_read_once(tmp_path):
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text(f"{BODY} Part {name[0]} of three.")
    articles = list(read_inputs([tmp_path, tmp_path / "a.txt"]))
    assert [a.source_id for a in articles] == ["a", "b", "c"]
