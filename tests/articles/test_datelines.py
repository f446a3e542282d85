"""Datelines: only what shows itself one is taken off a body's head."""

from datetime import date

import pytest

from etl.articles.datelines import strip_dateline


@pytest.mark.parametrize(
    ("printed", "dateline", "day"),
    [
        ("ISLAMABAD, Nov 5 (IANS) - ", "ISLAMABAD, Nov 5 (IANS)", None),
        ("BOGOTA, 18 APRIL 89 (AFP) -- [TEXT] ", "BOGOTA, 18 APRIL 89 (AFP)", date(1989, 4, 18)),
        ("UNITED NATIONS, Oct 20 - ", "UNITED NATIONS, Oct 20", None),
        ("MOSCOW 1996-08-22\n", "MOSCOW 1996-08-22", date(1996, 8, 22)),
        ("Islamabad: ", "Islamabad:", None),
        ("KABUL, Afghanistan (AP) — ", "KABUL, Afghanistan (AP)", None),
        ("New Delhi, Nov 3 (IANS) ", "New Delhi, Nov 3 (IANS)", None),
        ("LA PAZ (BOLIVIA), 3 MAR 91 (EFE) -- [REPORT] [JUAN EJEMPLO] [TEXT] ", "LA PAZ (BOLIVIA), 3 MAR 91 (EFE)", date(1991, 3, 3)),
        ("CLANDESTINE, (NO DATE) (RADIO EXAMPLE) -- [COMMUNIQUE] ", "CLANDESTINE, (NO DATE) (RADIO EXAMPLE)", None),
        ("Geneva, 3 March 2016 – ", "Geneva, 3 March 2016", date(2016, 3, 3)),
    ],
)  # fmt: skip
def test_dateline_is_taken_off_and_kept(printed, dateline, day):
    head = strip_dateline(printed + "The rebels agreed to talk.")
    assert (head.text, head.dateline, head.day) == ("The rebels agreed to talk.", dateline, day)


@pytest.mark.parametrize(
    "text",
    [
        "Update: The rebels agreed to talk.",
        "Analysis: Why the truce may hold.",
        "U.S. - China trade talks went on.",
        "On 5 May 1990 - a Saturday - they met.",
        "The rebels - who had refused talks - agreed.",
        "THE REBELS SAID - AND THE ARMY CONFIRMED - THAT A TRUCE WAS NEAR.",
        "President Example (72) - ill for weeks - resigned.",
    ],
)
def test_running_text_is_left_alone(text):
    assert strip_dateline(text).text == text


def test_editor_mark_without_dateline_goes():
    assert strip_dateline("[TEXT] The rebels agreed to talk.").text == "The rebels agreed to talk."
