"""What each format states of its articles comes out, as the tables of docs/inputs.md say."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from etl.articles import ReadOptions, read_inputs
from etl.records import Article, Reject

from .samples import make_inputs, table, warc

BODY = "The two armies agreed on Monday to stop shelling the town for a week. Talks go on in the capital."
TALKS = "Sarvona and Highland Front talk in Kelm"
TRUCE = "Front says army broke the truce"
URL = "https://courier.example/2023/kelm-talks"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    return make_inputs(tmp_path_factory.mktemp("examples") / "inputs")


def run(*paths, **options) -> tuple[list[Article], list[Reject]]:
    items = list(read_inputs(paths, ReadOptions(**options)))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Reject)]


def write(folder, name: str, content: str | bytes):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# File, its kind, and of the first article: id, outlet, byline, day.
STATED = [
    ("wire.jsonl", "jsonl", "sv-1", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("search.json", "json", "search#1", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("news-please.json", "json", "news-please#1", "courier.example", "Ida Marl", date(2023, 5, 10)),
    ("table.csv", "csv", "table#2", "Kelm Courier", None, date(2023, 5, 10)),
    ("table.xlsx", "xlsx", "sv-1", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("table.parquet", "parquet", "sv-1", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("feed.rss", "feed", "courier-4711", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("nexis.txt", "nexis", "nexis#1", "Kelm Courier", "IDA MARL in Kelm", date(2023, 5, 10)),
    ("nexis.html", "nexis_html", "nexis#1", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("nexis.docx", "docx", "nexis#1", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("factiva.html", "factiva", "SVCOUR0020230510ej5a00001", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("factiva-plain.html", "factiva", "SVCOUR0020230510ej5a00001", "Kelm Courier", "Ida Marl", date(2023, 5, 10)),
    ("message.eml", "eml", "4711@courier.example", "Kelm Courier", None, date(2023, 5, 10)),
    ("list.mbox", "mbox", "4711@courier.example", "Kelm Courier", None, date(2023, 5, 10)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "source_id", "outlet", "byline", "day"), STATED, ids=[s[0] for s in STATED]
)
def test_a_format_gives_what_it_states(inputs, name, kind, source_id, outlet, byline, day):
    article = run(inputs / name)[0][0]
    assert (article.source_format, article.source_id, article.title) == (kind, source_id, TALKS)
    assert (article.outlet, article.byline) == (outlet, byline)
    assert (article.published_date, article.published_basis) == (day, "metadata")
    assert article.text.startswith("Envoys of the government") and article.text.endswith(
        "stay silent meanwhile."
    )


@pytest.mark.parametrize("name", [s[0] for s in STATED if s[0] not in ("news-please.json", "feed.rss", "message.eml", "factiva-plain.html")])  # fmt: skip
def test_the_second_article_of_a_file_is_not_mixed_with_the_first(inputs, name):
    article = run(inputs / name)[0][1]
    assert (article.title, article.published_date) == (TRUCE, date(2023, 6, 3))
    assert article.text.startswith("The Highland Front on Friday") and article.text.endswith("who had fired.")


def test_a_dateline_of_nexis_is_kept_apart_from_the_text(inputs):
    assert run(inputs / "nexis.txt")[0][0].dateline == "KELM, May 9"


def test_when_a_page_was_crawled_or_saved_is_not_when_it_was_published(inputs, tmp_path):
    crawled, saved, pleased = (
        run(inputs / n)[0][0] for n in ("crawl.warc.gz", "saved.mhtml", "news-please.json")
    )
    instant = datetime(2023, 5, 12, 6, 0, 1, tzinfo=UTC)
    assert crawled.retrieved_at == saved.retrieved_at == pleased.retrieved_at == instant
    assert {a.published_date for a in (crawled, saved, pleased)} == {date(2023, 5, 10)}
    assert crawled.url == saved.url == URL
    seen = {"url": "https://a.example/1", "text": BODY, "seendate": "20240506T101500Z"}
    (article,), _ = run(write(tmp_path, "a.jsonl", json.dumps(seen)))
    assert (article.published_date, article.retrieved_at) == (None, datetime(2024, 5, 6, 10, 15, tzinfo=UTC))
    (article,), _ = run(tmp_path / "a.jsonl", fields={"published": "seendate"})
    assert article.published_date == date(2024, 5, 6)


def test_a_web_archive_gives_its_pages_and_counts_the_rest(inputs):
    articles, rejects = run(inputs / "crawl.warc.gz")
    assert len(articles) == 1
    assert [(r.reason, r.message.split(": ", 1)[1]) for r in rejects] == [
        ("not_a_page", "1 records that are no pages passed over (1 image/png)")
    ]


def test_an_old_arc_archive_is_read(tmp_path):
    page = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>Talks</h1><p>"
        + BODY.encode()
        + b"</p></body></html>"
    )
    notes = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20050810120000 text/plain %d\n%s\n" % (len(notes), notes)
    entry = b"http://a.example/talks 10.0.0.1 20050810120000 text/html %d\n" % len(page)
    (article,), _ = run(write(tmp_path, "a.arc", head + entry + page + b"\n"))
    assert (article.url, article.source_format) == ("http://a.example/talks", "warc")
    assert article.retrieved_at == datetime(2005, 8, 10, 12, tzinfo=UTC) and BODY in article.text


@pytest.mark.parametrize("name", ["mediacloud.csv", "gdelt.json"])
def test_a_list_without_texts_says_so_for_each_row(inputs, name):
    articles, rejects = run(inputs / name)
    assert not articles and [r.reason for r in rejects] == ["metadata_only"] * 2
    assert URL in rejects[0].message


def test_a_text_that_the_source_has_cut_short_is_told(tmp_path):
    record = {"title": "Talks", "content": "The two armies agreed on Monday to… [+1874 chars]"}
    assert [r.reason for r in run(write(tmp_path, "a.json", json.dumps([record])))[1]] == ["summary_only"]


@pytest.mark.parametrize(
    "content",
    [
        [{"text": BODY}],
        {"docs": [{"text": BODY}]},
        {"response": {"status": "ok", "results": [{"fields": {"bodyText": BODY}}]}},
        {"text": BODY, "items": [{"kind": "photo"}]},
        {"meta": [{"a": 1}], "articles": [{"maintext": BODY, "authors": [{"name": "Mary Example"}]}]},
    ],
)
def test_records_are_found_wherever_a_json_file_holds_them(tmp_path, content):
    for text in (json.dumps(content), json.dumps(content, indent=2)):
        articles, rejects = run(write(tmp_path, "a.json", text))
        assert [a.text for a in articles] == [BODY] and not rejects


def test_objects_one_after_another_are_a_json_file_too(tmp_path):
    text = "\n".join(json.dumps({"id": str(i), "text": f"{BODY} {i}"}, indent=2) for i in range(3))
    assert [a.source_id for a in run(write(tmp_path, "a.json", text))[0]] == ["0", "1", "2"]


def test_a_list_under_a_name_of_its_own_is_named_by_option(tmp_path):
    path = write(tmp_path, "a.json", json.dumps({"Treffer": [{"text": BODY}]}))
    assert not run(path)[0]
    assert len(run(path, fields={"records": "Treffer"})[0]) == 1


def test_a_broken_record_in_a_list_costs_only_itself_and_a_cut_list_its_end(tmp_path):
    good = json.dumps({"text": BODY})
    articles, rejects = run(
        write(tmp_path, "a.json", f'[{good}, {{"text": oops}}, 7, {good}, {{"text": "cut')
    )
    assert len(articles) == 2
    assert [r.reason for r in rejects] == ["bad_json", "not_an_object", "bad_json"]


def test_of_several_names_the_first_that_holds_something_is_taken(tmp_path):
    record = {
        "text": " ",
        "Body": BODY,
        "date": "soon",
        "pubDate": "Tue, 05 Mar 2024 10:00:00 +0300",
        "source": {"name": "The Example"},
    }
    (article,), _ = run(write(tmp_path, "a.jsonl", json.dumps(record)))
    assert (article.text, article.outlet, article.published_date) == (BODY, "The Example", date(2024, 3, 5))


def test_a_quotation_mark_never_closed_costs_its_row(tmp_path):
    rows = f'id,text\n1,{BODY}\n2,"{BODY} Open.\n3,{BODY} Three.\n4,"{BODY} Four."\n'
    articles, rejects = run(write(tmp_path, "a.csv", rows))
    assert [a.source_id for a in articles] == ["1", "3", "4"]
    assert [r.reason for r in rejects] == ["bad_table"] and "line 3" in rejects[0].message


def test_a_table_may_have_nuls_old_line_ends_and_very_many_columns(tmp_path):
    wide = [["text", *(f"c{i}" for i in range(100_000))], [BODY, *([""] * 99_999), "x"]]
    write(tmp_path, "wide.csv", table(wide))
    write(tmp_path, "old.csv", f"id\ttext\r1\t{BODY} Old.\r2\t{BODY} Mac.\r")
    write(tmp_path, "nul.csv", f"id,text\n\x001,{BODY} N\x00ul.\n")
    articles, rejects = run(tmp_path)
    assert [a.source_id for a in articles] == ["1", "1", "2", "wide#2"] and not rejects


def test_an_entry_that_lists_its_text_as_summary_is_read_if_that_is_long(tmp_path):
    long = " ".join([BODY] * 15)
    feed = f"<rss version='2.0'><channel><title>F</title><item><title>T</title><description>{long}</description></item></channel></rss>"
    assert len(run(write(tmp_path, "a.xml", feed))[0]) == 1


def test_content_goes_before_the_ending(inputs, tmp_path):
    for name, wrong, kind in (("table.xlsx", "a.csv", "xlsx"), ("wire.jsonl", "b.txt", "jsonl"), ("wire.jsonl", "c.json", "jsonl"),
                              ("search.json", "d.jsonl", "json"), ("page.html", "e.txt", "html"), ("feed.rss", "f.html", "feed"),
                              ("crawl.warc.gz", "g.html", "warc"), ("table.parquet", "h.docx", "parquet"),
                              ("nexis.docx", "i.zip", "docx"), ("list.mbox", "j.txt", "mbox")):  # fmt: skip
        path = write(tmp_path, wrong, (inputs / name).read_bytes())
        assert {a.source_format for a in run(path)[0]} == {kind}, name


def test_formats_without_name_are_told_by_content(inputs, tmp_path):
    for name in (
        "table.csv",
        "table.tsv",
        "wire.jsonl",
        "gdelt.json",
        "nexis.txt",
        "factiva.html",
        "feed.atom",
        "message.eml",
        "saved.mhtml",
    ):
        named, bare = run(inputs / name), run(write(tmp_path, "stream", (inputs / name).read_bytes()))
        assert [a.text for a in named[0]] == [a.text for a in bare[0]], name
        assert [r.reason for r in named[1]] == [r.reason for r in bare[1]], name


def test_a_page_that_speaks_of_these_formats_stays_a_page(inputs, tmp_path):
    page = (
        (inputs / "page.html")
        .read_text()
        .replace("<p>", "<p>Page 1 of 3</p><p>Source: The Example</p><p>", 1)
    )
    assert run(write(tmp_path, "a.html", page))[0][0].source_format == "html"


def test_sources_csv_goes_before_what_is_found_and_tells_what_is_wrong_in_it(tmp_path):
    (tmp_path / "sub").mkdir()
    write(tmp_path, "a.txt", f"Published: 3 May 2020\n\n{BODY}")
    write(tmp_path, "sub/b.txt", f"{BODY} Part two.")
    write(tmp_path, "c.jsonl", json.dumps({"text": BODY + " Three.", "outlet": "Old", "title": "Kept"}))
    rows = [["File", "Outlet", "Published", "Language"], ["a.txt", "The Example", "2021-02-03", ""], ["sub/b.txt", "Other", "soon", "English"],
            ["c.jsonl", "New", "", ""], ["missing.txt", "X", "", ""], ["a.txt", "Again", "", ""], ["", "Y", "", ""]]  # fmt: skip
    write(tmp_path, "sources.csv", table(rows, ";"))
    articles, rejects = run(tmp_path)
    assert [(a.outlet, a.published_date, a.published_basis, a.title) for a in articles] == [
        ("The Example", date(2021, 2, 3), "user", None),
        ("New", None, "none", "Kept"),
        ("Other", None, "none", None),
    ]
    assert [r.reason for r in rejects] == ["companion_bad_date", *["companion_no_file"] * 3]
    assert "line 3: 'soon' is no date" in rejects[0].message and "missing.txt" in rejects[1].message
    assert run(tmp_path / "a.txt")[0][0].outlet == "The Example"


def test_a_sources_csv_of_articles_is_a_table_like_any_other(tmp_path):
    write(tmp_path, "sources.csv", table([["id", "text"], ["7", BODY]]))
    assert [a.source_id for a in run(tmp_path)[0]] == ["7"]


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path):
    for name in ("b.txt", "a.txt", "c.html", "d[1].txt"):
        write(tmp_path, name, f"{BODY} {name}")
    assert [a.source_id for a in run(tmp_path / "?.txt")[0]] == ["a", "b"]
    assert [a.source_id for a in run(tmp_path / "d[1].txt")[0]] == ["d[1]"]
    assert [r.reason for r in run(tmp_path / "*.eml")[1]] == ["missing_path"]


def test_excel_sheets_are_tables_each_and_dates_in_cells_are_dates(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Date", "Text"])
    book.active.append([datetime(2024, 5, 6), BODY])
    book.create_sheet("Notes").append(["remark"])
    book["Notes"].append(["to do"])
    target = io.BytesIO()
    book.save(target)
    articles, rejects = run(write(tmp_path, "a.xlsx", target.getvalue()))
    assert [(a.published_date, a.source_id) for a in articles] == [(date(2024, 5, 6), "a#2")]
    assert [r.reason for r in rejects] == ["no_text_field"]


def test_csv_field_size_is_no_limit_of_the_library(tmp_path):
    long = " ".join([BODY] * 3_000)
    assert len(long) > csv.field_size_limit() or csv.field_size_limit() > 131_072
    assert len(run(write(tmp_path, "a.csv", table([["text"], [long]])))[0]) == 1


def test_a_page_in_the_encoding_that_the_server_told(tmp_path):
    page = (
        "<html><body><p>Переговоры начались в понедельник, сообщил представитель.</p></body></html>".encode(
            "koi8-r"
        )
    )
    data = warc(page, gzip=False).replace(b"text/html; charset=utf-8", b"text/html; charset=koi8-r")
    assert "Переговоры" in run(write(tmp_path, "a.warc", data))[0][0].text
