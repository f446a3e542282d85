"""Corrections: they hold through every rebuild, are marked, and speak up when the row underneath has changed."""

import textwrap
from datetime import date, timedelta

import pytest

from etl.linking import CorrectionError, read_corrections
from etl.linking.previous import of_rows
from etl.records import Place

from .sample import DAY, ENVOY, FRONT, LEAGUE, STATE, article, link, party, said

NEXT = DAY + timedelta(days=5)


def papers():
    """A truce told twice, another a day later, and a bishop of whom the coder knows nothing."""
    text = (
        "Both sides kept the truce.\n\nFor a week the bishop of Orvo went back and forth between the camps."
    )
    first = article("gazette", said(place=Place("Orvo", 1, "Veldora", geonameid=7)), text=text)
    return [first, article("wire", said()), article("herald", said(on=NEXT), published=NEXT)]


def corrected(tmp_path, entry, articles=None, previous=None):
    """Tables of the articles with one correction, given without what every correction has."""
    always = "reason: Seen in the original.\nauthor: A. Reader\ndate: 2024-05-01\n"
    body = textwrap.indent("id: one\n" + always + textwrap.dedent(entry).strip(), "  ")
    (tmp_path / "one.yaml").write_text("-" + body[1:] + "\n", encoding="utf-8")
    return link(articles or papers(), corrections=read_corrections(tmp_path), previous=previous)


def ids():
    events = {e["date_start"]: e["event_id"] for e in link(papers()).events}
    return events[DAY], events[NEXT]


def test_set_changes_columns_and_what_is_made_from_them(tmp_path):
    entry = f"""
        action: set
        event: {ids()[0]}
        expect: {{event_type: agreed, n_mentions: 2, date_start: 2021-11-05}}
        set: {{event_type: declared, date_start: 2021-11-01, date_prec: 2, truce_scope: local, side_b_id: hill-league}}
    """
    league = article("mail", said("talks", "held", party(LEAGUE)))
    (row,) = [e for e in corrected(tmp_path, entry, [*papers(), league]).events if e["corrections"]]
    assert (row["event_id"], row["event_type"], row["truce_scope"]) == (ids()[0], "declared", "local")
    assert (row["date_start"], row["date_end"], row["date_mid"]) == (
        date(2021, 11, 1),
        DAY,
        date(2021, 11, 3),
    )
    assert (row["side_b"], row["dyad_id"]) == ("Hill League", "gov-veldora--hill-league")
    assert (row["coder"], row["corrections"]) == ("rules_and_person", "one")


def test_the_participants_follow_the_sides_that_were_set(tmp_path):
    entry = f"""
        action: set
        event: {ids()[0]}
        expect: {{event_type: agreed}}
        set: {{side_a_id: gov-veldora, side_b_id: un, mediator_names: null}}
    """
    other = article("mail", said("mediation", "ongoing", party(FRONT), party(ENVOY, role="mediator")))
    linked = corrected(tmp_path, entry, [*papers(), other])
    people = {(p["actor_id"], p["role"], p["side"]) for p in linked.participants if p["event_id"] == ids()[0]}
    assert people == {("gov-veldora", "party", "a"), ("un", "party", "b")}


def test_an_event_is_called_by_words_of_an_article_too(tmp_path):
    entry = """
        action: drop
        event: {article: herald, words: agreed on a truce}
        expect: {event_type: agreed}
    """
    assert [e["event_id"] for e in corrected(tmp_path, entry).events] == [ids()[0]]
    with pytest.raises(CorrectionError, match="no event says 'agreed to disagree' in herald"):
        corrected(tmp_path, entry.replace("on a truce", "to disagree"))


def test_words_that_report_two_events_need_a_guard_that_tells_which(tmp_path):
    two = article("herald", said(), said("talks", "held", local_event=1))
    entry = "action: drop\nevent: {article: herald, words: agreed}\nexpect: {family: talks}"
    assert [e["family"] for e in corrected(tmp_path, entry, [two]).events] == ["truce"]
    with pytest.raises(CorrectionError, match="2 events are called 'agreed' in herald; let expect say which"):
        corrected(tmp_path, entry.replace("family: talks", "status: actual"), [two])


def test_another_place_does_not_keep_the_old_ones_country(tmp_path):
    entry = f"""
        action: set
        event: {ids()[0]}
        expect: {{location: Orvo}}
        set: {{location: Tarn}}
    """
    (row,) = [e for e in corrected(tmp_path, entry).events if e["corrections"]]
    assert (row["location"], row["country"], row["geonameid"]) == ("Tarn", None, None)


