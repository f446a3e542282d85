"""conflict-timeline build."""

from functools import partial
from pathlib import Path

import click

from etl.cli.exits import INVALID, NO_INPUT, NO_OUTPUT, fail, tell
from etl.cli.options import actors_option, inputs_argument, quiet_option, read_options, reading_options
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
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Number of processes; pays from some hundred articles on. The result is the same.",
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
    workers: int,
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
    from etl.coders import NoCoder
    from etl.linking import CorrectionError, UnreadableBuild
    from etl.pipeline import NothingToBuild, OutputRefused
    from etl.pipeline import build as run
    from etl.quality import DatasetInvalid

    try:
        summary = run(
            inputs,
            output,
            options=options,
            gazetteer=gazetteer,
            corrections=corrections,
            previous=previous,
            coder=coder,
            workers=workers,
            validate=validate,
            watch=partial(progress, quiet=quiet),
        )
    except NoCoder as wrong:
        raise click.BadParameter(str(wrong), param_hint="--coder") from None
    except NothingToBuild as nothing:
        tell(reject.message for reject in nothing.rejects)
        fail(NO_INPUT, str(nothing))
    except OutputRefused as refused:
        fail(NO_OUTPUT, str(refused))
    except UnreadableBuild as unreadable:
        fail(NO_INPUT, str(unreadable))
    except (CorrectionError, DatasetInvalid) as invalid:
        fail(INVALID, f"{invalid}\n{output} was left as it was.")
    if not quiet:
        click.echo(str(summary))
