"""Changes as one HTML page for review; no network, no script."""

from etl.pages.plain import Markup, element, page, table

from .compare import Changed, Changes
from .text import fate, shown, summary, title


def as_html(changes: Changes, old: str, new: str) -> str:
    """The page.

    Args:
        changes: what differs.
        old: name of the old build, for the heading.
        new: name of the new one.
    """
    parts: list[object] = [
        element("h1", "Changes of events"),
        element("p", f"From {old} to {new}: {summary(changes)}."),
    ]
    for what, columns in (("New", changes.new_columns), ("Lost", changes.lost_columns)):
        if columns:
            parts.append(element("p", f"{what} columns: {', '.join(columns)}"))
    if changes.changed:
        parts += [
            element("h2", "Columns that changed"),
            table(["column", "events"], changes.by_column.items()),
        ]
    if changes.added:
        rows = ([_code(r["event_id"]), title(r), r.get("evidence")] for r in changes.added)
        parts += [element("h2", "Added"), table(["id", "event", "evidence"], rows)]
    if changes.removed:
        gone = (
            [_code(o.row["event_id"]), title(o.row), fate(o.reason, o.same_as), o.row.get("evidence")]
            for o in changes.removed
        )
        parts += [element("h2", "Removed"), table(["id", "event", "what became of it", "evidence"], gone)]
    if changes.changed:
        parts.append(element("h2", "Changed"))
        parts += [part for one in changes.changed for part in _section(one)]
    return page("Changes of events", *parts)


def _section(one: Changed) -> list[Markup]:
    heading = element("h3", title(one.row), " ", _code(one.row["event_id"]))
    rows = (
        [column, element("del", shown(before)), element("ins", shown(now))]
        for column, (before, now) in one.fields.items()
    )
    return [heading, table(["column", "before", "now"], rows)]


def _code(value: str) -> Markup:
    return element("code", value)
