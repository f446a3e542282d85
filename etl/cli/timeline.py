"""conflict-timeline timeline."""

from pathlib import Path

import click

from etl.cli.exits import NO_INPUT, NO_OUTPUT, fail
from etl.cli.options import quiet_option


@click.command()
@click.argument("dataset", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The HTML file to write.",
)
@click.option("--title", help='Heading of the page; "Peace processes" if none is given.')
@quiet_option
def timeline(dataset: Path, output: Path, title: str | None, quiet: bool) -> None:
    """Write the timeline of a data set as one HTML file.

    The page opens in any browser from disk, with no network and no server: lanes by peace process
    and family, filters, search, the sentences and sources behind each event, and a table whose rows
    can be downloaded as CSV. It quotes the articles' sentences as the data set does.

    \b
    Examples:
      conflict-timeline timeline dataset -o timeline.html
      conflict-timeline timeline dataset -o colombia.html --title "Colombia 2012-2016"
    """
    from etl.tables import NotADataset
    from etl.timeline import write_timeline

    try:
        n_events = write_timeline(dataset, output, title)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    except OSError as error:
        fail(NO_OUTPUT, f"{output} cannot be written: {error.strerror or error}")
    if not quiet:
        click.echo(f"{output}: {n_events:,} events")
