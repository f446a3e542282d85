"""Who is a side of an event and who a third party: a text in, actor ids out."""


def _sides(coded, text: str, event_type: str) -> set[str]:
    found = [m for m in coded(text).mentions if m.event_type == event_type]
    return {p.actor.actor_id for m in found for p in m.participants if p.role == "party"}


def _mediators(coded, text: str) -> set[str]:
    found = [m for m in coded(text).mentions if m.family == "mediation"]
    return {p.actor.actor_id for m in found for p in m.participants if p.role == "mediator"}


def test_who_attends_talks_between_two_others_is_no_side_of_them(coded):
    text = (
        "The United States signed an accord with the Taliban in February. "
        "Mike Pompeo has attended the peace talks between the Taliban and Afghanistan's government in Doha."
    )
    assert _sides(coded, text, "held") == {"afghan-taliban", "gov-afghanistan"}


def test_who_travels_with_an_envoy_mediates_as_well(coded):
    text = (
        "Burkina Faso's President Blaise Compaore would visit Bangui with the presidents of Mali and Chad to "
        "establish a dialogue between Central African Republic's government and the mutineers, a mediator said."
    )
    assert {"gov-burkina-faso", "gov-mali", "gov-chad"} <= _mediators(coded, text)


def test_two_who_met_are_both_sides_where_the_parser_parts_them(coded):
    text = "India's S. Jaishankar and China's Wang Yi met in Moscow on Thursday."
    assert _sides(coded, text, "held") == {"gov-india", "gov-china"}


def test_an_accord_not_yet_made_still_shows_the_sides_of_a_truce(coded):
    text = (
        "The Sandinistas rule Nicaragua. The Sandinistas took power in 1979 and the Sandinistas keep it. The commission will oversee any peace accord reached by Nicaragua's "
        "government and the Contra rebels. A truce has been in place since March."
    )
    assert _sides(coded, text, "in_effect") == {"gov-nicaragua", "contras"}
