"""Mends word classes and verb forms that no sentence can have, before the relations that rest on them.

A participle with a subject and no auxiliary is a past tense, "has frozen talks" a perfect, a "verb" with a preposition a
noun: each is an impossibility of English, whatever the words.
"""

from etl.language.tree import case_of, children, np_span, relation
from etl.records import Token
from etl.resources import load_yaml

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ARGUMENTS = frozenset({"obl", "nmod", "obj", "nsubj", "iobj"})


def forms(tokens: list[Token]) -> None:
    """All of this file's repairs."""
    for step in (
        names_behind,
        nouns,
        to_nouns,
        gerund_nouns,
        perfects,
        past_root,
        past_tenses,
        reduced_clauses,
        parted_subjects,
        ready,
        nouns_joined,
        asked_for,
        wanted_as,
        open_to,
    ):
        step(tokens)


def names_behind(tokens: list[Token]) -> None:
    """ "Met in Kunming": a capitalised word behind a preposition is a name, whatever its ending."""
    if sum(t.text[0].islower() for t in tokens) * 2 < len(tokens):
        return  # a headline
    for t in tokens[1:]:
        if t.upos != "VERB" or not t.text[0].isupper():
            continue
        marks = [k for k in children(tokens, t.i, "mark") if k == t.i - 1 and tokens[k].upos == "ADP"]
        if not marks or children(tokens, t.i, "obj", "nsubj"):
            continue
        t.upos, t.feats, t.lemma = "PROPN", {}, t.norm
        t.dep = "nmod" if tokens[t.head].upos in _NOMINAL else "obl"
        tokens[marks[0]].dep = "case"


def nouns(tokens: list[Token]) -> None:
    """ "With government envoys": what a preposition or a verb takes is a noun, and the word before it a part of its name."""
    for t in tokens:
        if t.upos != "VERB" or not t.norm.endswith("s") or relation(tokens, t.i) not in _ARGUMENTS:
            continue
        before = [k for k in children(tokens, t.i, "nsubj") if k == t.i - 1]
        if before and not children(tokens, t.i, "obj", "aux", "mark"):
            t.upos, t.feats, t.lemma = "NOUN", {"Number": "Plur"}, t.norm.removesuffix("s")
            tokens[before[0]].dep = "compound"


def to_nouns(tokens: list[Token]) -> None:
    """ "Agreed to talks": "to" before a plural noun is a preposition."""
    for t in tokens:
        if t.upos != "NOUN" or not t.norm.endswith("s"):
            continue
        marks = [k for k in children(tokens, t.i, "mark") if k == t.i - 1 and tokens[k].norm == "to"]
        if marks and not children(tokens, t.i, "nsubj"):
            tokens[marks[0]].upos, tokens[marks[0]].dep = "ADP", "case"
            t.dep = "nmod" if tokens[t.head].upos in _NOMINAL else "obl"


def gerund_nouns(tokens: list[Token]) -> None:
    """ "Ordered a halt in fighting": an -ing form between a noun's preposition and the end of its phrase is a noun."""
    for t in tokens[2:]:
        case, noun = tokens[t.i - 1], tokens[t.i - 2]
        behind = case.norm in {"in", "of", "to"} and noun.upos == "NOUN"
        clause = t.dep in {"advcl", "acl"} and t.upos in {"VERB", "NOUN"}
        if not behind or not clause or not t.norm.endswith("ing"):
            continue
        own = [
            k for k in children(tokens, t.i, "obj", "obl", "nsubj", "aux") if tokens[k].dep != "obl:unmarked"
        ]
        if not own:
            for k in children(tokens, t.i, "obl"):
                tokens[k].head = t.head  # "this week"
            t.upos, t.feats, t.lemma, t.dep, t.head = "NOUN", {"Number": "Sing"}, t.norm, "nmod", noun.i
            case.upos, case.dep, case.head = "ADP", "case", t.i


def perfects(tokens: list[Token]) -> None:
    """ "Has frozen talks": the participle right behind "has" is the clause's verb, the noun behind it the object."""
    for have in tokens:
        if have.upos != "AUX" or have.lemma != "have":
            continue
        k = next((t.i for t in tokens[have.i + 1 :] if t.upos != "ADV"), have.i)
        verb, old = tokens[k], tokens[have.head]
        if verb.feats.get("VerbForm") != "Part" or relation(tokens, k) != "amod" or old.upos not in _NOMINAL:
            continue
        noun = tokens[verb.head]
        verb.head, verb.dep = (k, "root") if old.head == old.i else (old.head, old.dep)
        for c in children(tokens, old.i):
            if c < k or (noun.i != old.i and tokens[c].dep == "punct"):
                tokens[c].head = k
        old.head, old.dep = k, "obl" if children(tokens, old.i, "case") else "obj"
        noun.head, noun.dep = k, "obj"


