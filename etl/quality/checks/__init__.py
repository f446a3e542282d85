"""One check, one file: each tests a row in plain Python and gives expectations for a whole table."""

from types import ModuleType

from etl.quality.checks import (
    belongs,
    bounds,
    codes,
    differ,
    needs,
    only_for,
    order,
    pattern,
    required,
    span,
    together,
)

# Checks of one column, from its constraints.
OF_COLUMNS: tuple[ModuleType, ...] = (required, codes, bounds, pattern)
# Checks across the columns of a row, by the kind that a rule in schemas/ names.
OF_ROWS: dict[str, ModuleType] = {
    "belongs": belongs,
    "differ": differ,
    "needs": needs,
    "only_for": only_for,
    "order": order,
    "span": span,
    "together": together,
}
