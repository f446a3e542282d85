"""The change log of a release."""

from pathlib import Path

from etl.release.options import ReleaseOptions
from etl.tables import read_tables

_HEAD = "# Changes\n\n"


def changelog(dataset: Path, options: ReleaseOptions) -> str:
    """CHANGELOG.md: this release on top, below it what the release before tells of those before it."""
    title = f"## {options.version}{f' ({options.published})' if options.published else ''}\n\n"
    if options.previous is None:
        return f"{_HEAD}{title}The first release.\n"
    earlier = options.previous / "CHANGELOG.md"
    before = earlier.read_text(encoding="utf-8").removeprefix(_HEAD) if earlier.is_file() else ""
    return f"{_HEAD}{title}{_changes(options.previous, dataset)}\n{before}"


def _changes(previous: Path, dataset: Path) -> str:
    """How many events came and went, and which went."""
    old, new = _event_ids(previous), _event_ids(dataset)
    lines = [f"- {len(new - old):,} events added, {len(old - new):,} removed, {len(old & new):,} kept."]
    lines += [f"- Removed: `{event_id}`" for event_id in sorted(old - new)]
    return "\n".join(lines) + "\n"


def _event_ids(folder: Path) -> set[str]:
    packed = folder / "parquet"
    tables = read_tables(packed if packed.is_dir() else folder)
    return set(tables["events"]["event_id"].to_pylist())
