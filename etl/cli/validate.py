"""conflict-timeline validate."""

from pathlib import Path

import click

from etl.cli.exits import INVALID, NO_INPUT, fail
from etl.cli.options import quiet_option
from etl.cli.streams import lines_to


@click.command()
@click.argument("dataset", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The last release: warn where there are far fewer or more rows of a table, or events of a family and year.",
)
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the quality report as a page that needs no network.",
)
@quiet_option
def validate(dataset: Path, against: Path | None, html: Path | None, quiet: bool) -> None:
    """Check a data set on disk against the schemas.

    Checks columns and their types, codes, ranges, rules across columns, keys and references between tables,
    and tells for each broken rule how many rows break it, with examples. Exit code 1 if any does.

    \b
    Examples:
      conflict-timeline validate dataset
      conflict-timeline validate dataset --quiet && echo valid
      conflict-timeline validate dataset --against release-1 --html quality.html
    """
    from etl.quality import quality_page
    from etl.quality import validate as check
    from etl.tables import NotADataset

    try:
        report = check(dataset, against)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    if html is not None:
        with lines_to(str(html)) as file:
            file.write(quality_page(dataset, report))
    if not report.ok:
        click.echo("\n".join(report.lines()))
        raise click.exceptions.Exit(INVALID)
    if not quiet:
        click.echo("\n".join(report.lines()))
