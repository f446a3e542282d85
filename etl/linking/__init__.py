"""Merging: what articles report becomes events with stable names, processes and links."""

from .stage import Linked, link

__all__ = ["Linked", "link"]
