"""Train the syntax model again: `python -m etl.language.train TREEBANK_DIR --output DIR`.

The folder holds spaCy DocBin files (`spacy convert` makes them from CoNLL-U): one with "train" in its name,
one with "dev" and not "test", and any number of test sets with "test". Takes about 30 minutes on two cores.
"""

import json
import tempfile
from pathlib import Path

import click

_CONFIG = Path(__file__).parent / "syntax.cfg"
_KEPT = ("token_acc", "pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f")


def files_of(treebank: Path) -> tuple[Path, Path, list[Path]]:
    """The training, tuning and test files of a treebank folder.

    Raises:
        click.UsageError: if there is not exactly one file to train and one to tune on.
    """
    files = sorted(treebank.glob("*.spacy"))
    train = [f for f in files if "train" in f.stem]
    tests = [f for f in files if "test" in f.stem]
    dev = [f for f in files if "dev" in f.stem and f not in tests]
    if len(train) != 1 or len(dev) != 1:
        found = ", ".join(f.name for f in files) or "none"
        raise click.UsageError(f"{treebank} needs one *train*.spacy and one *dev*.spacy file; it has {found}")
    return train[0], dev[0], tests


@click.command()
@click.argument("treebank", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=Path("syntax_model"), show_default=True)
def main(treebank: Path, output: Path) -> None:
    """Train the syntax model from TREEBANK, write it to OUTPUT and its scores to OUTPUT/scores.json."""
    from spacy.cli.evaluate import evaluate
    from spacy.cli.train import train

    train_file, dev_file, tests = files_of(treebank)
    with tempfile.TemporaryDirectory() as scratch:
        train(_CONFIG, Path(scratch), overrides={"paths.train": str(train_file), "paths.dev": str(dev_file)})
        best = Path(scratch) / "model-best"
        scores = {t.stem: _short(evaluate(str(best), t)) for t in tests}
        _copy(best, output)
    (output / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    for name, values in scores.items():
        click.echo(f"{name}: " + "  ".join(f"{k} {v}" for k, v in values.items()))


def _short(scores: dict) -> dict[str, float]:
    return {k: round(100 * scores[k], 1) for k in _KEPT if scores.get(k) is not None}


def _copy(model: Path, output: Path) -> None:
    import spacy

    spacy.load(model).to_disk(output)


if __name__ == "__main__":
    main()
