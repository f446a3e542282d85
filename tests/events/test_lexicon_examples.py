"""Every example in the families' lexicons is coded as it says."""

import pytest

from etl.events.lexicon import FAMILIES, family

EXAMPLES = [
    pytest.param(example["text"], sorted(example["rows"]), id=f"{name}-{act.event_type}-{n}-{k}")
    for name in FAMILIES
    for n, act in enumerate(family(name).acts)
    for k, example in enumerate(act.examples)
]


@pytest.mark.parametrize(("text", "rows"), EXAMPLES)
def test_example_is_coded_as_written(coded, text, rows):
    mentions = coded(text).mentions
    assert sorted({f"{m.family}/{m.event_type}/{m.status}" for m in mentions}) == rows


@pytest.mark.parametrize("name", FAMILIES)
def test_every_event_type_of_a_family_has_an_example(name):
    shown = {
        row.split("/")[1]
        for _, rows in ((p.values[0], p.values[1]) for p in EXAMPLES)
        for row in rows
        if row.startswith(name)
    }
    assert {act.event_type for act in family(name).acts} <= shown
