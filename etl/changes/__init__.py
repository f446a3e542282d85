"""What changed from one build to another: events added, removed and changed, field by field."""

from .compare import Changed, Changes, Removed, compare
from .csv import as_csv
from .page import as_html
from .text import as_text

__all__ = ["Changed", "Changes", "Removed", "as_csv", "as_html", "as_text", "compare"]
