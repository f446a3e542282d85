"""What a build took: time and memory by stage, and how much each had to do."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter

REPORT = "run.json"
"""The report's file; it differs from run to run, so it stands among what no release carries."""


@dataclass(slots=True)
class Stage:
    """A stage of a build."""

    name: str
    seconds: float = 0.0
    n: int = 0  # inputs, articles or rows that it had to deal with
    n_kept: int = 0  # of them that an earlier build had dealt with
    peak_mib: float | None = None  # highest resident memory of this process until the stage's end


@dataclass(slots=True)
class RunReport:
    """Time and memory of a build."""

    stages: list[Stage] = field(default_factory=list)
    workers_peak_mib: float | None = None  # of the largest process that worked for this one

    @property
    def seconds(self) -> float:
        """Of all stages together."""
        return sum(stage.seconds for stage in self.stages)

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Measure a stage while it runs."""
        stage = Stage(name)
        self.stages.append(stage)
        started = perf_counter()
        try:
            yield stage
        finally:
            stage.seconds = round(perf_counter() - started, 3)
            stage.peak_mib, self.workers_peak_mib = _peaks()

    def write(self, folder: Path) -> None:
        """Write the report into the folder."""
        told = asdict(self) | {"seconds": round(self.seconds, 3)}
        (folder / REPORT).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")

    def line(self) -> str:
        """The report for a terminal."""
        parts = (f"{stage.name} {stage.seconds:.1f}{_of(stage)}" for stage in self.stages)
        peak = max((stage.peak_mib or 0 for stage in self.stages), default=0)
        memory = f"; memory at most {peak:,.0f} MiB" if peak else ""
        return f"Took {self.seconds:.1f} s: {', '.join(parts)}{memory}."


def _of(stage: Stage) -> str:
    return f" ({stage.n_kept:,} of {stage.n:,} kept from before)" if stage.n_kept else ""


def _peaks() -> tuple[float | None, float | None]:
    """Highest resident memory so far, in MiB, of this process and of its largest child; None where nobody knows."""
    try:
        import resource
    except ImportError:  # Windows
        return None, None
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own, children = (round(peak / unit, 1) for peak in peaks)
    return _own_peak() or own, children


def _own_peak() -> float | None:
    """What Linux tells of this program; the figure of `resource` counts what the process was before it, too."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.M)
    return round(int(found[1]) / 2**10, 1) if found else None
