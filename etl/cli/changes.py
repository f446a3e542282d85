"""conflict-timeline changes."""

from pathlib import Path

import click

from etl.cli.exits import NO_INPUT, fail
from etl.cli.streams import lines_to


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "html"]),
    default="text",
    show_default=True,
    help="Plain text, a table with a row a field, or one page for review that needs no network.",
)
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
def changes(old: Path, new: Path, form: str, output: str) -> None:
    """Compare the events of two data sets, field by field.

    Lists events that were added, removed (with what became of them: merged into another, withdrawn, dropped by a
    correction) and changed, each changed column with its value before and now.

    \b
    Examples:
      conflict-timeline changes release-1 release-2
      conflict-timeline changes release-1 release-2 --format html -o changes.html
    """
    from etl.changes import as_csv, as_html, as_text, compare
    from etl.tables import NotADataset

    try:
        found = compare(old, new)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    writers = {"text": lambda: as_text(found) + "\n", "csv": lambda: as_csv(found)}
    writers["html"] = lambda: as_html(found, str(old), str(new))
    with lines_to(output) as file:
        file.write(writers[form]())
