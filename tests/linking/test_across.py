"""Reports from different articles: which are one event, and which must stay apart."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from etl.records import Actor, LocalLink, Place
from etl.tables import arrow_schema

from .sample import BOTH, DAY, ENVOY, FRONT, LEAGUE, REBELS, STATE, article, link, party, said

NEXT = DAY + timedelta(days=1)


def release(kind="prisoner_release", **details):
    return said("prerequisite", "demanded", attributes={"condition_kind": kind}, **details)


def test_two_reports_of_one_truce_merge_and_keep_both_mentions():
    linked = link([article("gazette", said()), article("wire", said())])
    (event,) = linked.events
    assert (event["n_mentions"], event["n_articles"], event["n_outlets"]) == (2, 2, 2)
    assert {m["article_id"] for m in linked.mentions} == {"a-gazette", "a-wire"}
    assert {m["event_id"] for m in linked.mentions} == {event["event_id"]}


def test_a_second_report_that_names_one_side_only_joins():
    linked = link([article("gazette", said()), article("wire", said("truce", "agreed", party(FRONT)))])
    assert [e["dyad_id"] for e in linked.events] == ["gov-veldora--harbour-front"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(said("truce", "violated"), id="another type"),
        pytest.param(said("truce", "agreed", party(STATE), party(LEAGUE)), id="another dyad"),
        pytest.param(said(on=DAY + timedelta(days=9)), id="another week"),
        pytest.param(said(on=DAY + timedelta(days=2)), id="two days later"),
        pytest.param(said("truce", "agreed", party(FRONT), on=NEXT), id="the next day, by one side"),
        pytest.param(said(status="conditional"), id="another status"),
        pytest.param(said("truce", "agreed", party(REBELS)), id="unnamed rebels"),
    ],
)
def test_these_stay_apart(other):
    assert len(link([article("gazette", said()), article("wire", other)]).events) == 2


def test_two_days_running_for_an_agreement_are_one_that_is_reported_differently():
    linked = link(
        [article("gazette", said()), article("wire", said(on=NEXT)), article("mail", said(on=NEXT))]
    )
    assert [(e["n_mentions"], e["conflicting"]) for e in linked.events] == [(3, "date_start")]


@pytest.mark.parametrize("event", [("truce", "violated"), ("talks", "held"), ("truce", "proposed")])
def test_what_can_happen_every_day_is_two_events_on_two_days(event):
    assert len(link([article("gazette", said(*event)), article("wire", said(*event, on=NEXT))]).events) == 2


def test_numbers_that_differ_are_told():
    reports = [release(char_start=n) for n in (0, 1)]
    for mention, number in zip(reports, (40, 60), strict=True):
        mention.attributes |= {"quantity_max": number}
    linked = link([article("gazette", reports[0]), article("wire", reports[1])])
    assert [(e["quantity_max"], e["conflicting"]) for e in linked.events] == [(40, "quantity_max")]


def test_a_group_that_no_table_lists_is_known_by_its_name():
    unlisted = Actor("x-river-front", "River Front", "armed_organization")
    papers = [article(name, said("truce", "declared", party(unlisted))) for name in ("gazette", "wire")]
    assert len(link(papers).events) == 1


def test_different_conditions_are_different_events():
    linked = link([article("gazette", release()), article("wire", release("amnesty"))])
    assert sorted(e["condition_kind"] for e in linked.events) == ["amnesty", "prisoner_release"]


def test_the_same_condition_merges():
    assert len(link([article("gazette", release()), article("wire", release())]).events) == 1


def test_publication_dates_one_day_apart_can_be_one_event():
    first = said(date_start=DAY - timedelta(days=1), date_prec=2, date_basis="publication")
    linked = link([article("gazette", first), article("wire", said(on=NEXT), published=NEXT)])
    assert [(e["date_start"], e["date_basis"]) for e in linked.events] == [(NEXT, "stated")]


def test_near_dates_do_not_chain():
    days = [DAY + timedelta(days=n) for n in range(0, 8, 2)]
    reports = [said(on=d, date_prec=3) for d in days]
    linked = link(
        [article(f"paper{n}", m, published=d) for n, (m, d) in enumerate(zip(reports, days, strict=True))]
    )
    assert len(linked.events) == 2


def test_events_of_one_article_never_merge_here():
    one = article("gazette", said(), said(char_start=300, local_event=1))
    assert len(link([one]).events) == 2
    assert len(link([one, article("wire", said())]).events) == 2


def test_two_exact_places_are_two_local_truces():
    mentions = [said(place=Place(name, 1, geonameid=n)) for n, name in enumerate(["Orvo", "Tarn"])]
    assert len(link([article(f"paper{n}", m) for n, m in enumerate(mentions)]).events) == 2


def test_a_denial_disputes_and_both_are_kept():
    linked = link(
        [article("gazette", said("talks", "held")), article("wire", said("talks", "held", status="denied"))]
    )
    assert [(e["status"], e["report_status"]) for e in sorted(linked.events, key=lambda e: e["status"])] == [
        ("actual", "disputed"),
        ("denied", "disputed"),
    ]


def test_a_denial_of_something_else_disputes_nothing():
    denial = said("talks", "held", party(STATE), party(LEAGUE), status="denied")
    linked = link([article("gazette", said("talks", "held")), article("wire", denial)])
    assert {e["report_status"] for e in linked.events} == {"reported"}


def test_what_was_planned_and_later_done_is_one_event():
    plan = article("gazette", said("truce", "in_effect", status="planned", on=NEXT))
    deed = article("wire", said("truce", "in_effect", on=NEXT), published=NEXT)
    assert [(e["status"], e["n_mentions"]) for e in link([plan, deed]).events] == [("actual", 2)]


def test_background_years_later_finds_the_event_it_can_only_mean():
    background = said(on=None, date_start=date(2021, 1, 1), date_end=date(2021, 12, 31), date_prec=5)
    late = article("history", background, published=date(2024, 3, 1))
    (event,) = link([article("gazette", said()), late]).events
    assert (event["date_start"], event["last_source_date"]) == (DAY, date(2024, 3, 1))


def test_background_that_could_mean_two_events_joins_neither():
    background = said(date_start=date(2021, 1, 1), date_end=date(2021, 12, 31), date_prec=5)
    papers = [
        article("gazette", said()),
        article("wire", said(on=date(2021, 3, 1)), published=date(2021, 3, 2)),
    ]
    assert len(link([*papers, article("history", background, published=date(2024, 3, 1))]).events) == 3


def test_undated_demands_of_one_week_merge_and_of_two_years_do_not():
    near = link([article("gazette", release(on=None)), article("wire", release(on=None), published=NEXT)])
    far = link(
        [article("gazette", release(on=None)), article("wire", release(on=None), published=date(2023, 1, 1))]
    )
    assert (len(near.events), len(far.events)) == (1, 2)


def test_a_wire_copy_counts_as_an_outlet_but_not_as_an_article():
    copy = article("herald", said(on=None), duplicate_of="a-wire", published=NEXT)
    (event,) = link([article("wire", said(on=None)), copy]).events
    assert (event["n_mentions"], event["n_articles"], event["n_outlets"]) == (2, 1, 2)


def test_the_same_text_twice_is_counted_once():
    one, two = article("wire", said()), article("wire", said(), outlet="Herald")
    linked = link([one, two])
    assert [(e["n_mentions"], e["n_articles"], e["n_outlets"]) for e in linked.events] == [(1, 1, 2)]


def papers():
    return [
        article(
            "gazette",
            said(),
            release(local_event=1, char_start=90),
            links=[LocalLink(1, "condition_of", 0, 1)],
        ),
        article("wire", said(date_prec=2, date_basis="publication", date_end=NEXT), published=NEXT),
        article(
            "herald", said(status="denied"), said("talks", "held", on=None, local_event=1), published=NEXT
        ),
        article("mail", said(on=NEXT), release("amnesty", local_event=1), published=NEXT + timedelta(days=1)),
    ]


def test_the_order_of_the_articles_does_not_matter():
    first = link(papers())
    for order in permutations(range(4)):
        again = papers()
        assert link([again[n] for n in order]) == first


def test_ids_stay_when_an_article_is_added():
    before = link(papers()[:2])
    after = link(papers())
    assert {e["event_id"] for e in before.events} <= {e["event_id"] for e in after.events}
    assert {m["mention_id"] for m in before.mentions} <= {m["mention_id"] for m in after.mentions}


def test_two_truces_in_one_sentence_have_two_ids():
    twin = said("truce", "agreed", party(STATE), party(LEAGUE), local_event=1)
    linked = link([article("gazette", said(), twin)])
    assert len({e["event_id"] for e in linked.events}) == 2
    assert len({m["mention_id"] for m in linked.mentions}) == 2


def test_merging_one_of_two_twins_away_leaves_the_other_its_id():
    def twins():
        return article("gazette", said(), said("truce", "agreed", party(STATE), party(LEAGUE), local_event=1))

    alone = {e["dyad_id"]: e["event_id"] for e in link([twins()]).events}
    earlier = article("wire", said(), published=DAY - timedelta(days=1))
    together = {e["dyad_id"]: e["event_id"] for e in link([twins(), earlier]).events}
    assert together["gov-veldora--hill-league"] == alone["gov-veldora--hill-league"]


def test_a_link_holds_between_merged_events_and_names_the_mention():
    linked = link(papers())
    (row,) = linked.links
    family = {e["event_id"]: e["family"] for e in linked.events}
    assert (family[row["from_event_id"]], row["link_type"], family[row["to_event_id"]]) == (
        "prerequisite",
        "condition_of",
        "truce",
    )
    assert row["mention_id"] in {m["mention_id"] for m in linked.mentions}


def test_a_link_to_nothing_or_to_itself_is_left_out():
    links = [LocalLink(0, "outcome_of", 7, 1), LocalLink(0, "extends", 0, 1)]
    assert link([article("gazette", said(), links=links)]).links == []


def test_one_sided_events_belong_to_the_process_of_their_article():
    demand = said(
        "prerequisite", "demanded", party(FRONT), local_event=1, attributes={"condition_kind": "amnesty"}
    )
    linked = link([article("gazette", said(), demand)])
    assert len({e["process_id"] for e in linked.events}) == 1


def test_one_sided_events_between_two_processes_belong_to_none():
    demand = said("prerequisite", "demanded", party(STATE), local_event=2, char_start=99)
    other = said("truce", "agreed", party(STATE), party(LEAGUE), local_event=1, char_start=50)
    linked = link([article("gazette", said(), other, demand)])
    assert [e["process_id"] for e in linked.events if e["family"] == "prerequisite"] == [None]


def test_actors_that_occur_are_listed_once():
    mediated = said("mediation", "ongoing", *BOTH, party(ENVOY, role="mediator"), local_event=1)
    rows = link([article("gazette", said(), mediated)]).actors
    assert [a["actor_id"] for a in rows] == ["gov-veldora", "harbour-front", "un"]
    assert rows[0]["aliases"] == "Veldora; Port Sel"


def test_articles_without_a_named_outlet_count_as_articles_only():
    (event,) = link([article("one", said(), outlet=None), article("two", said(), outlet=None)]).events
    assert (event["n_articles"], event["n_outlets"], event["source_outlet"]) == (2, 0, None)


@pytest.mark.parametrize("table", ["events", "mentions", "participants", "links", "actors"])
def test_rows_have_the_columns_of_their_schema(table):
    columns = arrow_schema(table).names
    assert all(list(row) == columns for row in vars(link(papers()))[table])


def test_nothing_in_nothing_out():
    assert not any(vars(link([])).values())
