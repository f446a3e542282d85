"""Talks and accords that are only what somebody is after: nothing of them has come about, and no day is set."""

from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words, words_of
from etl.events.thirds import is_broker
from etl.language import tree


def only_in_view(draft: Draft, context: Context) -> bool:
    """Whether talks or an accord are only an aim: "in an effort to restart talks", "talks aimed at reaching a settlement"."""
    if draft.status == "possible" and _sought(draft):
        return True
    if is_use_of(draft):
        return True
    if draft.event_type == "agreement_reached":
        return _is_end(draft)
    return draft.status == "planned" and draft.fact.cue == "to" and _by_a_third(draft, context)


def is_use_of(draft: Draft) -> bool:
    """Whether an act is only what a thing is for: "a blueprint for implementing the truce", "conditions for resuming talks"."""
    tokens, verb = draft.sentence.tokens, draft.trigger
    above = tokens[tokens[verb].head]
    what_for = any(tokens[k].norm == "for" for k in tree.children(tokens, verb, "mark", "case"))
    thing = above.upos in {"NOUN", "PROPN"} and above.lemma not in words_of("status", "for_what_was_done")
    return (
        what_for
        and thing
        and tokens[verb].norm.endswith("ing")
        and tree.relation(tokens, verb) in {"acl", "nmod"}
    )


def _sought(draft: Draft) -> bool:
    """Whether a status comes from a word of trying: "have been trying for weeks to reach an agreement"."""
    tokens, words = draft.sentence.tokens, class_words("trying")
    return any(
        tokens[i].text == draft.fact.cue and tokens[i].lemma in words for i, _ in draft.chain.operators
    )


def _is_end(draft: Draft) -> bool:
    """Whether the act is a purpose or the end of something: "met to sign an accord", "hopes of reaching one"."""
    tokens, verb = draft.sentence.tokens, draft.trigger
    if tokens[verb].upos != "VERB" or tree.relation(tokens, verb) in {"root", "parataxis"}:
        return False
    if draft.fact.cue == "to" and draft.status == "planned":
        return tokens[verb].lemma not in class_words("signing")
    marks = [tokens[k].norm for k in tree.children(tokens, verb, "mark", "case")]
    done = words_of("status", "prepositions", "done") | words_of("status", "prepositions", "actual")
    return (
        tokens[verb].norm.endswith("ing")
        and bool(marks)
        and (marks[0] in {"at", "of", "on"} or marks[0] not in done)
    )


def _by_a_third(draft: Draft, context: Context) -> bool:
    """Whether it is a third party that wants to bring them about: "arrived in Colombo to revive the talks"."""
    doers = draft.roles.doer
    return bool(doers) and all(is_third_party(m) or is_broker(m, context) for m in doers)
