"""Ids of events: what is added, taken away or re-ordered changes no id that was published."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from etl.linking import Previous, UnreadableBuild, derived, read_previous
from etl.linking.previous import of_rows
from etl.tables import RowFile

from .sample import DAY, FRONT, LEAGUE, STATE, article, link, party, said

WORDS = "The government and the front agreed on a truce after two days of talks in Orvo."


def build(*articles, previous=None, corrections=()):
    """Rows of all tables that linking makes, as a build on top of an earlier one."""
    previous = (
        of_rows(previous["events"], previous["mentions"], previous["tombstones"]) if previous else Previous()
    )
    linked = vars(link(articles, previous=previous, corrections=corrections))
    dropped = linked.pop("dropped")
    tables = {name: RowFile(name, rows) for name, rows in linked.items()}
    more = {name: list(rows) for name, rows in derived(tables, previous, dropped)}
    return {name: list(rows) for name, rows in tables.items()} | more


def ids(rows):
    return {row["event_id"] for row in rows["events"]}


def graves(rows):
    return [(row["event_id"], row["reason"], row["same_as"]) for row in rows["tombstones"]]


def report(name, on=DAY, published=None, **details):
    return article(name, said(on=on, **details), published=published or on)


def test_an_earlier_report_that_is_found_later_does_not_change_the_id():
    first = build(report("wire", published=DAY + timedelta(days=1)))
    second = build(report("wire", published=DAY + timedelta(days=1)), report("gazette"), previous=first)
    assert ids(second) == ids(first) and second["events"][0]["n_mentions"] == 2
    assert graves(second) == []


def test_the_report_that_the_id_was_made_from_may_go():
    both = build(report("gazette"), report("wire"))
    for name in ("gazette", "wire"):
        assert ids(build(report(name), previous=both)) == ids(both)


def test_what_is_built_again_is_the_same_to_the_last_value():
    first = build(report("gazette"), report("wire"))
    assert build(report("wire"), report("gazette"), previous=first) == first


def test_an_article_that_goes_leaves_a_tombstone_and_one_that_comes_back_takes_it_away():
    other = report("herald", on=DAY + timedelta(days=90))
    first = build(report("gazette"), other)
    (gone,) = ids(first) - ids(build(report("gazette")))
    second = build(report("gazette"), previous=first)
    assert graves(second) == [(gone, "withdrawn", None)]
    assert graves(build(report("gazette"), previous=second)) == graves(second)  # it stays for good
    third = build(report("gazette"), other, previous=second)
    assert ids(third) == ids(first) and graves(third) == []


def test_two_events_that_turn_out_to_be_one_leave_one_id_that_points_to_the_other():
    later = DAY + timedelta(days=3)
    apart = [report("gazette"), report("wire", on=later), report("herald", on=later)]
    first = build(*apart)
    assert len(ids(first)) == 2
    (kept,) = {row["event_id"] for row in first["events"] if row["n_mentions"] == 2}
    mended = report("gazette", date_prec=3)  # the first report is read as less precise than it was
    second = build(mended, *apart[1:], previous=first)
    assert ids(second) == {kept}
    (lost,) = ids(first) - {kept}
    assert graves(second) == [(lost, "merged", kept)]


def test_an_event_that_turns_out_to_be_two_keeps_its_id_for_the_report_it_was_made_from():
    first = build(report("gazette"), report("wire", date_prec=2))
    (old,) = ids(first)
    apart = report("wire", on=DAY + timedelta(days=20), published=DAY + timedelta(days=20))
    second = build(report("gazette"), apart, previous=first)
    (new,) = ids(second) - {old}
    assert {m["article_id"]: m["event_id"] for m in second["mentions"]} == {"a-gazette": old, "a-wire": new}
    assert graves(second) == [(old, "split", new)]


def test_a_chain_of_tombstones_points_to_what_is_alive():
    first = build(report("gazette"), report("wire", on=DAY + timedelta(days=3)))
    one, two = sorted(ids(first))
    rows = {
        **first,
        "tombstones": [
            dict.fromkeys(first["events"][0]) | {"event_id": "e-old", "reason": "merged", "same_as": two}
        ],
    }
    again = build(report("gazette", date_prec=3), report("wire", on=DAY + timedelta(days=3)), previous=rows)
    assert {row["same_as"] for row in again["tombstones"]} == ids(again)
    assert {row["event_id"] for row in again["tombstones"]} == {"e-old", *({one, two} - ids(again))}


def test_a_report_is_known_by_its_words_when_a_near_copy_has_taken_its_place():
    first = build(report("gazette", evidence=WORDS))
    second = build(report("herald", evidence=WORDS), previous=first)
    assert ids(second) == ids(first) and graves(second) == []


def test_a_sentence_that_could_be_anybodys_is_not_known_by_its_words():
    first = build(report("gazette", evidence="They agreed on Wednesday."))
    other = report("herald", on=DAY + timedelta(days=7), evidence="They agreed on Wednesday.")
    assert ids(build(other, previous=first)) != ids(first)


def test_the_same_told_again_by_another_paper_alone_has_the_same_id():
    first = build(report("gazette"))
    without = build(article("mail", said("talks", "held")), previous=first)
    for before in (first, without):
        assert ids(first) <= ids(
            build(report("wire"), article("mail", said("talks", "held")), previous=before)
        )


def test_any_history_of_a_data_set_gives_every_event_one_id():
    papers = [
        report("gazette"),
        report("wire", date_prec=2),
        report("herald", on=DAY + timedelta(days=60)),
        article("mail", said("truce", "agreed", party(STATE), party(LEAGUE)), published=DAY),
        article("post", said("talks", "held", party(FRONT)), published=DAY),
    ]
    rows = None
    seen: dict[tuple, str] = {}
    for some in [*combinations(papers, 3), *combinations(papers, 4), papers]:
        rows = build(*some, previous=rows)
        for row in rows["events"]:
            key = (row["family"], row["date_start"], row["dyad_id"])
            assert seen.setdefault(key, row["event_id"]) == row["event_id"]
        assert not ids(rows) & {grave for grave, reason, _ in graves(rows) if reason != "split"}


def test_there_is_nothing_to_keep_where_nothing_stands(tmp_path):
    assert read_previous(tmp_path) == Previous() == read_previous(tmp_path / "nowhere")


def test_an_earlier_build_that_cannot_be_read_stops_the_build(tmp_path):
    (tmp_path / "events.parquet").write_bytes(b"no table")
    with pytest.raises(UnreadableBuild, match="would lose their ids; remove it to begin anew"):
        read_previous(tmp_path)


def test_the_day_stands_on_the_tombstone():
    first = build(report("gazette"), report("herald", on=date(2022, 3, 1)))
    (row,) = build(report("gazette"), previous=first)["tombstones"]
    assert (row["family"], row["event_type"], row["date_start"]) == ("truce", "agreed", date(2022, 3, 1))
