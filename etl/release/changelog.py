"""The change log of a release."""

from pathlib import Path

from etl.changes import as_text, compare
from etl.release.options import ReleaseOptions

_HEAD = "# Changes\n\n"


def changelog(folder: Path, options: ReleaseOptions) -> str:
    """CHANGELOG.md: this release on top, below it what the release before tells of those before it.

    Args:
        folder: the new release, with its Parquet tables in it.
        options: version and settings.

    Raises:
        etl.tables.NotADataset: if the release before holds no events.
    """
    title = f"## {options.version}{f' ({options.published})' if options.published else ''}\n\n"
    if options.previous is None:
        return f"{_HEAD}{title}The first release.\n"
    earlier = options.previous / "CHANGELOG.md"
    before = earlier.read_text(encoding="utf-8").removeprefix(_HEAD) if earlier.is_file() else ""
    told = as_text(compare(_tables(options.previous), _tables(folder)))
    return f"{_HEAD}{title}```text\n{told}\n```\n\n{before}"


def _tables(folder: Path) -> Path:
    """Where a release, or a data set, has its Parquet files."""
    packed = folder / "parquet"
    return packed if packed.is_dir() else folder
