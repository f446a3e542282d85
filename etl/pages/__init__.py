"""Self-contained pages: one HTML file that needs no network and runs no script but its own."""

from etl.pages.inline import page, safe_json

__all__ = ["page", "safe_json"]
