"""conflict-timeline actors."""

from pathlib import Path

import click

from etl.cli.exits import NO_INPUT, NO_OUTPUT, fail


@click.command()
@click.argument("dataset", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rows to this CSV instead of a report to the terminal.",
)
def actors(dataset: Path, output: Path | None) -> None:
    """List the actors of a data set that are in no table.

    Groups that no table lists are read from the text and have ids that begin with x-. This shows each with its
    names, countries, events and a sentence. With --output they come as rows that can be completed (and deleted where they
    are nobody, or are another name of a listed actor) and given to the next build with --actors; the
    columns note_... are for you and are not read.

    \b
    Examples:
      conflict-timeline actors dataset
      conflict-timeline actors dataset --output mine.csv
      conflict-timeline build articles/ --actors mine.csv -o dataset
    """
    from etl.actors.review import lines, unlisted, write_rows
    from etl.tables import NotADataset, read_dataset

    try:
        data = read_dataset(dataset)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    found = unlisted(data.actors, data.participants, data.events, data.mentions)
    if output is None:
        click.echo("\n".join(lines(found)))
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as handle:
            write_rows(found, handle)
    except OSError as error:
        fail(NO_OUTPUT, f"{output} cannot be written: {error.strerror or error}")
    click.echo(f"{len(found)} actors are in no table; rows to complete are in {output}")
