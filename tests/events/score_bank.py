"""Score the coder on the banks of sentences in `bank/`: python -m tests.events.score_bank [--aside] [--errors].

Every third sentence is set aside: nobody reads its errors while writing rules, so that its score tells how
the rules do on sentences that they were not written for. (Those of the two banks of truces have been read once since.)
"""

import sys
from datetime import date
from pathlib import Path

import yaml

from etl.records import Article, Mention

from .stages import coded_mentions

BANK = Path(__file__).parent / "bank"
FAMILIES = ("prerequisite", "truce")
BACKGROUND = "The war between troops and rebels has gone on for years."
_FIELDS = {
    "kind": "condition_kind",
    "for": "condition_for",
    "min": "quantity_min",
    "max": "quantity_max",
    "laterality": "truce_laterality",
    "scope": "truce_scope",
    "days": "truce_duration_days",
    "purpose": "truce_purpose",
    "extendable": "truce_extendable",
    "tentative": "truce_tentative",
}


def load(name: str) -> list[dict]:
    """The entries of one bank, those with no expectation as decoys."""
    raw = yaml.safe_load((BANK / f"{name}.yaml").read_text())
    return [{"text": e} if isinstance(e, str) else e for e in raw]


def code_all(entries: list[dict]) -> list[list[Mention]]:
    """Mentions of the two families in each text, coded as the sentence of an article after `before`."""
    articles = [
        Article(
            f"a{n}",
            str(n),
            "",
            "txt",
            "0" * 64,
            None,
            f"{entry.get('before', BACKGROUND)}\n\n{entry['text']}",
            published_date=date(2020, 3, 4),
        )
        for n, entry in enumerate(entries)
    ]
    return [
        [m for m in mentions if m.family in FAMILIES and m.sentence_no > 1]
        for mentions in coded_mentions(articles)
    ]


def judge(entry: dict, mentions: list[Mention]) -> dict:
    """What of an entry is found, missed, extra, and which of its values are wrong."""
    left, missed, wrong, fields = list(mentions), [], [], [0, 0]
    for line in entry.get("expect", ()):
        wanted, values = _parse(line)
        fit = [m for m in left if f"{m.family}/{m.event_type}" == wanted]
        if not fit:
            missed.append(line)
            continue
        best = max(fit, key=lambda m: sum(_value(m, k) == v for k, v in values.items()))
        left = [m for m in left if m is not best]
        for key, value in values.items():
            fields[1] += 1
            fields[0] += _value(best, key) == value
            if _value(best, key) != value:
                wrong.append(f"{key}={_value(best, key)} not {value}")
    allowed = {_parse(line)[0] for line in [*entry.get("maybe", ()), *entry.get("expect", ())]}
    judged = {line.partition("/")[0] for line in allowed} or set(FAMILIES)
    left = [m for m in left if m.family in judged and f"{m.family}/{m.event_type}" not in allowed]
    kinds = {(m.family, m.event_type) for m in left}
    return {"missed": missed, "extra": sorted(f"{f}/{t}" for f, t in kinds), "wrong": wrong, "fields": fields}


def _parse(line: str) -> tuple[str, dict[str, str]]:
    head, *rest = line.split()
    values = dict(r.split("=") for r in rest)
    return head, {"status": "actual", **values}


def _value(mention: Mention, key: str) -> str:
    value = mention.status if key == "status" else mention.attributes.get(_FIELDS[key])
    return (
        f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value).lower()
    )


def score(name: str, aside: bool, verbose: bool = False) -> dict[str, float]:
    """Recall, precision and share of right values on one bank's part."""
    entries = [e for n, e in enumerate(load(name)) if (n % 3 == 2) == aside]
    hits = missed = extra = right = total = 0
    for entry, mentions in zip(entries, code_all(entries), strict=True):
        result = judge(entry, mentions)
        missed += len(result["missed"])
        hits += len(entry.get("expect", ())) - len(result["missed"])
        extra += len(result["extra"])
        right, total = right + result["fields"][0], total + result["fields"][1]
        if verbose and (result["missed"] or result["extra"] or result["wrong"]):
            print(
                entry["text"], *(f"   {k}: {v}" for k, v in result.items() if v and k != "fields"), sep="\n"
            )
    return {
        "recall": hits / max(hits + missed, 1),
        "precision": hits / max(hits + extra, 1),
        "values": right / max(total, 1),
        "extra": extra,
        "sentences": len(entries),
    }


if __name__ == "__main__":
    for bank in (
        "conditions",
        "conditions_more",
        "truces",
        "truces_more",
        "passages",
        "conditions_wire",
        "decoys",
        "war_reports",
    ):
        result = score(bank, "--aside" in sys.argv, "--errors" in sys.argv)
        print(bank, {k: round(v, 3) for k, v in result.items()})
