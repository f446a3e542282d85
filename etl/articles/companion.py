"""A folder's `sources.csv`: what the user knows of its files, for people who have only texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.articles.connectors.csv_rows import read_rows
from etl.articles.connectors.record_fields import language_code, plain_name
from etl.articles.draft import Fault, Payload, Published
from etl.articles.faults import Unreadable
from etl.articles.reasons import reject
from etl.articles.visible_dates import parse_published
from etl.records import Reject

COMPANION = "sources.csv"
_STATED = ("url", "outlet", "title", "byline")


@dataclass(slots=True)
class Companion:
    """What a `sources.csv` states, by path of the file, and the rows of it that are of no use."""

    stated: dict[Path, dict[str, Any]] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)

    def of(self, path: Path) -> Mapping[str, Any]:
        """Fields of Known that are stated of a file."""
        return self.stated.get(path, {})


def read_companion(folder: Path) -> Companion | None:
    """The folder's `sources.csv`; None if it has none, or one without a column "file", which is a table of articles."""
    path = folder / COMPANION
    if not path.is_file():
        return None
    payload = Payload(str(path), "sources", "csv", "", file=path)
    companion = Companion()
    header: list[str] | None = None
    try:
        for item in read_rows(payload):
            if isinstance(item, Fault):
                companion.rejects.append(reject(str(path), item.reason, f"{path}: {item.message}"))
            elif header is None:
                header = [plain_name(cell) for cell in item[1]]
                if "file" not in header:
                    return None
            else:
                _row(dict(zip(header, item[1], strict=False)), f"{path}: line {item[0]}", folder, companion)
    except Unreadable as fault:
        companion.rejects.append(reject(str(path), fault.reason, f"{path}: {fault}"))
    return companion


def _row(row: dict[str, str], where: str, folder: Path, companion: Companion) -> None:
    name = row.get("file", "").strip()
    file = folder / name
    source = str(folder / COMPANION)
    if not name or not file.is_file():
        told = f"{where}: no file {name!r} in this folder" if name else f"{where}: no file is named"
        companion.rejects.append(reject(source, "companion_no_file", told, name or None))
        return
    if file in companion.stated:
        told = f"{where}: {name} is named a second time; the first row holds"
        companion.rejects.append(reject(source, "companion_no_file", told, name))
        return
    stated: dict[str, Any] = {key: " ".join(row[key].split()) for key in _STATED if row.get(key, "").strip()}
    language = language_code(row.get("language"))
    if language:
        stated["language"] = language
    if day := row.get("published", "").strip():
        published = parse_published(day)
        if published:
            stated["published"] = Published(*published, basis="user")
        else:
            told = f"{where}: {day!r} is no date such as 2024-03-31; the row's other values are used"
            companion.rejects.append(reject(source, "companion_bad_date", told, name))
    companion.stated[file] = stated
