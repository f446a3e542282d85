"""Plain text: what stands around an article goes, and the article itself stays whole."""

from datetime import date

from etl.articles.draft import Known
from etl.articles.plain_text import read_plain

FIRST = "The government of Arland and the Northern Front agreed on Thursday to stop fighting for ten days, officials said."
SECOND = "Mediators from the regional bloc will watch the lines, and both sides may ask for ten days more, they added."
THIRD = "“We hope that the guns stay silent,” a spokesman for the front told reporters in the capital on Thursday night."
PAGE = f"""March 3, 2025 09:10 pm (UTC)
Follow us:
twitter-white sharing button
* Home
* World
* Sport
Minister to open trade talks today | Striker signs record deal, says club | Court frees two men in fraud case
Arland | Front
Ten-day truce agreed between Arland and Northern Front

By Mary Example, Reuters

| @arlandtimes | Jun 07, 2024, at 10:15 am

Portville: {FIRST}

{SECOND}

{THIRD}

Support Our Journalism

Readers like you keep the Arland Times alive; every coin goes into free news for all who read us.

* Privacy Policy
* Contact us
© 2025 Arland Times. All rights reserved.
"""


def read(text: str, **known):
    return read_plain(text, Known("x", **known))


def test_ticker_menu_and_appeal_go_and_the_body_stays_whole():
    draft = read(PAGE)
    assert draft.text == f"Portville: {FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_title_byline_and_outlet_stand_above_the_body():
    draft = read(PAGE)
    assert draft.title == "Ten-day truce agreed between Arland and Northern Front"
    assert draft.byline == "Mary Example"
    assert draft.outlet in ("arlandtimes", "Reuters")


def test_date_nearest_the_body_is_publication_and_the_date_at_the_top_the_crawl():
    draft = read(PAGE)
    assert draft.published.day == date(2024, 6, 7)
    assert draft.published.basis == "visible"
    assert draft.retrieved_at.date() == date(2025, 3, 3)


def test_date_in_running_text_is_never_the_publication_date():
    draft = read(
        f"{FIRST}\n\nThe last truce of 4 May 2019 fell apart within hours of its start, observers recall.\n\n{THIRD}"
    )
    assert draft.published is None


def test_known_date_stands_over_printed_ones():
    from etl.articles.draft import Published

    draft = read(PAGE, published=Published(date(2024, 6, 8)))
    assert draft.published.day == date(2024, 6, 8)


def test_clean_wire_copy_with_one_sentence_a_line_is_unharmed():
    wire = f"{FIRST}\n{SECOND}\n{THIRD}"
    assert read(wire).text.split("\n\n") == [FIRST, SECOND, THIRD]


def test_single_paragraph_is_unharmed():
    paragraph = f"{FIRST} {SECOND} {THIRD}"
    assert read(paragraph).text == paragraph


def test_hard_wrapped_lines_are_joined_into_paragraphs():
    import textwrap

    wrapped = textwrap.fill(f"{FIRST} {SECOND} {THIRD}", 70) + "\n\n" + textwrap.fill(f"{THIRD} {FIRST}", 70)
    assert read(wrapped).text == f"{FIRST} {SECOND} {THIRD}\n\n{THIRD} {FIRST}"


def test_caption_controls_and_picture_credits_go_from_clean_text():
    text = "\n\n".join([
        "Enlarge this image toggle caption A. Person/Example Pictures",
        FIRST,
        "Fighters rest near a bridge outside the town. (AFP/Getty Images)",
        SECOND,
        "(Reporting by A. Writer; Editing by B. Editor)",
    ])  # fmt: skip
    assert read(text).text == f"{FIRST}\n\n{SECOND}"


def test_agency_in_brackets_at_a_sentence_end_is_no_caption():
    text = f"{FIRST}\n\n{SECOND} (Reuters)"
    assert read(text).text == text


def test_title_repeated_at_the_body_start_goes():
    text = f"Truce in Arland\n\n{FIRST}\n\n{SECOND}"
    assert read(text, title="Truce in Arland").text == f"{FIRST}\n\n{SECOND}"


def test_link_lines_between_paragraphs_cost_no_paragraph():
    text = f"{FIRST}\n\nRead more Arland news\n\n{SECOND}\n\nSee also Truce history in pictures\n\n{THIRD}"
    assert read(text).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_day_in_the_address_serves_if_none_is_printed():
    draft = read(f"{FIRST}\n\n{SECOND}", url="https://news.example/world/2024/06/07/truce")
    assert (draft.published.day, draft.published.basis) == (date(2024, 6, 7), "url")
