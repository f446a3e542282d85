"""Wrong values in processes, truces and tombstones, as validation of the files tells them."""

from datetime import date

from etl.quality import validate
from etl.tables import write_dataset


def test_wrong_rows_of_the_tables_made_from_others_are_told_with_rule_and_row(rows, tmp_path):
    process = {
        "process_id": "p1",
        "n_events": 4,
        "n_talks": 1,
        "n_truce": 1,
        "n_prerequisite": 1,
        "n_mediation": 1,
    }
    for event in rows["events"]:
        event["process_id"] = "p1"
    rows["processes"] = [
        process | {"n_truces": 1, "date_first": date(2016, 8, 29), "date_last": date(2016, 8, 1)},
        process | {"process_id": "p2", "n_truces": 0, "truce_state": "over"},
    ]
    truce = {"truce_id": "e-truce", "process_id": "p3", "state": "agreed", "n_events": 1, "n_violations": 0}
    rows["truces"] = [truce | {"flags": "Ended twice!"}]
    grave = {"family": "truce", "event_type": "agreed"}
    rows["tombstones"] = [
        grave | {"event_id": "e-1", "reason": "merged"},
        grave | {"event_id": "e-2", "reason": "withdrawn", "same_as": "e-truce"},
        grave | {"event_id": "e-3", "reason": "merged", "same_as": "e-gone"},
        grave | {"event_id": "e-4", "reason": "forgotten"},
    ]
    write_dataset(rows, tmp_path)
    told = {
        (one.table, one.rule, one.sample[0].split(" ")[0].rstrip(":")) for one in validate(tmp_path).findings
    }
    assert told == {
        ("processes", "process_date_order", "p1"),
        ("processes", "process_events_counted", "p2"),
        ("processes", "vocabulary", "p2"),
        ("truces", "pattern", "e-truce"),
        ("truces", "foreign_key", "e-truce"),
        ("truces", "truce_events_counted", "e-truce"),
        ("tombstones", "heir_named", "e-1"),
        ("tombstones", "heir_of_merged", "e-2,"),
        ("tombstones", "foreign_key", "e-3,"),
        ("tombstones", "vocabulary", "e-4"),
    }
