"""The library is loaded without what no suite needs, and spared of repeated work; its results stay what they are."""

import sys
from contextlib import nullcontext
from importlib import import_module

import pytest

from etl.quality import engine, validate
from etl.quality.later import loaded_later
from etl.tables import write_dataset


@pytest.fixture
def module(tmp_path, monkeypatch):
    """The name of a module that can be imported and tells when it is loaded."""
    (tmp_path / "heavy_words.py").write_text("LOADED = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "heavy_words"
    sys.modules.pop("heavy_words", None)


def test_a_module_put_off_is_loaded_when_something_in_it_is_asked_for(module):
    with loaded_later(module):
        early = import_module(module)
    assert module not in sys.modules
    assert early.LOADED and module in sys.modules


def test_a_module_put_off_may_be_needed_at_once(module):
    with loaded_later(module):
        assert import_module(module).LOADED
        assert "LOADED" in vars(import_module(module))


def test_after_the_block_and_where_it_was_loaded_before_the_module_itself_is_imported(module):
    with loaded_later(module):
        pass
    itself = import_module(module)
    assert "LOADED" in vars(itself)
    with loaded_later(module):
        assert import_module(module) is itself


def test_findings_are_those_of_the_library_left_as_it_is(rows, tmp_path, monkeypatch):
    rows["events"][2]["status"] = "certain"
    rows["events"][1] |= {"evidence": None, "date_prec": 1}
    rows["mentions"].append(rows["mentions"][0] | {"char_end": 1})
    write_dataset(rows, tmp_path)
    own = engine.LibraryExpectation.configuration
    sparing = validate(tmp_path)
    assert engine.LibraryExpectation.configuration is own
    monkeypatch.setattr(engine, "_configured_once", nullcontext)
    assert validate(tmp_path) == sparing and len(sparing.findings) >= 5
