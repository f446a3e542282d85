"""Saved field mappings: a YAML file that says how records call what we need."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from etl.articles.options import RECORD_FIELDS


class BadMapping(ValueError):
    """A mapping file that cannot be used; the message says what to put right."""


def read_mapping(path: Path) -> dict[str, str | Sequence[str]]:
    """Our field name -> the input's own name or names, for `ReadOptions.fields`.

    Raises:
        BadMapping: if the file cannot be read or says what cannot be.
    """
    try:
        content: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise BadMapping(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise BadMapping(f"{path}: not in UTF-8") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise BadMapping(f"{path}: not valid YAML ({_short(error)})") from None
    if not isinstance(content, dict) or not content:
        raise BadMapping(f"{path}: lines such as 'text: body' are expected")
    return {_field(path, name): _names(path, name, theirs) for name, theirs in content.items()}


def _field(path: Path, name: Any) -> str:
    known = (*RECORD_FIELDS, "records")
    if name not in known:
        raise BadMapping(f"{path}: unknown field {name!r}; known are {', '.join(known)}")
    return str(name)


def _names(path: Path, name: str, theirs: Any) -> str | list[str]:
    if isinstance(theirs, str) and theirs.strip():
        return theirs.strip()
    if isinstance(theirs, list) and theirs and all(isinstance(one, str) and one.strip() for one in theirs):
        return [one.strip() for one in theirs]
    raise BadMapping(f"{path}: {name} must be a name such as 'body', or a list of names such as [body, text]")


def _short(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or type(error).__name__
    return f"line {mark.line + 1}: {problem}" if mark else str(problem)
