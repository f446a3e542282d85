"""E-mail as saved: single messages (.eml), mailboxes (.mbox), and web pages saved as messages (.mhtml)."""

import email
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default as policy
from email.utils import parseaddr

from etl.articles.connectors.record_fields import instant
from etl.articles.connectors.text_lines import byte_lines
from etl.articles.draft import Fault, Found, Known, Payload, Published
from etl.articles.options import ReadOptions
from etl.articles.visible_dates import parse_published


def read_message(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The message in an .eml file."""
    yield _message(payload.data, payload.source_id, "")


def read_mailbox(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The messages of a mailbox, one after another."""
    with payload.open() as stream:
        for number, data in enumerate(_messages(byte_lines(stream, payload.max_bytes), payload.max_bytes), 1):
            source_id, where = f"{payload.source_id}#{number}", f"message {number}"
            if data is None:
                yield Fault("too_large", f"{where}: larger than a document may be", source_id)
            else:
                yield _message(data, source_id, where)


def _messages(lines: Iterator[bytes | None], limit: int) -> Iterator[bytes | None]:
    """The bytes of each message, which begins with a line "From ..." after a blank one; None if too large."""
    held = bytearray()
    too_long, blank, begun = False, True, False
    for line in lines:
        if line is not None and blank and line.startswith(b"From "):
            if begun:
                yield None if too_long else bytes(held)
            held.clear()
            too_long, begun = False, True
        elif line is None or len(held) + len(line) > limit:
            too_long = True
            held.clear()
        elif not too_long:
            held += line + b"\n"
        blank = line is not None and not line.strip()
    if begun or held:
        yield None if too_long else bytes(held)


def read_saved_page(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The page in an .mhtml file; its date is the day on which it was saved."""
    message = _parsed(payload.data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        yield Fault("no_text", "no page in the saved file", payload.source_id)
        return
    url = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    known = Known(payload.source_id, url=url, retrieved_at=instant(_header(message, "Date")))
    content = part.get_payload(decode=True)
    yield Found(known, content if isinstance(content, bytes) else b"", markup=True)


def _message(data: bytes, source_id: str, where: str) -> Found | Fault:
    message = _parsed(data)
    part = message.get_body(("plain", "html"))
    content = _content(part) if part is not None else ""
    if not content.strip():
        return Fault("no_text", f"{where}: the message has no text".lstrip(": "), source_id)
    published = parse_published(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From") or "")
    known = Known(
        source_id=_header(message, "Message-ID", "").strip("<> ") or source_id,
        title=_header(message, "Subject"),
        outlet=name or address or None,
        published=Published(*published) if published else None,
    )
    is_page = part is not None and part.get_content_type() == "text/html"
    return Found(known, content, markup=is_page, where=where)


def _parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=policy)
    assert isinstance(message, EmailMessage)
    return message


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, ValueError, KeyError):
        raw = part.get_payload(decode=True)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _header(message: EmailMessage, name: str, default: str | None = None) -> str | None:
    """A header on one line; headers in mail can be anything, so that the library fails at some."""
    try:
        value = message[name]
    except Exception:
        return default
    return " ".join(str(value).split()) or default if value is not None else default
