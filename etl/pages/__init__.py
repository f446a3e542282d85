"""Self-contained pages, one HTML file each that needs no network: with scripts of its own, or plain with none at all."""

from etl.pages.inline import page, safe_json

__all__ = ["page", "safe_json"]
