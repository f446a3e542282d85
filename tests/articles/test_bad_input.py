"""Bad input gives a reject with its reason, and the rest of the run is unharmed."""

import gzip
import json
import os

import pytest

from etl.articles import REJECT_REASONS, ReadOptions, read_inputs
from etl.records import Article, Reject

BODY = "The two armies agreed on Monday to stop shelling the town for a week. Talks go on in the capital."


def run(*inputs, **options) -> tuple[list[Article], list[Reject]]:
    items = list(read_inputs(inputs, ReadOptions(**options)))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Reject)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.html", b"  \n\n ", "empty_file"),
        ("a.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "binary_file"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary_file"),
        ("a.txt", bytes(range(256)) * 20, "binary_file"),
        ("a.html.gz", gzip.compress(b"<html><p>" + b"x" * 5000)[:-20], "bad_archive"),
        ("a.html", b"<html><body><script>var a = 1;</script></body></html>", "no_text"),
        ("a.csv", b"headline,summary\nTruce,Two armies\n", "no_text_field"),
        ("a.jsonl", b'{"id": "1", "title": "No body"}\n', "no_text_field"),
        ("a.jsonl", b'{"id": "1", "text": "   "}\n', "no_text"),
        ("a.jsonl", b"[1, 2]\n", "not_an_object"),
        ("a.pages", b"anything", "unknown_format"),
    ],
)
def test_one_bad_file_one_reject_and_its_neighbour_lives(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY)
    articles, rejects = run(tmp_path)
    assert [a.source_id for a in articles] == ["good"]
    assert [r.reason for r in rejects] == [reason]
    assert name in rejects[0].message


def test_missing_path_and_empty_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    _, rejects = run(tmp_path / "none.txt", tmp_path / "empty")
    assert [r.reason for r in rejects] == ["missing_path", "empty_folder"]


def test_file_above_the_size_limit_is_not_read(tmp_path):
    (tmp_path / "big.html").write_bytes(b"<p>x</p>" * 1000)
    _, rejects = run(tmp_path, max_bytes=1000)
    assert rejects[0].reason == "too_large"


def test_small_archive_that_unpacks_above_the_limit_is_rejected(tmp_path):
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 3_000_000))
    assert run(tmp_path, max_bytes=100_000)[1][0].reason == "too_large"


def test_broken_lines_cost_only_themselves_and_are_named(tmp_path):
    good = json.dumps({"id": "g", "text": BODY})
    (tmp_path / "a.jsonl").write_text(f'{good}\n{{"id": \n\n"text"\n{good.replace("Monday", "Friday")}\n')
    articles, rejects = run(tmp_path)
    assert len(articles) == 2
    assert [(r.reason, r.message.split(": ")[1]) for r in rejects] == [
        ("bad_json", "line 2"),
        ("not_an_object", "line 4"),
    ]


def test_half_a_surrogate_pair_costs_nothing(tmp_path):
    bad = json.dumps({"id": "1", "title": "Truce \ud83d", "text": BODY + " \udc00 End."})
    (tmp_path / "a.jsonl").write_text(bad + "\n" + json.dumps({"id": "2", "text": BODY}))
    articles, rejects = run(tmp_path)
    assert [(a.source_id, a.text) for a in articles] == [("1", BODY + " End."), ("2", BODY)] and not rejects


@pytest.mark.parametrize("value", [7, {"a": 1}, True, None])
def test_text_that_is_no_text_is_rejected_with_the_record_id(tmp_path, value):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x1", "text": value}))
    _, rejects = run(tmp_path)
    assert (rejects[0].reason, rejects[0].source_id) == ("no_text_field", "x1")


def test_ragged_row_is_rejected_and_the_others_survive(tmp_path):
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{BODY}"\n2,too,many,cells\n3,"{BODY} More."\n')
    articles, rejects = run(tmp_path)
    assert [a.source_id for a in articles] == ["1", "3"]
    assert rejects[0].reason == "ragged_row"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_undeclared_encodings_are_read(tmp_path, encoding):
    text = f"{BODY} The envoy, José Muñoz, will visit Bogotá, the café owners’ guild said. " * 3
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    articles, _ = run(tmp_path)
    assert "José Muñoz" in articles[0].text and "owners’ guild" in articles[0].text


def test_nul_and_control_characters_go_and_wrong_decoding_is_undone(tmp_path):
    text = BODY.replace("Monday", "Mon\x00day") + " They donâ€™t expect the Â£3m back.\x07"
    (tmp_path / "a.txt").write_text(text)
    articles, _ = run(tmp_path)
    assert articles[0].text == BODY + " They don’t expect the £3m back."


def test_page_nested_very_deep_is_read_all_the_same(tmp_path):
    (tmp_path / "deep.html").write_text(
        "<html><body>" + "<div>" * 200_000 + f"<p>{BODY}</p>" + "</div>" * 200_000
    )
    articles, rejects = run(tmp_path)
    assert [a.text for a in articles] == [BODY] and not rejects


def test_text_nested_deeper_than_255_is_not_lost(tmp_path):
    (tmp_path / "a.html").write_text(
        "<html><body>" + "<div>" * 400 + f"<p>{BODY}</p><p>{BODY[::1]} Again.</p>"
    )
    assert "Again." in run(tmp_path)[0][0].text


def test_link_back_to_its_own_folder_ends(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(BODY)
    os.symlink(tmp_path, tmp_path / "sub" / "loop")
    articles, rejects = run(tmp_path)
    assert len(articles) == 1 and not rejects


def test_every_reason_has_a_description():
    assert all(code.islower() and text.endswith(".") for code, text in REJECT_REASONS.items())
