"""The mentions of one event in one article become one event that takes the best of each."""

from datetime import date

from etl.records import Place

from .sample import BOTH, DAY, ENVOY, FRONT, LEAGUE, REBELS, STATE, article, link, party, said


def only(*mentions, **details):
    """The single event row of an article with these mentions."""
    linked = link([article("gazette", *mentions, **details)])
    assert len(linked.events) == 1
    return linked.events[0]


def test_mentions_of_one_local_event_are_one_event_with_two_mentions():
    linked = link([article("gazette", said(sentence_no=1), said(sentence_no=4, char_start=300))])
    assert [e["n_mentions"] for e in linked.events] == [2]
    assert len({m["mention_id"] for m in linked.mentions}) == 2


def test_the_body_gives_type_and_evidence_even_if_the_headline_is_more_confident():
    row = only(
        said("truce", "declared", sentence_no=0, confidence=0.9, evidence="Truce declared"),
        said("truce", "agreed", sentence_no=2, confidence=0.5, evidence="Both sides agreed on a truce."),
    )
    assert (row["event_type"], row["evidence"]) == ("agreed", "Both sides agreed on a truce.")


def test_a_stated_date_beats_the_publication_date_of_a_better_mention():
    row = only(
        said(confidence=0.9, date_basis="publication", date_prec=2, date_start=date(2021, 11, 4)),
        said(confidence=0.4, char_start=200, on=date(2021, 11, 3)),
    )
    assert (row["date_start"], row["date_end"], row["date_basis"]) == (
        date(2021, 11, 3),
        date(2021, 11, 3),
        "stated",
    )


def test_an_undated_mention_never_hides_a_date():
    row = only(said(confidence=0.9, on=None), said(confidence=0.2, date_basis="publication", date_prec=2))
    assert row["date_start"] == DAY


def test_attributes_are_united_and_the_better_mention_wins():
    row = only(
        said(confidence=0.9, attributes={"truce_scope": "nationwide", "truce_duration_days": None}),
        said(confidence=0.5, char_start=200, attributes={"truce_scope": "local", "truce_duration_days": 30}),
    )
    assert (row["truce_scope"], row["truce_duration_days"]) == ("nationwide", 30)


def test_a_quantity_is_taken_from_one_mention_as_a_whole():
    about = {"condition_kind": "prisoner_release"}
    row = only(
        said(
            "prerequisite",
            "demanded",
            confidence=0.9,
            attributes=about | {"quantity_max": 24, "quantity_unit": "persons"},
        ),
        said(
            "prerequisite",
            "demanded",
            char_start=200,
            attributes=about | {"quantity_min": 100, "quantity_max": 100},
        ),
    )
    assert (row["quantity_min"], row["quantity_max"], row["quantity_unit"]) == (None, 24, "persons")


def test_a_column_of_another_family_is_left_out():
    row = only(said("talks", "held", attributes={"truce_scope": "local", "condition_kind": "amnesty"}))
    assert row["truce_scope"] is None and row["condition_kind"] is None


def test_participants_are_united_by_role_and_actor():
    linked = link(
        [
            article(
                "gazette",
                said("talks", "held", party(STATE), confidence=0.9),
                said("talks", "held", party(STATE, person="Ana Rell"), party(FRONT), char_start=200),
            )
        ]
    )
    rows = [(p["role"], p["side"], p["actor_id"], p["person"]) for p in linked.participants]
    assert rows == [("party", "a", "gov-veldora", "Ana Rell"), ("party", "b", "harbour-front", None)]


def test_side_a_is_the_state_however_the_article_orders_them():
    row = only(said("truce", "agreed", party(FRONT, "a"), party(STATE, "b")))
    assert (row["side_a_id"], row["side_b_id"], row["dyad_id"]) == (
        "gov-veldora",
        "harbour-front",
        "gov-veldora--harbour-front",
    )


def test_without_a_state_the_alphabet_decides():
    row = only(said("truce", "agreed", party(LEAGUE), party(FRONT)))
    assert (row["side_a"], row["side_b"]) == ("Harbour Front", "Hill League")


def test_several_groups_against_a_state_share_side_b():
    row = only(said("truce", "agreed", party(LEAGUE), party(STATE), party(FRONT)))
    assert (row["side_a"], row["side_b"]) == ("Government of Veldora", "Harbour Front; Hill League")


def test_one_party_alone_is_side_a_and_no_dyad():
    row = only(said("truce", "proposed", party(REBELS)))
    assert (row["side_a"], row["side_b"], row["dyad_id"]) == ("rebels", None, None)


def test_mediators_stand_beside_the_sides():
    row = only(said("mediation", "ongoing", *BOTH, party(ENVOY, role="mediator", third_party_role="envoy")))
    assert (row["mediator_names"], row["third_party_role"]) == ("United Nations", "envoy")
    assert "un" not in row["dyad_id"]


def test_the_place_comes_with_its_codes():
    place = Place("Port Sel", 1, "Veldora", "VEL", 999, 42, 1.5, 2.5)
    row = only(said(), said(char_start=200, place=place))
    assert (row["location"], row["where_prec"], row["geonameid"], row["latitude"]) == ("Port Sel", 1, 42, 1.5)


def test_one_article_confirmed_by_both_sides():
    row = only(
        said(attribution="party", speaker="Harbour Front"),
        said(attribution="party", speaker="the Veldora army", char_start=200),
    )
    assert row["report_status"] == "confirmed"


def test_two_voices_of_one_side_do_not_confirm():
    row = only(
        said(attribution="party", speaker="the Harbour Front"),
        said(attribution="party", speaker="HF", char_start=200),
    )
    assert row["report_status"] == "reported"


def test_a_party_and_the_mediator_confirm():
    row = only(
        said(attribution="party", speaker="the Harbour Front"),
        said(attribution="mediator", speaker="UN envoy", char_start=200),
    )
    assert row["report_status"] == "confirmed"
