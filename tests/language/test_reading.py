"""An article in, sentences with tokens, quotations and speakers out."""

import pytest

from etl.language import Reader, reported_speech, tree
from etl.language.gate import Clue
from etl.language.lemmas import lemma_of
from etl.language.split import sentences
from etl.language.train import files_of
from etl.records import Article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader([Clue(frozenset({word})) for word in ("truce", "talk", "agree")])


def read(reader: Reader, text: str, title: str | None = None):
    return next(iter(reader.read_many([Article("a1", "x", "x.txt", "txt", "0" * 64, title, text)])))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Mr. Odam met Gen. Reis. They talked.", ["Mr. Odam met Gen. Reis.", "They talked."]),
        ("The U.N. envoy left on Nov. 5. He flew.", ["The U.N. envoy left on Nov. 5.", "He flew."]),
        ("It cost 2.5 million. Why? Nobody knows!", ["It cost 2.5 million.", "Why?", "Nobody knows!"]),
        ('"We agree." He left.', ['"We agree."', "He left."]),
        ("One line\n\nAnother paragraph", ["One line", "Another paragraph"]),
    ],
)
def test_sentences_end_where_readers_end_them(text, ends):
    assert [text[a:b] for a, b, _ in sentences(text)] == ends


def test_offsets_of_sentences_and_tokens_are_exact(reader):
    text = "The armies agreed on a truce.\n\nNobody else spoke.  The “rebels” agreed, too."
    article = read(reader, text, title="Armies agree")
    for sentence in article.sentences:
        whole = text if sentence.no else "Armies agree"
        assert whole[sentence.start : sentence.end] == sentence.text
        assert all(whole[t.start : t.end] == t.text for t in sentence.tokens)


def test_only_sentences_with_a_clue_are_parsed(reader):
    article = read(reader, "The rain went on. The truce holds. Bread was dear.")
    assert [bool(s.tokens) for s in article.sentences] == [False, True, False]


def test_every_parsed_sentence_is_one_tree(reader):
    article = read(
        reader,
        "Talks, the envoy said, between the army and the rebels – and nobody else – go on: truce or no truce.",
    )
    tokens = article.sentences[0].tokens
    assert sum(t.head == t.i for t in tokens) == 1
    assert all(tree.root(tokens) in {t.i, *tree.head_chain(tokens, t.i)} for t in tokens)


def test_between_joins_two_sides(reader):
    tokens = read(reader, "The talks between the army and the rebels went on.").sentences[0].tokens
    sides = tree.obliques(tokens, next(t.i for t in tokens if t.text == "talks"))["between"]
    assert [tokens[i].text for i in sides] == ["army", "rebels"]


def test_a_clause_keeps_its_subject_before_the_one_who_said_it(reader):
    text = "A truce between Yemen's warring parties expired on Sunday without an agreement, the United Nations said."
    tokens = read(reader, text).sentences[0].tokens
    of = {t.text: t for t in tokens}
    assert tokens[of["truce"].head].text == "expired" and of["truce"].dep == "nsubj"
    assert tokens[of["Nations"].head].text == "said" and of["expired"].dep == "ccomp"


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("The government said that a truce with the rebels had ended on Monday.", "truce", "ended"),
        ("Norway, which mediates between the sides, proposed a truce on Monday.", "Norway", "proposed"),
    ],
)
def test_a_finite_verb_heads_its_clause_and_has_its_subject(reader, text, subject, verb):
    tokens = read(reader, text).sentences[0].tokens
    of = {t.text: t for t in tokens}
    assert (tokens[of[subject].head].text, of[subject].dep) == (verb, "nsubj")
    assert tree.relation(tokens, of[verb].i) in {"root", "ccomp"}


@pytest.mark.parametrize("when", ["Saturday", "last week", "Monday night"])
def test_the_time_of_saying_is_not_what_is_said(reader, when):
    text = f"The embattled government said {when} that the highway would be opened after the talks with the rebels."
    tokens = read(reader, text).sentences[0].tokens
    of = {t.text: t for t in tokens}
    assert (tokens[of["opened"].head].text, tree.relation(tokens, of["opened"].i)) == ("said", "ccomp")
    assert tree.relation(tokens, of[when.split()[-1]].i) == "obl"


def test_what_is_agreed_on_stands_behind_the_day(reader):
    tokens = (
        read(reader, "The armies agreed on Monday to extend their truce by five days.").sentences[0].tokens
    )
    of = {t.text: t for t in tokens}
    assert (tokens[of["extend"].head].text, of["extend"].dep) == ("agreed", "xcomp")
    offer = (
        read(reader, "Turkey offered on Monday to mediate in the talks between the two armies.")
        .sentences[0]
        .tokens
    )
    mediate = next(t for t in offer if t.text == "mediate")
    assert (mediate.upos, offer[mediate.head].text, mediate.dep) == ("VERB", "offered", "xcomp")
    purpose = read(reader, "The armies stopped on Monday to extend their truce.").sentences[0].tokens
    assert {t.text: t.dep for t in purpose}["extend"] == "advcl"


def test_capitals_are_truecased_and_keep_their_offsets(reader):
    sentence = read(
        reader, "THE GOVERNMENT OF EL SALVADOR AND THE GUERRILLAS AGREED ON A TRUCE TODAY."
    ).sentences[0]
    assert sentence.capitals
    assert sentence.text.isupper()
    assert [t.text for t in sentence.tokens][3:5] == ["El", "Salvador"]
    assert next(t for t in sentence.tokens if t.norm == "agreed").upos == "VERB"


def test_a_quotation_has_its_speaker_from_the_next_sentence(reader):
    text = '"The truce holds," General Reis said. "The talks go on." He left.'
    article = read(reader, text)
    spoken = [
        (text[q.start : q.end], q.speaker and text[slice(*q.speaker)])
        for s in article.sentences
        for q in s.quotes
    ]
    assert spoken[0][0] == '"The truce holds,"'
    assert "Reis" in spoken[0][1]


def test_indirect_speech_has_speaker_and_clause(reader):
    sentence = read(reader, "The minister denied that the army had agreed to a truce.").sentences[0]
    frame = reported_speech(sentence)[0]
    assert frame.kind == "deny"
    assert sentence.tokens[frame.speaker].text == "minister"
    assert sentence.tokens[frame.clause].text == "agreed"


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("held", "VERB", "hold"),
        ("stopped", "VERB", "stop"),
        ("mediating", "VERB", "mediate"),
        ("agreed", "VERB", "agree"),
        ("ceasing", "VERB", "cease"),
        ("parties", "NOUN", "party"),
        ("hostilities", "NOUN", "hostility"),
        ("broke", "VERB", "break"),
    ],
)
def test_lemmas_by_rule(form, upos, lemma):
    assert lemma_of(form, upos, {}) == lemma


def test_training_asks_for_the_files_it_needs(tmp_path):
    import click

    (tmp_path / "en-train.spacy").touch()
    with pytest.raises(click.UsageError, match="one \\*dev\\*"):
        files_of(tmp_path)
    (tmp_path / "en-dev.spacy").touch()
    (tmp_path / "news-devtest.spacy").touch()
    train, dev, tests = files_of(tmp_path)
    assert (train.name, dev.name, [t.name for t in tests]) == (
        "en-train.spacy",
        "en-dev.spacy",
        ["news-devtest.spacy"],
    )
