"""What the page is given."""

import json

from etl.tables import read_tables, vocabulary
from etl.timeline import timeline_page, write_timeline
from etl.timeline.columns import columns
from etl.timeline.content import FAMILIES, content, shapes
from etl.timeline.countries import countries


def test_every_event_type_has_one_shape_and_every_family_a_lane():
    drawn = [
        (family, code) for s in shapes().values() for family, codes in s["types"].items() for code in codes
    ]
    known = [(family, code) for family, codes in vocabulary("event_type").groups.items() for code in codes]
    assert sorted(drawn) == sorted(known)
    assert sorted(FAMILIES) == sorted(vocabulary("family").codes)


def test_words_that_come_back_stand_once():
    rows = [{"family": f, "n": n} for n, f in enumerate(["talks", "truce", "talks", None, "talks"])]
    packed = columns(rows, ["family", "n"])
    assert packed == {"family": {"words": ["talks", "truce"], "at": [0, 1, 0, -1, 0]}, "n": [0, 1, 2, 3, 4]}


def test_rows_refer_to_each_other_by_number(story):
    given = content(read_tables(story))
    ids = given["events"]["event_id"]
    assert {(ids[a], kind, ids[b]) for a, kind, b in given["links"]} == {
        ("e-over", "ends", "e-truce"),
        ("e-freed", "condition_of", "e-truce"),
        ("e-norway", "mediates", "e-talks"),
    }
    assert given["drawn"]["bar"][ids.index("e-truce")]["to"] == "2021-03-20"
    assert given["processes"]["p-veldora"] == "Government of Veldora – Harbour Front"


def test_the_countries_are_those_of_the_place_and_of_the_governments():
    event = {"event_id": "e", "iso3": "QAT", "country": "Qatar"}
    party = {"event_id": "e", "role": "party", "iso3": "USA"}
    host = {"event_id": "e", "role": "mediator", "iso3": "NOR"}
    assert countries([event], [party, host]) == ["Qatar; United States"]
    assert countries([{"event_id": "f", "iso3": None, "country": None}], [party]) == [""]


def test_the_same_tables_give_the_same_page(story, tmp_path):
    assert write_timeline(story, tmp_path / "deep" / "a.html") == 7
    assert (tmp_path / "deep" / "a.html").read_text(encoding="utf-8") == timeline_page(read_tables(story))


def test_a_data_set_without_events_is_a_page_too(tmp_path):
    from etl.tables import write_dataset

    write_dataset({}, tmp_path / "empty")
    page = timeline_page(read_tables(tmp_path / "empty"), title="<Nothing> & none")
    assert "&lt;Nothing&gt; &amp; none" in page
    data = page.split('id="data">')[1].split("</script>")[0]
    assert json.loads(data)["links"] == []
