"""What coders decide becomes corrections where they agree, and alpha says how far they do."""

import pytest
import yaml

from etl.linking.corrections import read_corrections
from etl.review import Decision, Desk, agreement
from etl.review.columns import REVIEWED
from etl.review.sample import paragraph

ROW = dict.fromkeys(REVIEWED) | {
    "family": "truce", "event_type": "agreed", "status": "actual", "date_start": "2021-03-05",
    "date_end": "2021-03-05", "date_prec": 1, "date_basis": "stated",
}  # fmt: skip


def decided(event="e1", action="accept", into=None, **changes):
    return Decision(
        event, action, "Read.", "2026-01-31", ROW, ROW | changes, into, {"date_start": None} if into else {}
    )


def written(folder):
    return yaml.safe_load((folder / "review.yaml").read_text(encoding="utf-8"))


def test_a_correction_names_what_it_hangs_on_and_is_one_that_builds_read(tmp_path):
    Desk(tmp_path, "ana").decide(decided(action="set", status="planned", location="Bergen"))
    (entry,) = written(tmp_path)
    assert entry["set"] == {"status": "planned", "location": "Bergen"}
    assert entry["expect"] == {
        "family": "truce", "event_type": "agreed", "status": "actual", "date_start": "2021-03-05", "location": None,
    }  # fmt: skip
    (read,) = read_corrections(tmp_path)
    assert (read.action, read.author, read.events) == ("set", "ana", ("e1",))


def test_accepting_needs_no_correction_and_the_last_decision_counts(tmp_path):
    desk = Desk(tmp_path, "ana")
    desk.decide(decided(action="drop"))
    desk.decide(decided(action="accept"))
    assert written(tmp_path) == [] and desk.own()["e1"].action == "accept"


def test_what_two_coders_decide_otherwise_is_no_correction_but_open(tmp_path):
    Desk(tmp_path, "ana").decide(decided(action="drop"))
    Desk(tmp_path, "ben").decide(decided(action="accept"))
    assert written(tmp_path) == []
    assert agreement(Desk(tmp_path).all()).open == ("e1",)
    Desk(tmp_path, "ben").decide(decided(action="drop"))
    assert [entry["author"] for entry in written(tmp_path)] == ["ana, ben"]


def test_a_merge_told_from_both_sides_is_one(tmp_path):
    desk = Desk(tmp_path, "ana")
    desk.decide(decided("e1", "merge", "e2"))
    desk.decide(decided("e2", "merge", "e1"))
    (entry,) = written(tmp_path)
    assert entry["events"] == ["e1", "e2"] and len(entry["expect"]) == 2


def test_alpha_by_column(tmp_path):
    for event, ana, ben in (
        ("e1", "actual", "actual"),
        ("e2", "planned", "planned"),
        ("e3", "actual", "planned"),
    ):
        Desk(tmp_path, "ana").decide(decided(event, "set", status=ana))
        Desk(tmp_path, "ben").decide(decided(event, "set", status=ben))
    Desk(tmp_path, "ana").decide(decided("e9"))  # read by one alone
    found = agreement(Desk(tmp_path).all())
    assert found.n_events == 3 and found.open == ("e3",)
    assert found.alpha["status"] == pytest.approx(4 / 9)  # by hand: 1 - (1/3) / (3/5)
    assert found.alpha["family"] is None
    assert any("all the same" in line for line in found.lines())


@pytest.mark.parametrize("name", ["../ana", "Ana", "", "a b"])
def test_a_coder_whose_name_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(ValueError):
        Desk(tmp_path, name)


def test_the_paragraph_of_a_sentence():
    text = "Before.\n\nOne. Two. Three.\n\nAfter."
    assert paragraph(text, 14, 18) == ("One. ", " Three.")
    assert paragraph("Two.", 0, 4) == ("", "")
