"""conflict-timeline release."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from etl.cli.exits import INVALID, NO_INPUT, NO_OUTPUT, fail
from etl.cli.options import quiet_option


class _Amount(click.ParamType):
    """full, none, or a number of words."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | int:
        text = str(value)
        if text in ("full", "none"):
            return text
        if text.isdecimal() and int(text) >= 1:
            return int(text)
        self.fail(f"{value!r} is neither full nor none nor a number of words", param, ctx)


@click.command()
@click.argument("dataset", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--version", required=True, help="Version of the release, such as 1.0.0.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder of the release.")
@click.option(
    "--evidence",
    type=_Amount(),
    metavar="full|none|N",
    default="full",
    show_default=True,
    help="The articles' sentences: whole, left out, or quoted up to N words.",
)
@click.option("--texts", is_flag=True, help="Let the articles' whole texts go along; ask their owners first.")
@click.option(
    "--previous",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The release before, for the change log.",
)
@click.option(
    "--title", default="Peace-process events", show_default=True, help="What the data set is called."
)
@click.option(
    "--author", "authors", multiple=True, help="Who made it, for the citation; several times for several."
)
@click.option(
    "--date",
    "published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of publication; left out if not given.",
)
@quiet_option
def release(dataset: Path, output: Path, quiet: bool, published: datetime | None, **settings: Any) -> None:
    """Make a data set into a package to share.

    Writes the tables as Parquet, CSV and Stata files, the codebook, the timeline page, the change log,
    the quality report, descriptions for programs (Frictionless, Croissant), how to cite, the licences,
    a manifest and checksums. The same data set and options give the same bytes. The articles' texts
    are left out unless --texts is given.

    \b
    Examples:
      conflict-timeline release dataset --version 1.0.0 -o peace-events-1.0.0
      conflict-timeline release dataset --version 1.1.0 -o new --previous old --evidence 25
    """
    from etl.quality import DatasetInvalid
    from etl.release import ReleaseOptions
    from etl.release import release as make
    from etl.tables import NotADataset

    try:
        options = ReleaseOptions(published=published.date() if published else None, **settings)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--version") from None
    try:
        files = make(dataset, output, options)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    except DatasetInvalid as invalid:
        fail(INVALID, str(invalid))
    except OSError as error:
        fail(NO_OUTPUT, f"{output} cannot be written: {error.strerror or error}")
    if not quiet:
        click.echo(f"{output}: {len(files)} files")
