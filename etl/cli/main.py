"""The group of all commands."""

import click

from etl import __version__
from etl.cli.actors import actors
from etl.cli.articles import articles
from etl.cli.build import build
from etl.cli.changes import changes
from etl.cli.evaluate import evaluate
from etl.cli.exits import MEANING, PlainGroup
from etl.cli.explain import explain
from etl.cli.release import release
from etl.cli.review import review
from etl.cli.timeline import timeline
from etl.cli.times import times
from etl.cli.validate import validate

_HELP = """\
From news articles to a dated, sourced data set of peace-process events:
talks, truces, prerequisites and mediation.

\b
Start here:
  conflict-timeline build articles/ --output dataset
  conflict-timeline explain articles/one.txt

\b
Exit codes:
{codes}
"""


@click.group(
    cls=PlainGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_HELP.format(codes="\n".join(f"  {code}  {meaning}" for code, meaning in MEANING.items())),
)
@click.version_option(__version__, prog_name="conflict-timeline")
@click.option(
    "--debug",
    is_flag=True,
    envvar="CONFLICT_TIMELINE_DEBUG",
    help="Show the traceback of an unexpected fault (also: CONFLICT_TIMELINE_DEBUG=1).",
)
def main(debug: bool) -> None:
    """Hold the commands; --debug is read by the group."""


for _command in (
    build,
    articles,
    times,
    validate,
    explain,
    actors,
    evaluate,
    timeline,
    release,
    review,
    changes,
):
    main.add_command(_command)
