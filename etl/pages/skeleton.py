"""What every page has: one HTML file whose own policy tells the browser what it may run and load."""

from html import escape

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def filled(title: str, policy: str, style: str, body: str) -> str:
    """The whole file.

    Args:
        title: as plain text.
        policy: what the browser may run and load, as a Content-Security-Policy.
        style: CSS.
        body: HTML.
    """
    return _PAGE.format(title=escape(title), policy=policy, style=style, body=body)