def test_drop_takes_the_event_out_with_its_mentions(tmp_path):
    linked = corrected(tmp_path, f"action: drop\nevent: {ids()[0]}\nexpect: {{n_mentions: 2}}")
    assert [e["event_id"] for e in linked.events] == [ids()[1]] and linked.dropped == (ids()[0],)
    assert {m["event_id"] for m in linked.mentions} == {ids()[1]}


def test_merge_makes_one_event_of_two(tmp_path):
    entry = f"""
        action: merge
        events: [{ids()[1]}, {ids()[0]}]
        expect: [{{n_mentions: 1}}, {{n_mentions: 2}}]
    """
    (row,) = corrected(tmp_path, entry).events
    assert (row["event_id"], row["n_mentions"], row["corrections"]) == (ids()[0], 3, "one")


def test_split_gives_some_mentions_an_event_of_their_own(tmp_path):
    wire = next(m["mention_id"] for m in link(papers()).mentions if m["article_id"] == "a-wire")
    entry = f"action: split\nevent: {ids()[0]}\nexpect: {{n_mentions: 2}}\nmentions: [{wire}]"
    linked = corrected(tmp_path, entry)
    events = {m["article_id"]: m["event_id"] for m in linked.mentions}
    assert len(set(events.values())) == 3 and events["a-gazette"] == ids()[0]
    assert [e["corrections"] for e in linked.events].count("one") == 2


@pytest.mark.parametrize("action", ["merge", "split", "drop", "set"])
def test_a_correction_holds_when_it_is_built_again_on_its_own_result(tmp_path, action):
    first, second = ids()
    wire = next(m["mention_id"] for m in link(papers()).mentions if m["article_id"] == "a-wire")
    entry = {
        "merge": f"events: [{second}, {first}]\nexpect: [{{n_mentions: 1}}, {{n_mentions: 2}}]",
        "split": f"event: {first}\nexpect: {{n_mentions: 2}}\nmentions: [{wire}]",
        "drop": f"event: {first}\nexpect: {{n_mentions: 2}}",
        "set": f"event: {first}\nexpect: {{n_mentions: 2}}\nset: {{status: possible}}",
    }[action]
    entry = f"action: {action}\n{entry}"
    once = corrected(tmp_path, entry)
    before = of_rows(once.events, once.mentions)
    assert corrected(tmp_path, entry, previous=before) == once


ADD = """
    action: add
    article: gazette
    quote: the bishop of Orvo went back and forth between the camps
    set: {family: mediation, event_type: ongoing, status: actual, attribution: none, side_b_id: harbour-front,
          mediator_names: United Nations, date_start: 2021-10-29, date_end: 2021-11-05, date_prec: 3, date_basis: relative}
"""


def test_add_makes_an_event_with_the_words_as_its_evidence(tmp_path):
    envoy = article("mail", said("mediation", "ongoing", party(FRONT), party(ENVOY, role="mediator"), on=DAY))
    linked = corrected(tmp_path, ADD, [*papers(), envoy])
    (row,) = [e for e in linked.events if e["coder"] == "person"]
    assert row["evidence"] == "the bishop of Orvo went back and forth between the camps"
    assert (row["mediator_names"], row["side_a"], row["n_mentions"]) == ("United Nations", "Harbour Front", 1)
    (mention,) = [m for m in linked.mentions if m["rule_id"] == "by_hand"]
    assert (mention["sentence_no"], mention["family"]) == (2, "mediation")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (f"action: set\nevent: {ids()[0]}\nexpect: {{date_start: 2021-11-04}}\nset: {{status: denied}}", "date_start is 2021-11-05, not 2021-11-04. Look at it again"),
        (f"action: drop\nevent: {ids()[0]}\nexpect: {{n_mentions: 1, truce_scope: city}}", "n_mentions is 2, not 1; truce_scope is null, not city"),
        ("action: drop\nevent: e0000\nexpect: {status: actual}", "no event is called e0000"),
        (f"action: set\nevent: {ids()[0]}\nexpect: {{status: actual}}\nset: {{dyad_id: x}}", "dyad_id is made from other columns"),
        (f"action: set\nevent: {ids()[0]}\nexpect: {{status: actual}}\nset: {{mood: x}}", "mood is no column of events"),
        (f"action: set\nevent: {ids()[0]}\nexpect: {{status: actual}}\nset: {{date_start: soon}}", "date_start 'soon' is"),
        (f"action: set\nevent: {ids()[0]}\nexpect: {{status: actual}}\nset: {{side_b_id: nobody}}", "no actor is called 'nobody'"),
        (f"action: drop\nevent: {ids()[0]}\nexpect: {{process_id: x}}", "expect cannot look at 'process_id'"),
        (f"action: merge\nevents: [{ids()[0]}, {ids()[0]}]\nexpect: [{{status: actual}}, {{status: actual}}]", "are one by now"),
        (f"action: split\nevent: {ids()[0]}\nexpect: {{status: actual}}\nmentions: [m0]", "have to be some of the event's"),
        (ADD.replace("bishop", "abbot"), "has no sentence with the words 'the abbot"),
        (ADD.replace("gazette", "post"), "no article with text called post"),
        (ADD.replace("status: actual, ", ""), "set needs status"),
    ],
)  # fmt: skip
def test_a_correction_that_does_not_fit_speaks_up(tmp_path, entry, message):
    with pytest.raises(CorrectionError, match=r"correction one \(one.yaml, entry 1\)") as raised:
        corrected(tmp_path, entry)
    assert message in str(raised.value)