def past_root(tokens: list[Token]) -> None:
    """ "The United Nations called on them ...": a printed sentence has a finite verb; the participle behind its noun is it."""
    root = next(t for t in tokens if t.head == t.i)
    finite = any(t.feats.get("VerbForm") == "Fin" for t in tokens)
    if finite or root.upos not in _NOMINAL or tokens[-1].norm != ".":
        return
    for k in children(tokens, root.i, "acl"):
        if tokens[k].feats.get("VerbForm") == "Part" and tokens[k].norm.endswith("ed") and k > root.i:
            tokens[k].feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
            tokens[k].head, tokens[k].dep = k, "root"
            root.head, root.dep = k, "nsubj"
            for c in children(tokens, root.i, "punct"):
                tokens[c].head = k
            return
    _past_before_root(tokens, root)


def _past_before_root(tokens: list[Token], root: Token) -> None:
    """ "The front proposed to the president the holding of a meeting": what has a subject is the object of its verb."""
    if children(tokens, root.i, "cop", "aux", "case"):
        return
    for subject in children(tokens, root.i, "nsubj"):
        for k in children(tokens, subject, "acl"):
            if subject < k < root.i and tokens[k].norm.endswith("ed") and children(tokens, k, "obl"):
                tokens[k].feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
                tokens[k].head, tokens[k].dep = k, "root"
                for c in [subject, *children(tokens, root.i, "punct", "obl", "advmod")]:
                    tokens[c].head = k
                root.head, root.dep = k, "obj"
                return


def past_tenses(tokens: list[Token]) -> None:
    """ "Savimbi called for talks": a past participle with a subject and no auxiliary is a past tense."""
    for t in tokens:
        past = t.upos == "VERB" and t.feats.get("VerbForm") == "Part" and t.feats.get("Tense") == "Past"
        if not past or tokens[t.i - 1].norm == ",":
            continue
        plain = [k for k in children(tokens, t.i, "nsubj") if tokens[k].dep == "nsubj" and k < t.i]
        if plain and not children(tokens, t.i, "aux", "aux:pass", "mark"):
            t.feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}


def reduced_clauses(tokens: list[Token]) -> None:
    """ "Talks sponsored by the League opened": a passive without auxiliary only describes its noun; the later verb is the clause's."""
    root = next(t for t in tokens if t.head == t.i)
    past = root.feats.get("Tense") == "Past" and root.norm.endswith(("ed", "en"))
    if root.upos != "VERB" or not past:
        return
    subjects = [k for k in children(tokens, root.i, "nsubj") if k < root.i]
    if len(subjects) != 1 or children(tokens, root.i, "aux:pass", "aux", "obj", "ccomp", "xcomp"):
        return
    for k in range(root.i + 1, len(tokens)):
        loose = (
            relation(tokens, k) in {"advcl", "conj", "parataxis", "xcomp", "acl"}
            and tokens[k - 1].norm != ","
        )
        if not loose or tokens[k].upos != "VERB" or tokens[k].feats.get("Tense") != "Past":
            continue
        if not children(tokens, k, "nsubj", "mark", "cc", "aux", "aux:pass", "obl:agent"):
            tokens[k].feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
            subject = tokens[subjects[0]]
            tokens[k].head, tokens[k].dep = k, "root"
            subject.head, subject.dep = k, "nsubj"
            root.head, root.dep = subject.i, "acl"
            for c in children(tokens, root.i, "punct", "obl"):
                if tokens[c].dep == "punct" or case_of(tokens, c) in {"between", "with", "among"}:
                    tokens[c].head = k if tokens[c].dep == "punct" else subject.i
            return


