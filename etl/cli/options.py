"""Arguments and options that several commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from etl.articles import ReadOptions

inputs_argument = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path())
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something goes wrong.")


def _pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, sign, theirs = value.partition("=")
        if not (name and sign and theirs):
            raise click.BadParameter(f"{value!r} is not of the form NAME=COLUMN, such as text=body")
        pairs[name] = theirs
    return pairs


field_option: Callable[[Any], Any] = click.option(
    "--field",
    "fields",
    metavar="NAME=COLUMN",
    multiple=True,
    callback=_pairs,
    help="How JSONL and CSV call a field, such as text=rendered_text. NAME is id, url, outlet, published, "
    "title, text or byline. May be given several times.",
)


def read_options(fields: dict[str, str]) -> "ReadOptions":
    """Settings of the reader from the command line.

    Raises:
        click.BadParameter: for a name that is no field of an article.
    """
    from etl.articles import ReadOptions

    try:
        return ReadOptions(fields=fields)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--field") from None
