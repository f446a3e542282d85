"""conflict-timeline build."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from etl.cli.exits import INVALID, NO_INPUT, NO_OUTPUT, fail, tell
from etl.cli.options import (
    actors_option,
    inputs_argument,
    means_options,
    quiet_option,
    read_options,
    reading_options,
)
from etl.cli.streams import progress


@click.command()
@inputs_argument
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder of the data set."
)
@reading_options
@actors_option
@click.option(
    "--corrections",
    type=click.Path(exists=True, path_type=Path),
    help="YAML file, or folder of them, of corrections to rows; see docs/corrections.md.",
)
@click.option(
    "--previous",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Data set whose event ids are kept  [default: the one in the output folder]",
)
@click.option(
    "--coder",
    default="etl.events:code",
    show_default=True,
    metavar="MODULE:NAME",
    help="Another coder than the project's own rules; see etl/coders.py.",
)
@means_options
@click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a profile of where the time goes (pstats) into this file; all work is done in one process then.",
)
@click.option(
    "--validate/--no-validate",
    default=True,
    show_default=True,
    help="Run the validation suites on the tables. Rows are checked in any case.",
)
@quiet_option
def build(
    inputs: tuple[str, ...],
    output: Path,
    fields: dict[str, list[str]],
    mapping: Path | None,
    gazetteer: tuple[Path, ...],
    corrections: Path | None,
    previous: Path | None,
    coder: str,
    means: dict[str, Any],
    profile: Path | None,
    validate: bool,
    quiet: bool,
) -> None:
    """Build a data set from news articles.

    INPUT is a file, a folder (with all below it), a pattern or - for standard input: text, web
    pages, JSON, CSV, Excel, Parquet, web archives (WARC), feeds, exports of Nexis and Factiva, mail;
    also compressed (gzip, bzip2, zstd) and in zip and tar archives. A table sources.csv in a folder
    states outlet, address and day of its files. docs/inputs.md tells more.

    The data set is ten Parquet files. It takes the place of one that stands in the output folder
    only when it is complete and valid; events that stand there keep their ids. A folder that holds other
    things is left alone. Inputs that cannot be read, and rows that break a rule, are listed in
    rejects.parquet with the reason.

    \b
    Examples:
      conflict-timeline build articles/ --output dataset
      conflict-timeline build a.html b.txt more.jsonl -o dataset
      conflict-timeline build dump.json --field text=Volltext --field outlet=source.name -o dataset
      conflict-timeline build dump.csv --mapping fields.yaml -o dataset
      zcat dump.jsonl.gz | conflict-timeline build - -o dataset
    """
    options = read_options(fields, mapping)
    from etl.pipeline import Means
    from etl.pipeline import build as run

    run_or_profile = partial(_profiled, profile, run) if profile else run
    with _faults_told(output):
        summary = run_or_profile(
            inputs,
            output,
            options=options,
            gazetteer=gazetteer,
            corrections=corrections,
            previous=previous,
            coder=coder,
            means=Means(**(means | ({"workers": 1} if profile else {}))),
            validate=validate,
            watch=partial(progress, quiet=quiet),
        )
    if not quiet:
        click.echo(str(summary))


@contextmanager
def _faults_told(output: Path) -> Iterator[None]:
    """End the program with one plain line and the status of what went wrong."""
    from etl.coders import NoCoder
    from etl.linking import CorrectionError, UnreadableBuild
    from etl.pipeline import NothingToBuild, OutputRefused
    from etl.quality import DatasetInvalid
    from etl.work import EngineUnavailable

    try:
        yield
    except NoCoder as wrong:
        raise click.BadParameter(str(wrong), param_hint="--coder") from None
    except EngineUnavailable as unavailable:
        raise click.BadParameter(str(unavailable), param_hint="--engine") from None
    except NothingToBuild as nothing:
        tell(reject.message for reject in nothing.rejects)
        fail(NO_INPUT, str(nothing))
    except OutputRefused as refused:
        fail(NO_OUTPUT, str(refused))
    except UnreadableBuild as unreadable:
        fail(NO_INPUT, str(unreadable))
    except (CorrectionError, DatasetInvalid) as invalid:
        fail(INVALID, f"{invalid}\n{output} was left as it was.")


def _profiled(path: Path, run: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    from cProfile import Profile

    profile = Profile()
    try:
        return profile.runcall(run, *args, **kwargs)
    finally:
        profile.dump_stats(path)
