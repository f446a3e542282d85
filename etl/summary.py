"""What a build gave, for people: counts, rejects with their reasons, where it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.run_report import RunReport

if TYPE_CHECKING:
    from etl.quality import Report
    from etl.tables import RowFile

_MESSAGES_SHOWN = 3  # of each reason; all stand in rejects.parquet


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a data set that was just built."""

    output: Path
    account: str  # "18 inputs = 17 articles + 1 duplicates + 0 rejects"
    n_rows: Mapping[str, int]  # by table
    events: Mapping[tuple[str, str], int]  # by family and event_type
    rejects: Mapping[tuple[str, str], list[str]]  # messages by stage and reason
    report: "Report | None"  # None if the tables were not validated
    run: RunReport

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """The summary for a terminal."""
        tables = ", ".join(f"{n:,} {name}" for name, n in self.n_rows.items())
        checked = self.report.lines() if self.report else ["Not validated."]
        return [
            f"Data set: {self.output}",
            f"Inputs:   {self.account}",
            f"Tables:   {tables}",
            *self._event_lines(),
            *self._reject_lines(),
            *checked,
            self.run.line(),
        ]

    def _event_lines(self) -> list[str]:
        families: dict[str, list[str]] = {}
        for (family, event_type), n in self.events.items():
            families.setdefault(family, []).append(f"{event_type} {n:,}")
        return (
            ["Events:"] + [f"  {family:<13} {', '.join(types)}" for family, types in families.items()]
            if families
            else ["Events:   none"]
        )

    def _reject_lines(self) -> list[str]:
        lines = ["Rejects:"] if self.rejects else ["Rejects:  none"]
        for (stage, reason), messages in self.rejects.items():
            lines.append(f"  {reason} ({stage}): {len(messages):,}")
            lines += [f"    {message}" for message in messages[:_MESSAGES_SHOWN]]
            if len(messages) > _MESSAGES_SHOWN:
                lines.append(f"    and {len(messages) - _MESSAGES_SHOWN:,} more in rejects.parquet")
        return lines


def summarize(
    tables: Mapping[str, "RowFile"],
    output: Path,
    n_inputs: int,
    report: "Report | None",
    run: RunReport,
) -> Summary:
    """Count what the tables hold."""
    from etl.quality import accounting

    kinds = (tables["events"].column(name).to_pylist() for name in ("family", "event_type"))
    events = Counter(zip(*kinds, strict=True))
    rejects: dict[tuple[str, str], list[str]] = {}
    for row in tables["rejects"]:
        rejects.setdefault((row["stage"], row["reason"]), []).append(row["message"])
    return Summary(
        output=output,
        account=str(accounting(tables, n_inputs)),
        n_rows={name: len(table) for name, table in tables.items()},
        events=dict(sorted(events.items())),
        rejects=dict(sorted(rejects.items())),
        report=report,
        run=run,
    )
