"""Peace processes: the events of the same parties over time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from .identity import process_id

Parties = Mapping[int, frozenset[str]]  # actor ids, by the event's number


def processes(
    parties: Parties, articles: Mapping[int, Collection[str]], links: Iterable[tuple[int, int]]
) -> dict[int, str | None]:
    """The process of each event, by the event's number.

    Events with two parties or more belong to the process of those parties. An event that names one
    side only, or none, belongs to that of an event it is linked to, else to the only process of its
    articles that its parties take part in; None if there is no telling.

    Args:
        parties: the parties of each event.
        articles: the articles that report each event.
        links: pairs of events between which there is a link.
    """
    names: dict[frozenset[str], str] = {}
    whole = {n: names.setdefault(p, process_id(p)) for n, p in parties.items() if len(p) > 1}
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in links:
        near[one].add(other)
        near[other].add(one)
    by_article: dict[str, list[int]] = defaultdict(list)
    for number in parties:
        for article in articles[number]:
            by_article[article].append(number)
    found: dict[int, str | None] = dict(whole)
    for number in parties:
        if number not in whole:
            same_article = (n for article in articles[number] for n in by_article[article])
            found[number] = _only(number, near[number], parties, whole) or _only(
                number, same_article, parties, whole
            )
    return found


def _only(number: int, others: Iterable[int], parties: Parties, known: Mapping[int, str]) -> str | None:
    """The process of the other events if it is one and includes this event's parties."""
    candidates = {known[n] for n in others if n in known and parties[number] <= parties[n]}
    return candidates.pop() if len(candidates) == 1 else None
