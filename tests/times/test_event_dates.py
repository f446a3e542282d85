"""The date of an event, by how a time hangs on it; trees are written out, so no parser is needed."""

from datetime import date

from etl.times import add_times, date_event

from .trees import article, token


def dated(read, word, **about):
    add_times(read)
    return date_event(read, read.sentences[0], token(read, word), **{"status": "actual", **about})


def test_a_weekday_of_the_clause_is_the_events():
    read = article(
        "They/PRON/2/nsubj agreed=agree/VERB/0/root/Tense=Past|VerbForm=Fin on/ADP/4/case Thursday/PROPN/2/obl ././PUNCT/2/punct".replace(
            "././", "./"
        )
    )
    found = dated(read, "agreed")
    assert (found.date_start, found.date_end, found.date_prec, found.date_basis) == (
        date(2021, 11, 4),
        date(2021, 11, 4),
        1,
        "relative",
    )


def test_news_with_no_time_is_dated_by_the_report():
    read = article("They/PRON/2/nsubj agreed=agree/VERB/0/root/Tense=Past|VerbForm=Fin")
    found = dated(read, "agreed")
    assert (found.date_start, found.date_end, found.date_prec, found.date_basis) == (
        date(2021, 11, 5),
        date(2021, 11, 6),
        2,
        "publication",
    )


def test_what_lies_ahead_with_no_time_has_no_date():
    read = article("They/PRON/3/nsubj will/AUX/3/aux meet/VERB/0/root/VerbForm=Inf")
    assert dated(read, "meet", status="planned").date_start is None
