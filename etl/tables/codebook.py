"""The codebook, generated from the schemas: `python -m etl.tables.codebook docs/codebook.md`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from etl.tables.model import Field, Table
from etl.tables.other_schemes import crosswalk
from etl.tables.schemas import TABLES, table_schema, vocabularies, vocabulary

_INTRODUCTION = """\
# Codebook

<!-- Generated from schemas/ by `python -m etl.tables.codebook docs/codebook.md`; edit the schemas instead. -->

What stands in a built data set: one Parquet file a table, with the columns in this order. Every file
carries these descriptions in its metadata.

- Unknown is null. "Does not apply" is null, too; `family` tells the two apart.
- Dates are days (`date`), both ends of an interval inclusive. Instants (`datetime`) are in UTC.
- Codes are lower-case strings; date_prec and where_prec are the numbers of UCDP.
- Lists in one column are joined with "; ".
- A row that breaks one of the rules below is not published but listed in `rejects`, with the rule's name.
"""


def codebook() -> str:
    """The codebook in Markdown."""
    contents = [f"- [{name}](#{name}): {table_schema(name).title}" for name in TABLES]
    parts = [
        _INTRODUCTION,
        "\n".join([*contents, "- [Vocabularies](#vocabularies)", "- [Other schemes](#other-schemes)", ""]),
    ]
    parts += ["\n".join(_table(table_schema(name))) for name in TABLES]
    parts.append("## Vocabularies\n\nThe codes that a column may hold, and what they mean.\n")
    # Rules that a row can break are told among the reasons of rejects.
    parts += ["\n".join(_vocabulary(name)) for name in vocabularies() if name != "row_rule"]
    parts.append("\n".join(_other_schemes()))
    return "\n".join(parts)


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n\n{table.description}\n"
    if table.primary_key:
        yield f"Key: {_names(table.primary_key)}. Sorted by {_names(table.sort)}.\n"
    else:
        yield f"Sorted by {_names(table.sort)}.\n"
    yield "| column | type | values | meaning |\n|---|---|---|---|"
    for field in table.fields:
        yield f"| `{field.name}` | {field.type} | {_values(table, field)} | {_cell(field.description)} |"
    yield ""
    rules = [*table.rules, *table.table_rules]
    if rules:
        yield "Rules:\n"
        yield from (f"- `{rule.id}`: {rule.description}" for rule in rules)
        yield ""


def _values(table: Table, field: Field) -> str:
    """What the column may hold: given or not, its codes, bounds, pattern, and the table it refers to."""
    parts = ["required"] if field.required else []
    if field.vocabulary:
        parts.append(f"[{field.vocabulary}](#{field.vocabulary})")
    elif field.minimum is not None or field.maximum is not None:
        parts.append(_bounds(field))
    if field.pattern:
        parts.append(f"`{_cell(field.pattern)}`")
    parts += [
        f"a row of [{key.table}](#{key.table})" for key in table.foreign_keys if key.column == field.name
    ]
    return ", ".join(parts)


def _bounds(field: Field) -> str:
    # The greatest number that 32 bits hold says how a column is stored, not what it means.
    high = None if field.maximum == 2**31 - 1 else field.maximum
    if high is None:
        return f"{field.minimum} or more"
    return f"{field.minimum} to {high}" if field.minimum is not None else f"up to {high}"


def _vocabulary(name: str) -> Iterator[str]:
    words = vocabulary(name)
    yield f"### {name}\n\n{words.title}.\n"
    if words.within:
        yield f"| {words.within} | code | meaning |\n|---|---|---|"
        for group, codes in words.groups.items():
            yield from (f"| `{group}` | `{code}` | {_cell(meaning)} |" for code, meaning in codes.items())
    else:
        yield "| code | meaning |\n|---|---|"
        yield from (f"| `{code}` | {_cell(meaning)} |" for code, meaning in words.codes.items())
    yield ""


def _other_schemes() -> Iterator[str]:
    yield "## Other schemes\n\nThe nearest codes of CAMEO and PLOVER, as they stand in `cameo` and `plover`."
    yield "Those of a prerequisite may be narrower, after its `condition_kind`.\n"
    yield "| family | event_type | CAMEO | PLOVER |\n|---|---|---|---|"
    for family, codes in vocabulary("event_type").groups.items():
        for code in codes:
            cameo, plover = crosswalk(family, code)
            yield f"| `{family}` | `{code}` | {cameo or ''} | {plover or ''} |"
    yield ""


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the codebook to the path given; 2 if none is given."""
    if len(arguments) != 1:
        print("usage: python -m etl.tables.codebook PATH", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(codebook(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
