"""What hangs on a rejected row goes with it, each row is accounted for, and dangling rows stop the build."""

import pytest

from etl.quality import DatasetInvalid, accounting, check_rows
from etl.records import Reject


def reasons(rejects):
    return sorted((one.message.split(":")[0], one.reason) for one in rejects)


def test_right_rows_pass_as_they_are(rows):
    kept, rejects = check_rows(rows)
    assert rejects == []
    assert {table: len(some) for table, some in kept.items() if len(some)} == {
        table: len(some) for table, some in rows.items()
    }


def test_no_rows_at_all_pass():
    kept, rejects = check_rows({})
    assert rejects == [] and not any(kept.values())


def test_an_event_goes_with_its_mentions_participants_and_links(rows):
    rows["events"][1]["truce_scope"] = "everywhere"
    kept, rejects = check_rows(rows)
    assert reasons(rejects) == [
        ("events e-truce", "vocabulary"),
        ("links e-condition, condition_of, e-truce", "event_rejected"),
        ("links e-truce, outcome_of, e-talks", "event_rejected"),
        ("mentions m-copy", "event_rejected"),
        ("mentions m-truce", "event_rejected"),
        ("participants e-truce, party, b, farc", "event_rejected"),
    ]
    assert rows["events"][1] not in kept["events"] and len(kept["events"]) == 3


def test_a_reject_names_the_article_from_which_the_row_came(rows):
    rows["mentions"][0]["trigger"] = None
    first = check_rows(rows)[1][0]
    assert first == Reject(
        stage="quality",
        source_path="news/a00000000000000a1.txt",
        source_id="a00000000000000a1",
        reason="required",
        message="mentions m-talks: trigger is not given (rule required)",
    )


def test_an_event_outlives_one_of_its_mentions_and_is_counted_again(rows):
    rows["mentions"][4]["char_end"] = 3
    kept, rejects = check_rows(rows)
    assert reasons(rejects) == [("mentions m-copy", "offsets_order")]
    assert [row["n_mentions"] for row in kept["events"] if row["event_id"] == "e-truce"] == [1]


def test_an_event_goes_with_its_last_mention(rows):
    rows["mentions"][3]["rule_id"] = None
    told = reasons(check_rows(rows)[1])
    assert told == [
        ("events e-mediation", "mention_rejected"),
        ("mentions m-mediation", "required"),
        ("participants e-mediation, party, b, farc", "event_rejected"),
    ]


def test_an_article_goes_with_all_that_it_reports_and_inputs_add_up(rows):
    rows["articles"][1]["n_sentences"] = None
    kept, rejects = check_rows(rows)
    assert reasons(rejects) == [
        ("articles a00000000000000b2", "required"),
        ("mentions m-copy", "article_rejected"),
    ]
    assert [one.stage for one in rejects] == ["articles", "quality"]
    account = accounting(kept, inputs=3)
    assert account.adds_up
    assert str(account) == "3 inputs = 1 articles + 0 duplicates + 2 rejects"


def test_a_copy_whose_original_is_rejected_goes_too(rows):
    rows["articles"][0]["source_path"] = None
    kept, rejects = check_rows(rows)
    assert not kept["articles"] and not kept["events"] and not kept["links"]
    assert ("articles a00000000000000b2", "article_rejected") in reasons(rejects)


def test_inputs_that_got_lost_do_not_add_up(rows):
    account = accounting(check_rows(rows)[0], inputs=4)
    assert not account.adds_up
    assert str(account) == "4 inputs ≠ 1 articles + 1 duplicates + 1 rejects"


@pytest.mark.parametrize(
    ("table", "n", "values", "words"),
    [
        (
            "links",
            0,
            {"to_event_id": "e-gone"},
            "links.to_event_id breaks foreign_key in 1 row, for example e-truce",
        ),
        ("mentions", 4, {"article_id": "a0000000000000fff"}, "m-copy -> a0000000000000fff"),
        ("participants", 0, {"actor_id": "eln"}, "e-talks, party, b, eln"),
        ("events", 1, {"event_id": "e-talks"}, "events.event_id breaks unique in 1 row, for example e-talks"),
        (
            "events",
            0,
            {"n_mentions": 3},
            "events.n_mentions breaks mentions_counted in 1 row, for example e-talks: 3 for 1",
        ),
    ],
)
def test_a_table_that_breaks_a_rule_across_rows_stops_the_build(rows, table, n, values, words):
    rows[table][n] |= values
    with pytest.raises(DatasetInvalid) as error:
        check_rows(rows)
    assert words in str(error.value)


def test_a_column_that_no_schema_has_is_an_error_not_a_reject(rows):
    rows["events"][0]["mood"] = "hopeful"
    with pytest.raises(ValueError, match="events: no column 'mood'"):
        check_rows(rows)
