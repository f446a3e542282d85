"""Inputs that are broken: each is told plainly, and the rest of the run is unharmed."""

import os

import pytest

import etl

RECORD = b'{"id": "good", "title": "Talks", "text": "The army and the rebels met in Doha on Monday."}\n'

# name of the file, its bytes, the reason given
HOSTILE = [
    ("empty.txt", b"", "empty_file"),
    ("blank.html", b" \n\t\n", "empty_file"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary_file"),
    ("program.html", b"\x7fELF" + os.urandom(5000), "binary_file"),
    ("cut.txt.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03cut short", "bad_archive"),
    (
        "huge.html",
        b"<html><body><p>" + b"peace talks " * (60 * 2**20 // 12) + b"</p></body></html>",
        "too_large",
    ),
    ("no_text_column.csv", b"id,headline\n1,Talks in Doha\n", "no_text_field"),
    ("broken.jsonl", b'{"id": "bad", "text": "cut sh\n' + RECORD, "bad_json"),
    ("list.jsonl", b"[1, 2]\n" + RECORD, "not_an_object"),
    ("no_text.jsonl", b'{"id": "bare", "title": "No text"}\n' + RECORD, "no_text_field"),
    (
        "furniture.html",
        b"<html><head><title>Home</title></head><body><script>go()</script></body></html>",
        "no_text",
    ),
]


@pytest.mark.parametrize(("name", "content", "reason"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_a_broken_input_is_rejected_and_the_others_are_built(run, articles, tmp_path, name, content, reason):
    (articles / name).write_bytes(content)
    result = run("build", articles, "-o", tmp_path / "out", "--no-validate")
    assert result.exit_code == 0, result.output
    data = etl.read(tmp_path / "out")
    rejects = data.rejects[data.rejects.source_path.str.endswith(name)]
    assert list(rejects.reason) == [reason]
    assert name in rejects.message.iloc[0] and "Traceback" not in rejects.message.iloc[0]
    assert reason in result.stdout
    assert {"truce", "bread"} <= set(data.articles.source_id)
    assert "=" in result.stdout.splitlines()[1]  # inputs = articles + duplicates + rejects


def test_broken_inputs_alone_give_no_data_set(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    result = run("build", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "empty.txt: the file is empty" in result.stderr


def test_good_records_beside_broken_ones_get_in(run, tmp_path):
    (tmp_path / "mixed.jsonl").write_bytes(b"{broken\n" + RECORD + b"\n42\n")
    run("build", tmp_path / "mixed.jsonl", "-o", tmp_path / "out", "--no-validate")
    data = etl.read(tmp_path / "out")
    assert list(data.articles.source_id) == ["good"]
    assert sorted(data.rejects.reason) == ["bad_json", "not_an_object"]


def test_a_missing_path_among_others_is_a_reject(run, articles, tmp_path):
    result = run("build", articles, tmp_path / "nowhere.txt", "-o", tmp_path / "out", "--no-validate")
    assert result.exit_code == 0
    assert "missing_path (articles): 1" in result.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_text_in_another_encoding_is_read(run, tmp_path, encoding):
    text = "Published: 5 May 2020\n\nThe “Polisario” and Morocco met in Málaga on Monday, the café’s owner said.\n"
    (tmp_path / "odd.txt").write_bytes(text.encode(encoding))
    run("articles", tmp_path / "odd.txt", "-o", tmp_path / "out.jsonl")
    assert "Málaga" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_bytes_that_are_no_text_in_any_encoding_harm_nothing(run, articles, tmp_path):
    (articles / "noise.txt").write_bytes(bytes((i * 7919) % 251 + 1 for i in range(20_000)))
    result = run("build", articles, "-o", tmp_path / "out", "--no-validate")
    assert result.exit_code == 0, result.output
    assert {"truce", "bread"} <= set(etl.read(tmp_path / "out").articles.source_id)
