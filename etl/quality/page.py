"""The quality report as one HTML page that needs no network and runs no script."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from etl.pages.plain import Markup, element, page, table
from etl.quality.accounts import accounting
from etl.quality.figures import calibration, merging
from etl.quality.plot import calibration_plot
from etl.quality.report import Finding, Report
from etl.quality.stored import StoredTable, stored_tables
from etl.tables.schemas import vocabulary

_SHOWN = 20  # rows of a list; the tables have all


def quality_page(folder: Path, report: Report) -> str:
    """The page on a data set.

    Args:
        folder: the data set.
        report: what validation found in it.
    """
    tables = stored_tables(folder)
    parts = [
        element("h1", "Quality of the data set"),
        *_verdict(report),
        element("p", f"{accounting(tables)}."),
        *_findings("Warnings", report.warnings),
        *_counts(report, tables["events"]),
        *_rejects(tables["rejects"]),
        *_sequences(tables["truces"], tables["events"]),
        *_agreement(tables["events"]),
        *_merging(merging()),
        *_calibration(calibration()),
    ]
    return page("Quality of the data set", *parts)


def _verdict(report: Report) -> list[Markup]:
    word = "No rule is broken" if report.ok else f"{len(report.findings)} rules are broken"
    told = f"{word}: {report.n_checks} checks on {sum(report.n_rows.values()):,} rows."
    return [
        element("p", element("strong", told, cls="good" if report.ok else "bad")),
        *_findings("Broken rules", report.findings),
    ]


def _findings(title: str, findings: Iterable[Finding]) -> list[Markup]:
    rows = [[f.table, f.rule, f.column, f.n_bad, "; ".join(f.sample), f.message] for f in findings]
    if not rows:
        return []
    head = ["table", "rule", "column", "rows", "for example", "what the rule asks for"]
    return [element("h2", title), table(head, rows)]


def _counts(report: Report, events: StoredTable) -> list[Markup]:
    families = list(vocabulary("family").codes)
    by_year: dict[str, Counter] = {}
    days, kinds = (events.column(name).to_pylist() for name in ("date_start", "family"))
    for day, family in zip(days, kinds, strict=True):
        by_year.setdefault(str(day.year) if day else "undated", Counter())[family] += 1
    lines = ([year, *(by_year[year][f] for f in families), by_year[year].total()] for year in sorted(by_year))
    return [
        element("h2", "Rows"),
        table(["table", "rows"], report.n_rows.items()),
        element("h2", "Events by family and year"),
        table(["year", *families, "all"], lines),
    ]


def _rejects(rejects: StoredTable) -> list[Markup]:
    told = rejects.select(["stage", "reason", "message"])
    counts = Counter(zip(*(told.column(i).to_pylist() for i in range(2)), strict=True))
    parts = [element("h2", "Rejects")]
    if not counts:
        return [*parts, element("p", "None.")]
    meaning = vocabulary("reject_reason").codes
    rows = ([stage, reason, n, meaning.get(reason)] for (stage, reason), n in sorted(counts.items()))
    messages = [element("li", message) for message in told.column("message")[:_SHOWN].to_pylist()]
    return [
        *parts,
        table(["stage", "reason", "rows", "meaning"], rows),
        element("ul", *messages),
        *_more(told.num_rows),
    ]


def _sequences(truces: StoredTable, events: StoredTable) -> list[Markup]:
    flagged = truces.select(["truce_id", "dyad_id", "flags"])
    flagged = flagged.filter(pc.is_valid(flagged.column("flags")))
    parts = [
        element("h2", "Sequences that cannot be"),
        element(
            "p",
            f"{flagged.num_rows:,} of {truces.num_rows:,} truces. A date, a party or a merger in them is wrong.",
        ),
    ]
    shown = flagged.slice(0, _SHOWN)
    steps = _steps(shown.column("truce_id"), events)
    meaning = vocabulary("sequence_flag").codes
    for truce in shown.to_pylist():
        parts.append(
            element("h3", truce["dyad_id"] or "one side only", " ", element("code", truce["truce_id"]))
        )
        parts += [element("p", meaning.get(flag)) for flag in truce["flags"].split("; ")]
        own = sorted(steps[truce["truce_id"]], key=lambda e: e["date_start"])
        rows = (
            [e["date_start"], e["event_type"], element("code", e["event_id"]), e["evidence"]] for e in own
        )
        parts.append(table(["day", "event", "id", "evidence"], rows))
    return [*parts, *_more(flagged.num_rows)]


def _steps(truces: pa.ChunkedArray, events: StoredTable) -> dict[str, list[dict[str, Any]]]:
    """The events of some truces."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in truces.to_pylist()}
    places = pc.indices_nonzero(pc.is_in(events.column("truce_id"), value_set=truces.combine_chunks()))
    for row in events.take(places.to_numpy()).to_pylist():
        found[row["truce_id"]].append(row)
    return found


def _agreement(events: StoredTable) -> list[Markup]:
    status = Counter(events.column("report_status").to_pylist())
    differ = pc.indices_nonzero(pc.is_valid(events.column("conflicting"))).to_numpy()
    parts = [
        element("h2", "Agreement of reports"),
        table(["report_status", "events"], sorted(status.items())),
        element("p", f"{len(differ):,} events have reports that give different values."),
    ]
    if len(differ):
        rows = (
            [element("code", r["event_id"]), r["conflicting"], r["n_articles"], r["evidence"]]
            for r in events.take(differ[:_SHOWN]).to_pylist()
        )
        parts += [table(["id", "columns", "articles", "best report"], rows), *_more(len(differ))]
    return parts


def _merging(figures: Mapping[str, Any]) -> list[Markup]:
    parts = [element("h2", "Merging across articles")]
    if not figures:
        return [*parts, element("p", "Not measured; make bench-linking does.", cls="dim")]
    names = {
        "mentions_given": "merging alone, mentions coded by a person",
        "from_text": "all stages, from the text",
        "from_text_of_those_coded": "from the text, only reports whose event is coded",
    }
    rows = (
        [
            names.get(name, name),
            f["reports"],
            f["coded"],
            f["events"],
            *(f[m][v] for m in ("pairwise", "b_cubed") for v in ("precision", "recall")),
        ]
        for name, f in figures.items()
    )
    head = [
        "measured on",
        "reports",
        "coded",
        "events",
        "pairwise precision",
        "recall",
        "B-cubed precision",
        "recall",
    ]
    told = (
        "Measured on short reports that are part of the project (tests/linking/bench/), not on this data set."
    )
    return [*parts, element("p", told), table(head, rows)]


def _calibration(bands: list[dict[str, Any]]) -> list[Markup]:
    parts = [element("h2", "Confidence")]
    if not bands:
        return [
            *parts,
            element(
                "p", "Not fitted to annotated articles; it orders rows and is no probability.", cls="dim"
            ),
        ]
    told = "Events of annotated articles by their confidence, and the share of them that is right; on the line it can be taken as a probability."
    rows = ([f"{b['from']} to {b['to']}", b["n"], b["confidence"], b["right"]] for b in bands)
    return [
        *parts,
        element("p", told),
        calibration_plot(bands),
        table(["band", "events", "mean confidence", "right"], rows),
    ]


def _more(n: int) -> list[Markup]:
    return [element("p", f"and {n - _SHOWN:,} more", cls="dim")] if n > _SHOWN else []
