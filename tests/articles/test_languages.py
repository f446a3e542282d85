"""Which language a text is in."""

import pytest

from etl.articles.languages import language_of

LONG_ENGLISH = (
    "The two delegations will meet again after the feast, a spokesman for the mediators said, and they have not "
    "given up hope that a truce can be signed before the rains. There had been doubts, but the generals, who "
    "were consulted by telephone, told their envoys that it would be in force from Friday."
)
SPANISH_WITH_ENGLISH_NAMES = (
    "El portavoz de la organización The Carter Center y el enviado de The New York Times dijeron que la tregua "
    "entre el gobierno y la guerrilla entra en vigor el viernes, según el comunicado que los mediadores leyeron "
    "ante la prensa en la capital, donde las dos partes van a reunirse otra vez."
)


@pytest.mark.parametrize(
    "text, language",
    [
        (LONG_ENGLISH, "en"),
        (LONG_ENGLISH.upper(), "en"),
        (SPANISH_WITH_ENGLISH_NAMES, "es"),
        ("Rebels and army sign ceasefire in the capital", "en"),
        ("Die Waffenruhe gilt ab Freitag, sagte ein Sprecher der Vermittler.", "de"),
        ("Too few words", None),
        ("", None),
    ],
)
def test_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language
