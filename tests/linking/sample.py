"""Hand-made coder's output: a short way to say what an article reports."""

from datetime import date
from types import SimpleNamespace

import etl.linking
from etl.records import Actor, Article, ArticleEvents, Mention, Participant

STATE = Actor("gov-veldora", "Government of Veldora", "state", iso3="VEL", aliases=("Veldora", "Port Sel"))
FRONT = Actor("harbour-front", "Harbour Front", "armed_organization", aliases=("HF",))
LEAGUE = Actor("hill-league", "Hill League", "armed_organization")
REBELS = Actor("x-rebels", "rebels", "armed_organization")
ENVOY = Actor("un", "United Nations", "igo")

DAY = date(2021, 11, 5)


def party(actor: Actor, side: str | None = None, role: str = "party", **details) -> Participant:
    return Participant(role, actor, side, **details)


BOTH = (party(STATE), party(FRONT))


def said(family: str = "truce", event_type: str = "agreed", *parties: Participant, **details) -> Mention:
    """A mention; `on` is its day, everything else as in `Mention`."""
    on = details.pop("on", DAY)
    start = details.pop("char_start", 0)
    values = {
        "article_id": "",
        "sentence_no": 1,
        "char_start": start,
        "char_end": start + 40,
        "evidence": "They agreed on a truce.",
        "trigger": "agreed",
        "status": "actual",
        "rule_id": "test",
        "date_start": on,
        "date_end": on,
        "date_prec": 1 if on else None,
        "date_basis": "stated" if on else None,
        "local_event": 0,
        "participants": list(parties or BOTH),
    }
    return Mention(family=family, event_type=event_type, **(values | details))


def article(name: str, *mentions: Mention, links=(), published: date = DAY, **details) -> ArticleEvents:
    """An article with its mentions; `name` becomes its id and outlet."""
    values = {"outlet": name, "title": f"News from {name}", "published_date": published, "text": ""}
    item = Article(f"a-{name}", name, f"{name}.txt", "txt", "0" * 64, **(values | details))
    for m in mentions:
        m.article_id = item.article_id
    return ArticleEvents(item, list(mentions), list(links))


def link(coded, **details):
    """What linking makes of the articles: rows by table, and the ids that corrections dropped."""
    linked = etl.linking.link(coded, **details)
    return SimpleNamespace(**linked.tables(), dropped=linked.dropped)
