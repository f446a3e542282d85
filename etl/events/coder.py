"""The coder: an article as read in, its event mentions and their links out."""

from collections.abc import Callable, Mapping, Sequence

from etl.events import mediation, prerequisite, talks, truce
from etl.events.anaphora import later_pronouns, pronoun_hits
from etl.events.attribution import attribute
from etl.events.brokers import brokers, complete_mediators, share_mediators
from etl.events.bulleted import listed_point
from etl.events.cast import Cast
from etl.events.chain import climb
from etl.events.confidence import rate
from etl.events.dating import date_draft
from etl.events.deals import deal_hits
from etl.events.draft import Context, Draft
from etl.events.factuality import Factuality, assess, failing, is_undone_within, whichever
from etl.events.lexicon import Family, family
from etl.events.links import local_links
from etl.events.mention import to_mention
from etl.events.merge import merge
from etl.events.modifiers import later_acts, modifier_chains
from etl.events.neighbours import breaches_beside, neighbour_chain, refused_ahead
from etl.events.notes import add_notes
from etl.events.own_words import own_words
from etl.events.parties import complete_parties
from etl.events.replies import reply_drafts
from etl.events.roles import find_roles
from etl.events.saying import Told
from etl.events.scope import article_in_scope, names_other, other_domain, tells_of_peacemaking
from etl.events.settle import part_mediators, settle_parties, settle_sources, without_allies, without_nobody
from etl.events.signs import other_matter
from etl.events.standing import Standing, standing_of, with_own_envoys
from etl.events.steps import Chain
from etl.events.thirds import before
from etl.events.told import open_chain, told_conditions, told_over, under
from etl.events.topics import TopicHit, find_topics
from etl.events.truce_traits import settle_truces
from etl.events.venues import settle_places
from etl.events.votes import count_votes
from etl.language import tree
from etl.records import ArticleEvents, ReadArticle, Sentence, Token

_PEACE = frozenset({"talks", "truce"})
_FEW = 3  # sentences on talks or a truce that make an article one about them
# A family is one file with a `refine`; a fifth one would be one more entry here and one lexicon.
_REFINE: Mapping[str, Callable[[Draft, Context], list[Draft]]] = {
    "talks": talks.refine,
    "truce": truce.refine,
    "prerequisite": prerequisite.refine,
    "mediation": mediation.refine,
}


def code(read: ReadArticle) -> ArticleEvents:
    """Code one article.

    Args:
        read: the article with sentences, time expressions, actors and places filled in.

    Returns:
        Its mentions, those of one event under the same `local_event` number, and the links between
        these events; nothing for an article out of scope.
    """
    if not any(s.tokens for s in read.sentences) or not article_in_scope(read):
        return ArticleEvents(read.article, [], [])
    read = with_own_envoys(read)
    hits = _hits(read)
    groups = without_nobody(merge(_drafts(read, hits)))
    rate(groups)
    add_notes(read, groups, hits)
    complete_mediators(read, groups)
    part_mediators(groups)
    settle_parties(groups)
    if not tells_of_peacemaking(read):
        groups = without_allies(groups)
    links = local_links(groups)
    share_mediators(groups, links)
    settle_sources(groups)
    settle_places(read, groups, hits)
    settle_truces(groups)
    mentions = [to_mention(read, draft, number) for number, group in enumerate(groups) for draft in group]
    return ArticleEvents(read.article, mentions, links)


def tells_anything(read: ReadArticle) -> bool:
    """Whether a sentence has a topic or tells a condition; else nothing is coded, whoever is named in the article."""
    if any(_hits(read).values()):
        return True
    return any(told_conditions(s.tokens, None) for s in read.sentences if s.tokens)


def _drafts(read: ReadArticle, hits: dict[int, list[TopicHit]]) -> list[Draft]:
    standing = standing_of(read)
    ours = _without_other_matters(read, hits)
    contexts = {s.no: _context(read, s, standing, hits, ours) for s in read.sentences if s.tokens}
    drafts = [d for context in contexts.values() for d in _sentence_drafts(context)]
    count_votes(standing, drafts)
    refined = [r for d in drafts for r in _refined(d, contexts[d.sentence.no])]
    answers = [a for context in contexts.values() for a in reply_drafts(context, refined)]
    return [*refined, *(r for a in answers for r in _refined(a, contexts[a.sentence.no]))]


