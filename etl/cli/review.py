"""conflict-timeline review."""

import webbrowser
from pathlib import Path

import click

from etl.cli.exits import NO_INPUT, NO_OUTPUT, fail


@click.command()
@click.argument("dataset", metavar="DIR", required=False, type=click.Path(path_type=Path))
@click.option(
    "--corrections", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="Folder of corrections that decisions are kept in, and that builds apply.",
)  # fmt: skip
@click.option("--coder", default="a", show_default=True, help="Who reviews: small letters, digits, hyphens.")
@click.option(
    "--sample", "size", type=click.IntRange(min=1), default=50, show_default=True, help="How many events."
)
@click.option(
    "--by", type=click.Choice(["confidence", "random"]), default="confidence", show_default=True,
    help="The least certain events first, or a random sample.",
)  # fmt: skip
@click.option(
    "--seed", type=int, default=1, show_default=True, help="Of the random sample; the same for all coders."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port of this machine; any that is free if not given.",
)
@click.option(
    "--open/--no-open", "opened", default=True, show_default=True, help="Open the page in a browser."
)
@click.option("--agreement", "report", is_flag=True, help="Print how far coders agree, and end.")
def review(
    dataset: Path | None,
    corrections: Path,
    coder: str,
    size: int,
    by: str,
    seed: int,
    port: int,
    opened: bool,
    report: bool,
) -> None:
    """Read coded events beside their sentences and correct them.

    Serves a page to this machine alone: each event with its sentences in their paragraphs, to accept,
    correct, drop or merge, by keyboard. Each decision is saved at once; where the coders who read an event
    agree, it becomes a correction in review.yaml, which `build --corrections` applies. Two coders
    review the same events under names of their own; --agreement prints Krippendorff's alpha by column.

    \b
    Examples:
      conflict-timeline review dataset --corrections data/corrections --coder ana
      conflict-timeline review dataset --corrections data/corrections --coder ben --by random --sample 100
      conflict-timeline review --corrections data/corrections --agreement
    """  # fmt: skip
    from etl.review import Desk, ReviewServer, agreement, sample
    from etl.tables import NotADataset, read_tables

    try:
        desk = Desk(corrections, coder)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--coder") from None
    if report:
        try:
            click.echo("\n".join(agreement(desk.all()).lines()))
        except ImportError:
            raise click.UsageError(
                "Install the library for it: pip install 'conflict-timeline[review]'"
            ) from None
        return
    if dataset is None:
        raise click.UsageError("Name the data set to review.")
    try:
        items = sample(read_tables(dataset), dataset, size, by, seed)
        server = ReviewServer(items, desk, port)
    except NotADataset as error:
        fail(NO_INPUT, str(error))
    except OSError as error:
        fail(NO_OUTPUT, f"port {port} cannot be used: {error.strerror or error}")
    click.echo(f"{len(items)} events at {server.url} (Ctrl-C ends)")
    if opened:
        webbrowser.open(server.url)
    server.serve_forever()
