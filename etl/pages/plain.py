"""Plain pages without scripts: one HTML file that loads nothing and runs nothing.

Words from articles are strangers' words: all text is escaped here, and the page's own policy lets the browser
run and load nothing, should something slip through.
"""

from collections.abc import Iterable
from html import escape

from etl.pages.skeleton import filled

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ddd; }
td { overflow-wrap: anywhere; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
h2 { margin-top: 2.5rem; }
code { font-size: .9em; }
.bad { color: #a40000; } .good { color: #006b2d; } .dim { color: #666; }
del { background: #fbe3e3; text-decoration: none; } ins { background: #def3e0; text-decoration: none; }
svg text { font: 11px system-ui, sans-serif; fill: #444; }
"""


class Markup(str):
    """Text that is HTML already; everything else is escaped when it is put into a page."""


def text(value: object) -> str:
    """A value as HTML: escaped unless it is markup; nothing for None."""
    if isinstance(value, Markup):
        return str(value)
    return "" if value is None else escape(str(value))


def element(tag: str, *parts: object, cls: str | None = None) -> Markup:
    """One element with its parts, escaped."""
    attribute = f' class="{escape(cls)}"' if cls else ""
    return Markup(f"<{tag}{attribute}>{''.join(map(text, parts))}</{tag}>")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Markup:
    """A table; numbers stand to the right."""
    top = element("tr", *(element("th", name) for name in head))
    lines = (
        element("tr", *(element("td", cell, cls="n" if _is_number(cell) else None) for cell in row))
        for row in rows
    )
    return element("table", element("thead", top), element("tbody", *lines))


def page(title: str, *parts: object) -> str:
    """The whole file."""
    return filled(title, _POLICY, _STYLE, "\n".join(map(text, parts)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
