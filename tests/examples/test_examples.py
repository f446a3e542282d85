"""The example articles, coded from end to end: what a reader finds in them is found, and nothing in decoys.

`expected.yaml` was written from the coding guide. Under `missed` it keeps what is right and not found
yet; that is a list for the coder's author, and no test looks at it.
"""

from pathlib import Path

import pytest
import yaml

import etl
from etl.resources import load_yaml

from .compare import coded_events, found

CHECKOUT = Path(__file__).parents[2]
EXPECTED = yaml.safe_load((Path(__file__).parent / "expected.yaml").read_text(encoding="utf-8"))
MUST = [(name, event) for name, item in EXPECTED["articles"].items() for event in item.get("must", ())]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples") / "built"
    corrections = CHECKOUT / "data" / "corrections"
    etl.build([CHECKOUT / "data" / "articles"], folder, validate=False, corrections=corrections)
    return etl.read(folder)


def test_the_corrections_of_the_examples_fit(tables):
    corrected = tables.events[tables.events.coder == "rules_and_person"]
    assert corrected.corrections.tolist() == ["aceh-2005-signed-in-helsinki"]
    assert corrected.location.tolist() == ["Helsinki"]


def _name(value) -> str:
    return value if isinstance(value, str) else "-".join(str(v) for v in list(value.values())[:3])


def test_every_example_is_read(tables):
    assert set(tables["articles"].source_id) == {*EXPECTED["articles"], *EXPECTED["decoys"]}


@pytest.mark.parametrize("source_id", EXPECTED["decoys"])
def test_decoys_give_nothing(tables, source_id):
    assert [c.row["evidence"] for c in coded_events(tables, source_id)] == []


@pytest.mark.parametrize(("source_id", "event"), MUST, ids=_name)
def test_what_a_reader_finds_is_found(tables, source_id, event):
    coded = coded_events(tables, source_id)
    names = ("family", "event_type", "status", "date_start", "date_end", "evidence")
    assert found(event, coded), [{name: c.row[name] for name in names} | {"who": c.who} for c in coded]


def test_the_examples_show_every_type_of_event():
    codes = load_yaml("schemas", "vocabularies.yaml")["event_type"]["codes"]
    types = {(family, event_type) for family in codes for event_type in codes[family]}
    shown = set()
    for item in EXPECTED["articles"].values():
        for event in [*item.get("must", ()), *item.get("missed", ())]:
            wanted = event["event_type"]
            shown |= {(event["family"], t) for t in (wanted if isinstance(wanted, list) else [wanted])}
    assert shown == types