def parted_subjects(tokens: list[Token]) -> None:
    """ "A truce, signed in May, collapsed": a comma parts no subject from its verb; the verb behind the second comma is it."""
    root = next(t for t in tokens if t.head == t.i)
    subjects = [k for k in children(tokens, root.i, "nsubj") if k < root.i]
    if (
        root.upos != "VERB"
        or len(subjects) != 1
        or tokens[root.i - 1].norm != ","
        or subjects[0] != root.i - 2
    ):
        return
    for k in children(tokens, subjects[0], "acl"):
        if (
            k > root.i
            and tokens[k - 1].norm == ","
            and tokens[k].upos == "VERB"
            and root.norm.endswith(("ed", "en"))
        ):
            subject = tokens[subjects[0]]
            tokens[k].head, tokens[k].dep, subject.head, subject.dep = k, "root", k, "nsubj"
            tokens[k].feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
            root.head, root.dep = subject.i, "acl"
            root.feats = {"Tense": "Past", "VerbForm": "Part", "Voice": "Pass"}
            for c in children(tokens, root.i, "punct"):
                tokens[c].head = k
            return


def ready(tokens: list[Token]) -> None:
    """ "Was prepared to talk" tells what somebody is like, not what was done to him."""
    for t in tokens:
        if t.norm != "prepared":
            continue
        to_do = any(tokens[k].feats.get("VerbForm") == "Inf" for k in children(tokens, t.i, "xcomp"))
        be = [k for k in children(tokens, t.i, "aux:pass") if tokens[k].lemma == "be"]
        for_it = any(
            tokens[c].norm == "for" for k in children(tokens, t.i, "obl") for c in children(tokens, k, "case")
        )
        if not (to_do or for_it) or not be:
            continue
        t.upos, t.lemma, t.feats = "ADJ", "prepared", {"Degree": "Pos"}
        tokens[be[0]].dep = "cop"
        for k in children(tokens, t.i, "nsubj:pass"):
            tokens[k].dep = "nsubj"


def nouns_joined(tokens: list[Token]) -> None:
    """ "Called on the army and the rebels to talk": a noun joined by "and" to a verb belongs to the noun before it."""
    for t in tokens:
        if relation(tokens, t.i) != "conj" or t.upos not in {"NOUN", "PROPN"}:
            continue
        joints = [k for k in children(tokens, t.i, "cc") if tokens[k].norm == "and"]
        if not joints or joints[0] < 1:
            continue
        verb = t.head
        if (
            tokens[verb].upos != "VERB"
            or children(tokens, t.i, "cop", "nsubj")
            or np_span(tokens, t.i)[0] != joints[0] + 1
        ):
            continue
        k = joints[0] - 1
        while tokens[k].head not in {verb, k}:
            k = tokens[k].head
        if (
            tokens[k].head == verb
            and relation(tokens, k) in _ARGUMENTS
            and tokens[k].upos in _NOMINAL
            and k > verb
        ):
            t.head = k


def asked_for(tokens: list[Token]) -> None:
    """ "Renewed its call for talks": what a noun of asking is for hangs on the noun."""
    nouns_of_asking = load_yaml("lexicon", "clauses.yaml")["nouns_of_asking"]
    for t in tokens:
        if relation(tokens, t.i) != "obl" or case_of(tokens, t.i) != "for":
            continue
        case = children(tokens, t.i, "case")[0]
        noun = tokens[case - 1]
        if case and noun.upos == "NOUN" and noun.lemma in nouns_of_asking and noun.head == t.head:
            t.head, t.dep = noun.i, "nmod"


def wanted_as(tokens: list[Token]) -> None:
    """ "Wants Norway as mediator": the "as" behind a name that is an object says as what the verb takes it."""
    for t in tokens if any(t.norm == "as" for t in tokens) else ():
        if t.upos not in {"NOUN", "PROPN"}:
            continue
        cases = [k for k in children(tokens, t.i, "case") if tokens[k].norm == "as"]
        if not cases or cases[0] < 2:
            continue
        k = cases[0] - 1
        while (
            tokens[k].upos in _NOMINAL
            and relation(tokens, k) in {"flat", "compound"}
            and tokens[k].head < cases[0]
        ):
            k = tokens[k].head
        taken = (
            relation(tokens, k) == "obj"
            and tokens[k].upos in {"PROPN", "PRON"}
            and tokens[tokens[k].head].upos == "VERB"
        )
        if taken and tokens[k].head != t.i:
            t.head, t.dep = tokens[k].head, "obl"


def open_to(tokens: list[Token]) -> None:
    """ "Remained open to talks": what stands behind an adjective's own preposition belongs to the adjective."""
    for t in tokens:
        if relation(tokens, t.i) != "obl":
            continue
        cases = [k for k in children(tokens, t.i, "case") if tokens[k].norm in {"to", "for", "about"}]
        if not cases or not cases[0]:
            continue
        before = tokens[cases[0] - 1]
        if before.upos == "ADJ" and relation(tokens, before.i) == "xcomp" and before.head == t.head:
            t.head = before.i