def _hits(read: ReadArticle) -> dict[int, list[TopicHit]]:
    """Topics by sentence number, pronouns for those of the sentence before included."""
    parsed = {s.no: s.tokens for s in read.sentences if s.tokens}
    hits = _known(
        {
            no: _acted_upon(tokens, tree.keep(tokens, find_topics, find_topics))
            for no, tokens in parsed.items()
        }
    )
    taken_up = {
        no: pronoun_hits(tokens, parsed[no - 1], hits[no - 1])
        for no, tokens in parsed.items()
        if no > 1 and no - 1 in parsed
    }
    deals = deal_hits(parsed, hits)
    return {
        no: [*found, *later_pronouns(parsed[no], found), *taken_up.get(no, []), *deals.get(no, [])]
        for no, found in hits.items()
    }


def _acted_upon(tokens: Sequence[Token], hits: list[TopicHit]) -> list[TopicHit]:
    """Without lulls and ends of raids that nothing is done about: in a list of terms these are terms, no truces."""
    return [
        h
        for h in hits
        if not (h.topic.family == "truce" and h.topic.needs_act) or any(c.steps for c in _chains(tokens, h))
    ]


def _known(hits: dict[int, list[TopicHit]]) -> dict[int, list[TopicHit]]:
    """Without short forms ("the plan") where the article has no fuller word ("peace plan")."""
    full = {
        (h.topic.family, h.topic.kind) for found in hits.values() for h in found if not h.topic.short_form
    }
    return {
        no: [h for h in found if not h.topic.short_form or (h.topic.family, h.topic.kind) in full]
        for no, found in hits.items()
    }


def _without_other_matters(read: ReadArticle, hits: dict[int, list[TopicHit]]) -> dict[int, list[TopicHit]]:
    """What sentences beside one may tie it to: "talks on the budget" tie nothing to peace."""
    parsed = {s.no: s.tokens for s in read.sentences if s.tokens}
    return {
        no: [] if other_matter(parsed[no]) else [h for h in found if not names_other(parsed[no], h.tokens)]
        for no, found in hits.items()
    }


def _context(
    read: ReadArticle,
    sentence: Sentence,
    standing: Standing,
    hits: dict[int, list[TopicHit]],
    ours: dict[int, list[TopicHit]],
) -> Context:
    """What the coding of a sentence may look at; `ours` are the hits that are about peace."""
    cast = Cast(sentence, read.actors.get(sentence.no, []))
    near = [
        h for no in range(sentence.no - 2, sentence.no + 3) if no != sentence.no for h in ours.get(no, [])
    ]
    if not any(h.topic.family in _PEACE for h in near):
        near += _main_peace(ours)
    return Context(read, sentence, cast, standing, hits[sentence.no], near)


def _main_peace(hits: dict[int, list[TopicHit]]) -> list[TopicHit]:
    """What the article is about, if it is about talks or a truce: a third of its sentences speak of them."""
    peace = {no: [h for h in found if h.topic.family in _PEACE] for no, found in hits.items()}
    telling = [found for found in peace.values() if found]
    return telling[0][:1] if len(telling) >= max(_FEW, len(hits) / 3) else []


def _refined(draft: Draft, context: Context) -> list[Draft]:
    """A draft once the whole article has told who its parties are."""
    draft.source = attribute(context.read, draft.sentence, context.cast, draft.trigger, context.standing)
    if draft.source.denies and draft.status == "actual":
        draft.status = "denied"
    found = _REFINE[draft.family](draft, context) if _particular(draft) else []
    for item in found:
        item.source = own_words(item, context.standing)
        complete_parties(item, context)
        item.date = date_draft(context.read, item, family(item.family))
        _put_ahead(item, context)
    return found


def _particular(draft: Draft) -> bool:
    """Whether talks or a truce are told of in particular; "any accord reached by the two" only shows who they are."""
    return draft.family not in _PEACE or not whichever(draft.sentence.tokens, draft.chain)


