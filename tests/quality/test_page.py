"""The quality report as a page: all that a reader has to know, and nothing that runs or loads."""

from datetime import date

import pytest

from etl.quality import page as page_module
from etl.quality import quality_page, validate
from etl.quality.report import Finding, Report
from etl.tables import write_dataset

EVIL = "<script>alert('x')</script>"


@pytest.fixture
def folder(rows, tmp_path):
    rows["events"][1] |= {"truce_id": "e-truce", "conflicting": "date_start", "evidence": EVIL}
    rows["truces"] = [
        {"truce_id": "e-truce", "process_id": "p1", "state": "ended", "n_events": 1, "n_violations": 0}
        | {"flags": "ended_twice", "dyad_id": "farc--gov-colombia"}
    ]
    rows["rejects"][0]["message"] = EVIL
    write_dataset(rows, tmp_path)
    return tmp_path


def page_of(folder, *findings, warnings=()):
    return quality_page(folder, Report({"events": 4}, 9, findings, tuple(warnings)))


def test_the_page_has_rejects_sequences_conflicts_and_figures(folder):
    page = page_of(folder)
    for part in (
        "No rule is broken: 9 checks on 4 rows",
        "no_text",
        "Two ends on different days",
        "farc--gov-colombia",
        "1 events have reports that give different values",
        "pairwise precision",
        "<circle",
        "3 inputs = 1 articles + 1 duplicates + 1 rejects",
    ):
        assert part in page


def test_broken_rules_and_warnings_are_listed_with_their_rows(folder):
    broken = Finding("events", "vocabulary", "status", 2, ("e1 (status 'sure')",), "A code.")
    page = page_of(
        folder, broken, warnings=[Finding("events", "distribution", "rows", 1, ("truce 2021",), "Fewer.")]
    )
    assert "1 rules are broken" in page and "e1 (status &#x27;sure&#x27;)" in page and "truce 2021" in page


def test_words_of_articles_stay_words(folder):
    page = page_of(folder)
    assert "<script" not in page and page.count("&lt;script&gt;") == 3
    assert not [mark for mark in ("http://", "https://", "src=", "url(", "@import") if mark in page]


def test_figures_that_were_not_measured_are_said_to_be_missing(folder, monkeypatch):
    monkeypatch.setattr(page_module, "merging", dict)
    monkeypatch.setattr(page_module, "calibration", list)
    page = page_of(folder)
    assert "Not measured" in page and "Not fitted" in page and "<circle" not in page


def events(family, year, n):
    return [
        {
            "event_id": f"{family}{year}{i}",
            "family": family,
            "event_type": "held",
            "date_start": date(year, 1, 1),
        }
        for i in range(n)
    ]


def test_a_release_that_lost_most_of_a_years_events_is_warned_of(tmp_path):
    write_dataset({"events": events("talks", 2019, 40) + events("talks", 2020, 40)}, tmp_path / "old")
    write_dataset({"events": events("talks", 2019, 8) + events("talks", 2020, 44)}, tmp_path / "new")
    (warning,) = validate(tmp_path / "new", tmp_path / "old").warnings
    assert warning.rule == "distribution"
    assert warning.sample == ("events, talks 2019, 40, 8 (ratio 0.2)",)


@pytest.mark.parametrize(
    ("before", "now", "n_warnings"), [(3, 0, 0), (0, 15, 0), (0, 30, 2), (12, 12, 0), (12, 30, 2)]
)
def test_small_groups_come_and_go_without_a_word(tmp_path, before, now, n_warnings):
    write_dataset({"events": events("truce", 2019, before)}, tmp_path / "old")
    write_dataset({"events": events("truce", 2019, now)}, tmp_path / "new")
    warnings = validate(tmp_path / "new", tmp_path / "old").warnings
    assert sum(one.n_bad for one in warnings) == n_warnings
