"""What validation found: one finding a broken rule, and the report that people and programs read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SAMPLE = 5  # keys of bad rows that a finding names


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a table breaks."""

    table: str
    rule: str  # a code of the vocabulary reject_reason
    column: str
    n_bad: int  # rows
    sample: tuple[str, ...]  # keys of the first bad rows, each with its value
    message: str  # what the rule asks for

    def __str__(self) -> str:
        rows = f"{self.n_bad:,} row{'s' if self.n_bad != 1 else ''}"
        examples = f", for example {'; '.join(self.sample)}" if self.sample else ""
        return f"{self.table}.{self.column} breaks {self.rule} in {rows}{examples}. {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """The result of validating a data set."""

    n_rows: Mapping[str, int]  # by table
    n_checks: int
    findings: tuple[Finding, ...] = field(default=())
    warnings: tuple[Finding, ...] = field(default=())  # what a reader should look at; it breaks no rule

    @property
    def ok(self) -> bool:
        """Whether no rule is broken."""
        return not self.findings

    def lines(self) -> list[str]:
        """The report for a terminal."""
        size = f"{self.n_checks} checks on {len(self.n_rows)} tables, {sum(self.n_rows.values()):,} rows"
        warnings = [f"  Warning: {warning}" for warning in self.warnings]
        if self.ok:
            return [f"Valid: {size}, no rule broken.", *warnings]
        return [
            f"Not valid: {size}; {len(self.findings)} broken.",
            *(f"  {finding}" for finding in self.findings),
            *warnings,
        ]

    def as_dict(self) -> dict[str, Any]:
        """The report as plain JSON, for quality.json."""
        return {
            "ok": self.ok,
            "n_rows": dict(self.n_rows),
            "n_checks": self.n_checks,
            "findings": [asdict(finding) for finding in self.findings],
            "warnings": [asdict(warning) for warning in self.warnings],
        }


class DatasetInvalid(ValueError):
    """A table breaks a rule across rows, so that no single row can be left out for it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("The data set is not valid.\n" + "\n".join(f"  {finding}" for finding in findings))
