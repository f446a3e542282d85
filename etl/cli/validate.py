"""conflict-timeline validate."""

from pathlib import Path

import click

from etl.cli.exits import INVALID, NO_INPUT, fail
from etl.cli.options import quiet_option


@click.command()
@click.argument("dataset", metavar="DIR", type=click.Path(path_type=Path))
@quiet_option
def validate(dataset: Path, quiet: bool) -> None:
    """Check a data set on disk against the schemas.

    Checks columns and their types, codes, ranges, rules across columns, keys and references between tables,
    and tells for each broken rule how many rows break it, with examples. Exit code 1 if any does.

    \b
    Examples:
      conflict-timeline validate dataset
      conflict-timeline validate dataset --quiet && echo valid
    """
    from etl.quality import validate as check
    from etl.tables import NotADataset

    try:
        report = check(dataset)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    if not report.ok:
        click.echo("\n".join(report.lines()))
        raise click.exceptions.Exit(INVALID)
    if not quiet:
        click.echo("\n".join(report.lines()))
