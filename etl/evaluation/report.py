"""The figures and the errors of an evaluation as text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from etl.evaluation.causes import CAUSES, Error
from etl.evaluation.scores import Rate, Scores

_QUOTED = 110  # characters of a quotation


def figures(scores: Scores) -> Iterator[str]:
    """The table of figures, line by line."""
    yield f"Annotated articles: {scores.documents}, of which {scores.not_there} are not in the data set"
    for title, part in (
        ("Events found", scores.detection),
        ("Events found with type and status right", scores.strict),
        ("Actors of events found", scores.actors),
    ):
        yield ""
        yield f"{title:<42}{'precision':>10}{'recall':>8}{'F1':>7}   hits/coded/annotated"
        yield from (_rate(name, rate) for name, rate in sorted(part.items(), key=lambda x: x[0] == "all"))
    yield ""
    yield "Fields of events found"
    for name, (right, n) in scores.fields.items():
        yield f"  {name:<40}{right / n:>10.3f}   n={n}"
    yield ""
    yield f"Articles without events that were kept clean: {scores.clean} of {scores.negatives}"


def _rate(name: str, rate: Rate) -> str:
    told = f"{rate.precision:>10.3f}{rate.recall:>8.3f}{rate.f1:>7.3f}"
    return f"  {name:<40}{told}   {rate.hits}/{rate.coded}/{rate.gold}"


def listing(errors: Sequence[Error], most: int) -> Iterator[str]:
    """Errors by cause, the most frequent first; of each cause up to `most`."""
    counts = Counter(error.cause for error in errors)
    for cause, n in counts.most_common():
        yield ""
        yield f"{cause}: {n}. {CAUSES[cause]}"
        for error in [e for e in errors if e.cause == cause][:most]:
            what = " -> ".join(part for part in (error.gold, error.coded) if part)
            quote = " ".join(error.quote.split())
            yield f"  {error.doc_id}  {what}"
            yield f"      “{quote[:_QUOTED]}{'…' if len(quote) > _QUOTED else ''}”"
        if n > most:
            yield f"  and {n - most} more"