def test_an_added_event_that_the_coder_finds_by_itself_is_told(tmp_path):
    found = said("mediation", "ongoing", party(FRONT), sentence_no=2, char_start=30, local_event=3)
    gazette, *others = papers()
    found.article_id = "a-gazette"
    gazette.mentions.append(found)
    with pytest.raises(CorrectionError, match="the coder finds this event itself by now"):
        corrected(tmp_path, ADD, [gazette, *others])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {id: one, action: set}", "set needs reason, author, date, event, expect, set"),
        ("- {id: one, action: fix}", "action is 'fix', not one of set, drop, merge, split, add"),
        ("- {id: one, action: drop, reason: r, author: a, date: 2024-01-01, event: e1, expect: {}}", "drop needs expect"),
        ("- {id: one, action: drop, reason: r, author: a, date: May, event: e1, expect: {status: x}}", "date is 'May'"),
        ("- {id: one, action: drop, reason: r, author: a, date: 2024-01-01, event: e1, expect: {status: x}, note: y}", "drop takes no note"),
        ("- {id: One!, action: drop, reason: r, author: a, date: 2024-01-01, event: e1, expect: {status: x}}", "small letters"),
        ("id: one", "a list of corrections is wanted"),
        ("- one", "a mapping with id, action"),
        ("- {id: one, action: drop, reason: r, author: a, date: 2024-01-01, event: {words: x}, expect: {status: x}}", "by its id or by article and words"),
        ("- {id: [", "cannot be read"),
    ],
)  # fmt: skip
def test_a_badly_written_correction_is_told_with_its_place(tmp_path, text, message):
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError) as raised:
        read_corrections(tmp_path)
    assert message in str(raised.value) and "bad.yaml" in str(raised.value)


def test_ids_of_corrections_occur_once(tmp_path):
    entry = (
        "- {id: one, action: drop, reason: r, author: a, date: 2024-01-01, event: e1, expect: {status: x}}\n"
    )
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(entry, encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"another correction has this id, a.yaml, entry 1"):
        read_corrections(tmp_path)


def test_links_to_a_dropped_event_go_with_it(tmp_path):
    from etl.records import LocalLink

    demand = said(
        "prerequisite", "demanded", local_event=1, char_start=90, attributes={"condition_kind": "amnesty"}
    )
    paper = article("post", said(), demand, links=[LocalLink(1, "condition_of", 0, 1)])
    (row,) = link([paper]).links
    entry = f"action: drop\nevent: {row['to_event_id']}\nexpect: {{event_type: agreed}}"
    assert corrected(tmp_path, entry, [paper]).links == []


def test_the_sides_stand_as_they_were_set_whatever_the_reports_say(tmp_path):
    entry = f"action: set\nevent: {ids()[0]}\nexpect: {{status: actual}}\nset: {{side_a_id: gov-veldora, side_b_id: null}}"
    (row,) = [e for e in corrected(tmp_path, entry).events if e["corrections"]]
    assert (row["side_a"], row["side_b"], row["dyad_id"]) == (STATE.actor_name, None, None)