def _put_ahead(draft: Draft, context: Context) -> None:
    """A state with a date after the report has not come about yet, however it is told."""
    published, start = context.read.article.published_date, draft.date and draft.date.date_start
    done = draft.status == "actual" and draft.event_type in {"held", "in_effect", "met"}
    if done and published and start and start > published:
        promised = draft.family == "prerequisite"
        draft.event_type, draft.status = ("offered", "actual") if promised else (draft.event_type, "planned")


def _sentence_drafts(context: Context) -> list[Draft]:
    tokens = context.sentence.tokens
    chains: list[Chain] = []
    for hit in context.hits:
        chains.extend(_chains(tokens, hit))
    used = {s.token for c in chains for s in c.steps} | {i for c in chains for i in c.hit.tokens[:-1]}
    drafts: list[Draft] = []
    for chain in chains:
        if _spent(chain, used, chains) or other_domain(tokens, chain):
            continue
        drafts.extend(_chain_drafts(context, chain))
    return [*_told_drafts(context, drafts), *(d for d in drafts if d.told is None)]


def _chains(tokens: Sequence[Token], hit: TopicHit) -> list[Chain]:
    """The chains of a topic by the tree; for a truce that the tree shows no act upon, by the words next to it."""
    ahead = refused_ahead(tokens, hit) if hit.topic.kind == "truce" else None
    if ahead:
        return [ahead]
    main = climb(tokens, hit)
    chains = [main, *modifier_chains(tokens, hit)]
    if hit.topic.kind == "truce":
        chains += breaches_beside(tokens, hit, {s.token for c in chains for s in c.steps})
    if hit.topic.family == "truce":
        chains += later_acts(tokens, main)
    if hit.topic.kind == "truce" and not any(c.steps for c in chains):
        beside = neighbour_chain(tokens, hit, behind_only=chains[0].adjunct is not None)
        return [beside] if beside else chains
    return chains


