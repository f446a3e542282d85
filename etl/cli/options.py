"""Arguments and options that several commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from etl.articles import ReadOptions

inputs_argument = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path())
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something goes wrong.")


def _pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, list[str]]:
    pairs: dict[str, list[str]] = {}
    for value in values:
        name, sign, theirs = value.partition("=")
        if not (name and sign and theirs):
            raise click.BadParameter(f"{value!r} is not of the form NAME=COLUMN, such as text=body")
        pairs.setdefault(name, []).append(theirs)
    return pairs


_field = click.option(
    "--field",
    "fields",
    metavar="NAME=COLUMN",
    multiple=True,
    callback=_pairs,
    help="How records (JSON, CSV, Excel, Parquet) call a field, where it is not found by itself: "
    "text=rendered_text, outlet=source.name. NAME is id, url, outlet, published, title, text, byline, language, "
    "retrieved, or records (the list in a JSON object). May be given several times.",
)
_mapping = click.option(
    "--mapping",
    metavar="FILE.yaml",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The same as --field, from a file with lines such as 'text: body'; --field goes before it.",
)


def _own_tables(ctx: click.Context, param: click.Parameter, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Checked before any work is done, so that a slip in a table is told at once."""
    if paths:
        from etl.actors.own_tables import read_own
        from etl.actors.reference import ReferenceError

        try:
            read_own(paths)
        except ReferenceError as error:
            raise click.BadParameter(str(error)) from None
    return paths


actors_option: Callable[[Any], Any] = click.option(
    "--actors",
    "gazetteer",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    callback=_own_tables,
    help="CSV of actors, people or places of your own, with the columns of the tables in data/reference; "
    "its rows add to ours or replace those of the same id or name. May be given several times.",
)


def reading_options(command: Any) -> Any:
    """Add the options on how inputs are read; the command gets them as `fields` and `mapping`."""
    return _field(_mapping(command))


def read_options(fields: dict[str, list[str]], mapping: Path | None) -> "ReadOptions":
    """Settings of the reader from the command line.

    Raises:
        click.BadParameter: for a name that is no field of an article, or a mapping file that cannot be used.
    """
    from etl.articles import ReadOptions
    from etl.articles.mapping import BadMapping, read_mapping

    try:
        saved = read_mapping(mapping) if mapping else {}
    except BadMapping as error:
        raise click.BadParameter(str(error), param_hint="--mapping") from None
    try:
        return ReadOptions(fields={**saved, **fields})
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--field") from None


_WORKERS = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help="Number of processes  [default: one a core; for few articles none besides the program's own]",
)
_ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="What codes the articles: processes of this machine, or a Dask cluster; see docs/large-builds.md.",
)
_SCHEDULER = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Dask's scheduler, such as tcp://host:8786  [default: a cluster of this machine's cores]",
)
_WORK = click.option(
    "--work",
    metavar="PLACE",
    help="Where what was read and coded is kept for the next build: a folder, or an address such as s3://bucket/work  "
    "[default: inside the data set]",
)


def means_options(command: Any) -> Any:
    """Add the options on how articles are worked on; the command gets them as `means`."""

    @wraps(command)
    def with_means(*args: Any, **kwargs: Any) -> Any:
        means = {name: kwargs.pop(name) for name in ("workers", "engine", "scheduler", "work")}
        return command(*args, means=means, **kwargs)

    return _WORKERS(_ENGINE(_SCHEDULER(_WORK(with_means))))
