"""conflict-timeline evaluate."""

import csv
import json
from dataclasses import astuple, fields
from pathlib import Path

import click

from etl.cli.exits import NO_INPUT, fail
from etl.cli.streams import lines_to


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "--errors",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="N",
    help="List up to N errors of each cause.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors-csv", metavar="FILE", help="Write all errors to a CSV file; - for standard output.")
def evaluate(gold: Path, dataset: Path, errors: int, as_json: bool, errors_csv: str | None) -> None:
    """Measure a data set against articles annotated by hand.

    GOLD is a folder with a JSON or YAML file for each annotated article, in the format of
    docs/annotating.md. DATASET is built from the same articles; their ids in it (source_id) are those of
    the annotations. Prints how many events are found, how many are right, and how often each field is.

    \b
    Examples:
      conflict-timeline build articles/ -o dataset
      conflict-timeline evaluate annotations/ dataset --errors 20
    """
    import etl
    from etl.evaluation import GoldFault, compare, read_gold, score
    from etl.evaluation.causes import Error
    from etl.evaluation.causes import errors as find_errors
    from etl.evaluation.report import figures, listing
    from etl.tables import NotADataset

    try:
        compared = compare(list(read_gold(gold)), etl.read(dataset))
    except (GoldFault, NotADataset) as fault:
        fail(NO_INPUT, str(fault))
    scores, found = score(compared), list(find_errors(compared))
    if errors_csv:
        with lines_to(errors_csv) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([f.name for f in fields(Error)])
            writer.writerows(map(astuple, found))
    click.echo(json.dumps(scores.as_dict(), indent=1) if as_json else "\n".join(figures(scores)))
    if errors and not as_json:
        click.echo("\n".join(listing(found, errors)))
