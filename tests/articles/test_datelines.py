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


@pytest.mark.parametrize(
    ("printed", "place", "agency"),
    [
        ("KABUL (Reuters) - ", "KABUL", "Reuters"),
        ("KABUL (REUTERS) - ", "KABUL", "Reuters"),
        ("KHARTOUM/JUBA, Nov 5 (AFP) - ", "KHARTOUM/JUBA", "AFP"),
        ("Khartoum/Juba: ", "Khartoum/Juba", None),
        ("GENEVA and NEW YORK, 5 May 2016 – ", "GENEVA and NEW YORK", None),
        ("GENEVA, Switzerland, March 3, 1993 -- ", "GENEVA", None),
        ("Tolvik, Nov 5 (AFP) - ", "Tolvik", "AFP"),
        ("TOLVIK: ", "TOLVIK", None),
        ("TOLVIK, Arland — ", "TOLVIK", None),
        ("Tolvik (Arland), 5 June 2016 - ", "Tolvik", None),
        ("Goma — ", "Goma", None),
        ("WASHINGTON—", "WASHINGTON", None),
        ("From our correspondent in Geneva: ", "Geneva", None),
        ("By a special correspondent in Addis Ababa\n", "Addis Ababa", None),
        ("Geneva, 3 March 2016\n\n", "Geneva", None),
        ("(CNN) -- ", None, "CNN"),
        ("Nov 5 (Reuters) - ", None, "Reuters"),
        ("AFP - ", None, "AFP"),
        ("[Text] PORTVILLE, 3 MAR 91 (EFE) -- ", "PORTVILLE", "EFE"),
    ],
)
def test_place_and_agency_of_a_dateline(printed, place, agency):
    head = strip_dateline(printed + "The rebels agreed to talk in the capital.")
    assert (head.text, head.place, head.agency) == (
        "The rebels agreed to talk in the capital.",
        place,
        agency,
    )


@pytest.mark.parametrize(
    "marks", ["[Excerpts] ", "[By Maria Muster] [Text] ", "[Exclusive interview with Juan Ejemplo] "]
)
def test_marks_of_monitors_go(marks):
    assert strip_dateline(f"{marks}The rebels agreed to talk.").text == "The rebels agreed to talk."


@pytest.mark.parametrize("text", ["[They] agreed to talk.", "[Sic] transit the talks."])
def test_a_writer_s_own_brackets_stay(text):
    assert strip_dateline(text).text == text


@pytest.mark.parametrize("printed", ["TOLVIK, Nov 5 (AFP) - ", "GENEVA - ", "TOLVIK, 5 NOV 1991 -- "])
def test_text_in_capitals_has_its_dateline_taken_off(printed):
    assert strip_dateline(f"{printed}THE REBELS AGREED TO TALK.").text == "THE REBELS AGREED TO TALK."


@pytest.mark.parametrize(
    "text",
    [
        "BACKGROUND: The war began in 2011.",
        "Muslim and Christian leaders - among them two bishops - met.",
        "May 5 - the day of the truce - was quiet.",
        "Reuters: the truce holds in most of the valley.",
        "Rebels (Northern Front) - the larger group - agreed.",
        "Mary Example: We want peace, she said.",
        "On Monday, March 3, 1993 -- the day of the truce -- they met.",
    ],
)
def test_what_looks_like_a_dateline_and_is_none_stays(text):
    assert strip_dateline(text).text == text
