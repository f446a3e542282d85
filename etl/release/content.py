"""What of the tables goes into a release: evidence as decided, and no paths of the maker's machine."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath

import pyarrow as pa

from etl.release.options import Evidence

_QUOTING = {"events": ("evidence",), "mentions": ("evidence",)}
_NAMING_PATHS = {"articles": ("source_path",), "rejects": ("source_path", "message")}


def shared_tables(tables: Mapping[str, pa.Table], evidence: Evidence) -> dict[str, pa.Table]:
    """The tables as they are released; all columns stay, in their order."""
    folder = _common_folder(tables)
    shared = {}
    for name, table in tables.items():
        for column in _QUOTING.get(name, ()):
            table = _changed(table, column, lambda text: quoted(text, evidence))
        for column in _NAMING_PATHS.get(name, ()):
            table = _changed(table, column, lambda text: text.replace(folder, "") if folder else text)
        shared[name] = table
    return shared


def quoted(sentence: str, evidence: Evidence) -> str | None:
    """A sentence as it may be shown: whole, not at all, or its first words.

    >>> quoted("Both sides agreed to stop.", 3)
    'Both sides agreed …'
    """
    if evidence == "full":
        return sentence
    if evidence == "none":
        return None
    words = sentence.split()
    return sentence if len(words) <= int(evidence) else " ".join(words[: int(evidence)]) + " …"


def _changed(table: pa.Table, column: str, change: Callable[[str], str | None]) -> pa.Table:
    values = [None if value is None else change(value) for value in table[column].to_pylist()]
    at = table.schema.get_field_index(column)
    return table.set_column(at, table.schema.field(at), pa.array(values, type=table.schema.field(at).type))


def _common_folder(tables: Mapping[str, pa.Table]) -> str:
    """The folder, with its last slash, that all inputs with a whole path lie in; "" if there is none."""
    paths = {path for name in _NAMING_PATHS for path in tables[name]["source_path"].to_pylist()}
    whole = [p for p in paths if PurePosixPath(p).is_absolute() or PureWindowsPath(p).is_absolute()]
    if not whole:
        return ""
    parents = [p[: max(p.rfind("/"), p.rfind("\\")) + 1] for p in whole]
    first, last = min(parents), max(parents)  # whatever begins these two begins all between them
    length = next(
        (n for n, pair in enumerate(zip(first, last, strict=False)) if len(set(pair)) > 1), len(first)
    )
    shared = first[:length]
    return shared[: max(shared.rfind("/"), shared.rfind("\\")) + 1]
