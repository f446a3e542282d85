"""Puts a page's body, styles, scripts and data into one HTML file.

Words from articles are strangers' words. They get into a page only as JSON in which no tag can begin, and
scripts put them into the page as text. Should one slip through all the same, the page's own policy lets the
browser run and load nothing that is not named here by its hash.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from etl.pages.skeleton import filled

_SCRIPTS = """\
{body}
<script type="application/json" id="data">{data}</script>
<script>{script}</script>"""
# JSON within which no tag, no entity and no line end of JavaScript can stand.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def page(
    title: str,
    body: str,
    *,
    styles: Iterable[Path],
    scripts: Iterable[Path],
    data: Any = None,
    connect: str = "'none'",
) -> str:
    """One HTML file with everything in it.

    Args:
        title: the page's title, as plain text.
        body: HTML of the body, by this project's authors; never words from an article.
        styles: CSS files, in order.
        scripts: JavaScript files, in order; they share one scope of their own.
        data: what the scripts find as JSON in the element "data"; may hold any words.
        connect: where the scripts may send requests: nowhere, or "'self'".
    """
    style = "\n" + "\n".join(path.read_text(encoding="utf-8") for path in styles)
    code = "\n".join(path.read_text(encoding="utf-8") for path in scripts)
    script = f'\n(() => {{\n"use strict";\n{code}}})();\n'
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )
    return filled(title, policy, style, _SCRIPTS.format(body=body, data=safe_json(data), script=script))


def safe_json(value: Any) -> str:
    """JSON that can stand inside a script element, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    return text.translate(_ESCAPES)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
