"""Where the authored data are: schemas, lexicons and reference tables.

In a checkout they stand at the top level; a wheel carries them inside the package.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_INSIDE = {
    "schemas": _CHECKOUT / "schemas",
    "lexicon": _CHECKOUT / "data" / "lexicon",
    "reference": _CHECKOUT / "data" / "reference",
    "measures": _CHECKOUT / "data" / "measures",
    "project": _CHECKOUT,
}


def resource_path(kind: str, name: str = "") -> Path:
    """Path of a file of authored data.

    Args:
        kind: "schemas", "lexicon", "reference", "measures", or "project" for the licences.
        name: file name inside that folder; "" for the folder itself.

    Raises:
        KeyError: if `kind` is none of these.
    """
    packed = _PACKAGE / "_resources" / kind
    base = packed if packed.is_dir() else _INSIDE[kind]
    return base / name


class _WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads YAML 1.2's booleans only: in word lists "on", "off", "no" and "yes" are words."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _WordLoader.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@cache
def load_yaml(kind: str, name: str) -> Any:
    """The parsed content of one YAML file of authored data; treat it as read-only."""
    return yaml.load(resource_path(kind, name).read_text(encoding="utf-8"), Loader=_WordLoader)