def _told_drafts(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Conditions that the sentence's constructions tell; what a draft's words alone made of them is replaced."""
    tokens = context.sentence.tokens
    near = next((h.topic.family for h in context.hits_near if h.topic.family in {"talks", "truce"}), None)
    deal = any(h.topic.kind in {"truce", "agreement"} for h in context.hits_near)
    told = listed_point(context.read, context.sentence) or told_conditions(tokens, near, deal)
    found = []
    for hit in (h for h in context.hits if h.topic.family == "prerequisite"):
        over = told_over(told, hit)
        if over is None:
            continue
        own = [d for d in drafts if d.family == "prerequisite" and d.chain.hit is hit]
        for draft in own:
            draft.told = over
        acted = [d for d in own if d.chain.steps and _agrees(d, over)]
        found += acted or [_told_draft(context, under(tokens, over, hit), over)]
    chains = [(open_chain(tokens, t, context.hits), t) for t in told]
    return [*found, *(_told_draft(context, chain, t) for chain, t in chains if chain)]


def _agrees(draft: Draft, told: Told) -> bool:
    """Whether the acts above a topic may stand for what the construction makes of it."""
    if draft.event_type == told.event_type:
        return True
    return not told.sure and told.event_type in {"offered", "met"}


def _told_draft(context: Context, chain: Chain, told: Told) -> Draft:
    roles = find_roles(context.cast, chain)
    failed = told.event_type == "met" and (
        told.undone or assess(context.sentence.tokens, chain, "met").status == "denied"
    )
    source = attribute(context.read, context.sentence, context.cast, chain.trigger, context.standing)
    fact = Factuality("denied" if failed else "actual", context.sentence.tokens[told.cue].text)
    parties = list(roles.parties)
    return Draft(
        context.sentence,
        chain,
        "prerequisite",
        told.event_type,
        fact.status,
        fact,
        roles,
        source,
        parties,
        told=told,
    )


def _spent(chain: Chain, used: set[int], chains: list[Chain]) -> bool:
    """Whether a topic is only the act of another ("truce agreement" is no agreement beside the truce)."""
    head, topic = chain.hit.head, chain.hit.topic
    rivals = [c for c in chains if c.hit.head != head and head in {s.token for s in c.steps}]
    if topic.family == "talks" and topic.kind in {"agreement", "plan", "meeting"}:
        return any(c.hit.topic.family == "truce" for c in rivals) or (
            topic.kind != "meeting" and bool(rivals)
        )
    return False


def _chain_drafts(context: Context, chain: Chain) -> list[Draft]:
    sentence, tokens = context.sentence, context.sentence.tokens
    lexicon = family(chain.hit.topic.family)
    event_type, also = _compose(lexicon, chain, tokens[chain.hit.head].upos)
    if event_type is None and lexicon.name == "prerequisite" and assess(tokens, chain, "demanded").obligation:
        event_type = "demanded"  # "an inquiry must be held"
    if event_type is None and lexicon.name == "prerequisite" and prerequisite.is_done(tokens, chain):
        event_type = "met"
    if event_type is None and _stands_between(context, chain):
        event_type = "agreement_reached"
    if event_type is None:
        return []
    if event_type == "proposed" and is_undone_within(tokens, chain):
        return []
    fact = assess(tokens, chain, event_type)
    if fact.hypothetical and lexicon.name != "prerequisite":
        return []  # "if the truce is broken" tells of no breach
    status = fact.status
    failed = event_type == "agreement_reached" and fact.cue and failing(tokens, chain, fact.cue)
    if (fact.negated or failed) and event_type in lexicon.negated and chain.steps:
        event_type, status = lexicon.negated[event_type], "actual"
    roles = find_roles(context.cast, chain)
    if lexicon.name == "mediation" and not roles.doer and tokens[chain.hit.head].upos == "VERB":
        roles.doer = before(context.cast, chain.hit.head)
    mediators = brokers(context.cast, tokens, chain)
    draft = Draft(
        sentence,
        chain,
        lexicon.name,
        event_type,
        status,
        fact,
        roles,
        source=attribute(context.read, sentence, context.cast, chain.trigger, context.standing),
        parties=_sides(roles, lexicon.name, event_type),
        mediators=mediators,
    )
    drafts = [draft]
    if also and status == "actual" and _timed(context, chain):
        drafts.append(_accompanying(draft, also))
    return drafts


def _stands_between(context: Context, chain: Chain) -> bool:
    """Whether an accord is named with the two that made it, as what does something: "a pact between A and B requires"."""
    tokens, head = context.sentence.tokens, chain.hit.head
    verb = tokens[tokens[head].head]
    if chain.hit.topic.kind != "agreement" or tree.relation(tokens, head) != "nsubj":
        return False
    done = verb.upos == "VERB" and verb.feats.get("Tense") == "Past" and verb.feats.get("VerbForm") == "Fin"
    between = find_roles(context.cast, chain).mutual or context.cast.between(head)
    named = {a.actor_id for m in between for a in m.actors}
    return done and len(named) >= 2


def _sides(roles, name: str, event_type: str) -> list:
    """Party mentions of a chain; to whom an offer is made is a side as well."""
    sides = list(roles.parties)
    if event_type in {"proposed", "refused", "agreed"} and name in {"talks", "truce"}:
        sides += [m for m in roles.addressed if m not in sides and m not in roles.mediators]
    return sides


def _compose(lexicon: Family, chain: Chain, upos: str) -> tuple[str | None, str | None]:
    """The event_type that the acts of a chain amount to, and a further one told along with it."""
    if not chain.steps:
        if chain.hit.topic.needs_act:
            return None, None
        if chain.hit.topic.default:
            return chain.hit.topic.default, None
        return (lexicon.verb_default if upos == "VERB" else None), None
    steps = chain.steps
    if chain.hit.topic.inner:
        current, also = chain.hit.topic.inner, None
    else:
        current, also, steps = steps[0].act.event_type, None, steps[1:]
    for step in steps:
        rule = lexicon.compose.get((current, step.act.event_type))
        current, also = (rule.gives, rule.also or also) if rule else (step.act.event_type, also)
    return current, also


def _timed(context: Context, chain: Chain) -> bool:
    """Whether the sentence gives a time after which the inner act is to come."""
    published = context.read.article.published_date
    return any(
        t.date_end and published and t.date_end > published
        for t in context.read.timexes.get(context.sentence.no, [])
    )


def _accompanying(draft: Draft, event_type: str) -> Draft:
    return Draft(
        draft.sentence,
        draft.chain,
        draft.family,
        event_type,
        "planned",
        draft.fact,
        draft.roles,
        draft.source,
        parties=list(draft.parties),
        mediators=list(draft.mediators),
        also=True,
    )
