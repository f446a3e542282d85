"""The day of the news that a report opens with, which its further sentences go on telling of."""

from etl.language.clauses import clause_factuality_cues
from etl.language.tree import clause_of, head_chain, relation, root
from etl.records import ReadArticle, Sentence, Timex
from etl.times.lists import lemmas
from etl.times.read import reference_date
from etl.times.syntax import head_of

_LEAD = 5  # sentences in which the day of the news is told
_FRESH = 2  # days up to the report that news is old


def news_day(read: ReadArticle) -> Timex | None:
    """The day, by the first past main clause of the report's opening that gives one; None if it gives none.

    "The army said on Sunday ..." is of Sunday, and so is what it "added" with no time given.
    """
    report = reference_date(read.article)
    for sentence in sorted((s for s in read.sentences if 0 < s.no <= _LEAD), key=lambda s: s.no):
        for timex in read.timexes.get(sentence.no, []):
            day = timex.date_start
            fresh = report is not None and day is not None and 0 <= (report - day).days <= _FRESH
            if fresh and timex.precision == 1 and timex.bound is None and _is_news(sentence, timex):
                return timex
    return None


def _is_news(sentence: Sentence, timex: Timex) -> bool:
    """Whether a time is that of its sentence's main clause, and that clause past; any time if it is not parsed."""
    tokens = sentence.tokens
    if not tokens:
        return True
    head, top = head_of(tokens, timex.start, timex.end), root(tokens)
    if head is None or clause_factuality_cues(tokens, top).tense != "past":
        return False
    clause = clause_of(tokens, head)
    if relation(tokens, clause) == "xcomp" and tokens[top].lemma in lemmas(
        "aspect"
    ):  # "began to leave on Sunday"
        clause = tokens[clause].head
    return top in {head, clause} or (head < top and top in head_chain(tokens, head)[:2])
