"""Reader of dates whose month is named in another language: dateparser knows them."""

import re
from datetime import date
from functools import lru_cache

from etl.resources import load_yaml
from etl.times.reading import Context, Reading, dated, reader


@reader("foreign")
def read_foreign(match: re.Match[str], context: Context) -> Reading | None:
    """ "5 de marzo de 2019", "5 марта 2019", "2019年3月5日"; None if no language has such a month."""
    day = _parsed(match.group(0))
    return dated(day.isoformat()) if day else None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> date | None:
    import dateparser  # slow to load, and hardly ever needed

    languages = load_yaml("lexicon", "times.yaml")["languages"]
    found = dateparser.parse(
        text, languages=languages, settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    )
    return found.date() if found else None
