"""`conflict-timeline times`: time expressions alone."""

import json

DOCUMENT = {
    "doc_id": "d1",
    "dct": "2021-11-06",
    "text": "They met on Wednesday and will meet on 20 November 2021.",
}


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_document_gets_its_expressions_with_offsets_and_days(run):
    (found,) = lines(run("times", "-", stdin=json.dumps(DOCUMENT)))
    assert found["doc_id"] == "d1"
    assert [(t["type"], t["value"]) for t in found["timexes"]] == [
        ("DATE", "2021-11-03"),
        ("DATE", "2021-11-20"),
    ]
    for timex in found["timexes"]:
        assert DOCUMENT["text"][timex["start"] : timex["end"]] == timex["text"]
        assert timex["date_start"] == timex["date_end"] == timex["value"]


def test_a_broken_line_is_told_and_left_out(run):
    result = run("times", "-", stdin=f'{{broken\n\n{json.dumps(DOCUMENT)}\n["no", "object"]\n')
    assert result.exit_code == 0
    assert len(lines(result)) == 1
    assert "line 1: not valid JSON" in result.stderr and 'line 4: no object with a "text"' in result.stderr


def test_without_a_day_of_publication_only_full_dates_have_days(run):
    text = "They met on Wednesday."
    for dct in (None, "06/11/2021"):
        result = run("times", "-", stdin=json.dumps({"doc_id": "d2", "dct": dct, "text": text}))
        ((wednesday,),) = [found["timexes"] for found in lines(result)]
        assert wednesday["text"] == "Wednesday" and wednesday["date_start"] is None
        assert ("read as undated" in result.stderr) is (dct is not None)


def test_a_plain_text_is_a_document(run, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(
        "Geneva\r\n\r\nThey met last week, for the third time since May.", encoding="utf-8", newline=""
    )
    (found,) = lines(run("times", path, "--date", "2021-11-06"))
    assert found["doc_id"] == "note.txt"
    assert [(t["text"], t["value"], t["bound"], t["anchor"], t["rule"]) for t in found["timexes"]] == [
        ("last week", "2021-W43", None, "publication", "which_unit"),
        ("May", "2021-05", "since", "publication", "month"),
    ]
    assert found["timexes"][0]["start"] == 19  # as the file has it, with its own line ends


def test_a_date_at_the_top_of_a_text_is_what_its_words_count_from(run):
    (found,) = lines(run("times", "-", stdin="KABUL, Nov. 6, 2021 - They met on Wednesday for two hours."))
    assert found["doc_id"] == "stdin"
    assert [(t["date_start"], t["anchor"]) for t in found["timexes"]] == [
        ("2021-11-06", None),
        ("2021-11-03", "dateline"),
        (None, None),
    ]


def test_what_counts_from_an_unknown_day_has_no_date(run):
    (found,) = lines(run("times", "-", stdin="They met yesterday. They meet again in May."))
    assert [(t["value"], t["date_start"]) for t in found["timexes"]] == [
        ("XXXX-XX-XX", None),
        ("XXXX-05", None),
    ]


def test_no_file_and_no_documents(run, tmp_path):
    assert run("times", tmp_path / "nowhere.jsonl").exit_code == 3
    result = run("times", "-", "-o", tmp_path / "out.jsonl", stdin="")
    assert result.exit_code == 3 and not (tmp_path / "out.jsonl").exists()
