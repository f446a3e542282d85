"""Turn a draft into the record that leaves the coder."""

from etl.events.cast import THIRD_PARTY_HINTS
from etl.events.draft import Draft
from etl.records import Actor, ActorMention, Mention, Participant, ReadArticle

_ROLE_OF = {"observer": "monitor"}


def to_mention(read: ReadArticle, draft: Draft, number: int) -> Mention:
    """A mention with its participants, attributes and the trace that `explain` shows."""
    sentence, date = draft.sentence, draft.date
    return Mention(
        article_id=read.article.article_id,
        sentence_no=sentence.no,
        char_start=sentence.start,
        char_end=sentence.end,
        evidence=sentence.text,
        trigger=_trigger_text(draft),
        family=draft.family,
        event_type=draft.event_type,
        status=draft.status,
        rule_id=_rule(draft),
        attribution=draft.source.attribution,
        speaker=draft.source.speaker,
        date_start=date.date_start,
        date_end=date.date_end,
        date_prec=date.date_prec,
        date_basis=date.date_basis,
        ongoing=date.ongoing,
        time_text=date.time_text,
        source_date=read.article.published_date,
        confidence=draft.confidence,
        participants=_participants(draft),
        place=draft.place,
        attributes=dict(draft.attributes),
        local_event=number,
        trace=_trace(draft),
    )


def _rule(draft: Draft) -> str:
    acts = ">".join(s.act.event_type for s in draft.chain.steps) or "bare"
    return f"{draft.family}.{draft.chain.hit.topic.kind}.{acts}"


def _trigger_text(draft: Draft) -> str:
    indices = sorted({*draft.chain.hit.tokens, *(s.token for s in draft.chain.steps)})
    return (
        " ... ".join(draft.sentence.tokens[i].text for i in indices)
        if len(indices) < 6
        else draft.sentence.tokens[draft.trigger].text
    )


def _participants(draft: Draft) -> list[Participant]:
    found: dict[tuple[str, str], Participant] = {}
    role = draft.attributes.get("third_party_role")
    for name, mentions in (
        ("party", draft.parties),
        ("mediator", draft.mediators),
        ("demanded_by", draft.demanded_by),
        ("owed_by", draft.owed_by),
    ):
        for mention in mentions:
            for actor in mention.actors:
                item = _participant(name, actor, mention, role if name == "mediator" else None)
                found.setdefault((name, actor.actor_id), item)
    for actor in draft.filled:
        found.setdefault(("party", actor.actor_id), Participant("party", actor))
    return list(found.values())


def _participant(name: str, actor: Actor, mention: ActorMention, third_party_role: str | None) -> Participant:
    if name == "mediator":
        hint = mention.role_hint if mention.role_hint in THIRD_PARTY_HINTS else None
        third_party_role = third_party_role or _ROLE_OF.get(hint or "", hint) or "mediator"
    return Participant(name, actor, None, mention.person, mention.text, third_party_role)


def _trace(draft: Draft) -> dict[str, str]:
    tokens = draft.sentence.tokens
    acts = " < ".join(
        f"{tokens[s.token].text} ({s.act.event_type}, topic as {s.position})" for s in draft.chain.steps
    )
    topic = " ".join(tokens[i].text for i in draft.chain.hit.tokens)
    return {
        "frame": f"{topic} ({draft.chain.hit.topic.kind})" + (f" < {acts}" if acts else ""),
        "status": draft.fact.cue or "no cue: as reported",
        "date": getattr(draft.date, "how", "") or "",
        "parties": "; ".join(m.text for m in draft.parties) or "none in the sentence",
        "parties from the article": "; ".join(a.actor_name for a in draft.filled),
        "attribution": draft.source.speaker or "",
        "signs": ", ".join(draft.signs),
    }
