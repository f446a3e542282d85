"""Serves the review page to this machine alone.

It listens on the loopback address. A page of another site cannot speak to it: requests must name this
address as their host (so no name can be made to point here) and carry a token that only the page has.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import date
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from etl.pages import page
from etl.review.columns import GUARDED, REVIEWED, checked, form_fields
from etl.review.decisions import ACTIONS, Decision, Desk

LOOPBACK = "127.0.0.1"
_HERE = Path(__file__).parent / "page"
_LARGEST = 100_000  # bytes of one decision


class ReviewServer(ThreadingHTTPServer):
    """A server of one coder's review; `serve_forever` runs it."""

    daemon_threads = True

    def __init__(self, items: Sequence[dict[str, Any]], desk: Desk, port: int = 0) -> None:
        """Open a port of the loopback address; 0 takes any that is free.

        Raises:
            OSError: if the port is taken.
        """
        super().__init__((LOOPBACK, port), _Handler)
        self.items = {item["event_id"]: item for item in items}
        self.desk, self.token, self.lock = desk, secrets.token_urlsafe(24), Lock()

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{LOOPBACK}:{self.server_port}/?t={self.token}"

    def page(self) -> str:
        """The page, with the events and what the coder has decided so far."""
        own = {
            e: {"action": d.action, "values": d.values, "reason": d.reason}
            for e, d in self.desk.own().items()
        }
        data = {
            "items": list(self.items.values()),
            "fields": form_fields(),
            "decided": own,
            "coder": self.desk.coder,
            "token": self.token,
        }
        body = (_HERE / "body.html").read_text(encoding="utf-8")
        return page(
            "Review",
            body,
            styles=[_HERE / "review.css"],
            scripts=[_HERE / "review.js"],
            data=data,
            connect="'self'",
        )

    def decide(self, sent: dict[str, Any]) -> str:
        """Keep what the page sent; returns the action.

        Raises:
            KeyError: for an event that is not in the sample.
            ValueError: for an action that there is not, or a value that its column cannot have.
        """
        item = self.items[sent["event_id"]]
        base = self._base(item)
        action = sent["action"]
        values = {name: checked(name, sent.get("values", {}).get(name)) for name in REVIEWED}
        if action == "accept" and any(values[name] != base[name] for name in REVIEWED):
            action = "set"
        if action not in ACTIONS or (action == "set" and values == base):
            raise ValueError(f"no such decision: {action}")
        other = {near["event_id"]: near for near in item["near"]}[sent["into"]] if action == "merge" else None
        decision = Decision(
            item["event_id"],
            action,
            str(sent.get("reason") or "").strip()[:500] or "Read beside its sentences.",
            date.today().isoformat(),
            base,
            values if action in ("accept", "set") else {},
            other and other["event_id"],
            {"date_start": other["date_start"]} if other else {},
        )
        with self.lock:
            self.desk.decide(decision)
        return action

    def _base(self, item: dict[str, Any]) -> dict[str, Any]:
        """The row as the rules coded it: what an earlier review of it set is taken back."""
        row = {name: item[name] for name in REVIEWED}
        applied = f"review-{item['event_id'].lower()}" in (item["corrections"] or "").split("; ")
        earlier = next(
            (own[item["event_id"]] for own in self.desk.all().values() if item["event_id"] in own), None
        )
        return (
            row | {n: earlier.expect[n] for n in (*GUARDED, *earlier.changes)} if applied and earlier else row
        )


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if not self._own_host() or path != "/" or not compare_digest(query, f"t={self.server.token}"):
            return self._answer(404, "text/plain", "Open the address that the program printed.")
        self._answer(200, "text/html", self.server.page())

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        token = self.headers.get("X-Review-Token", "")
        if not self._own_host() or not compare_digest(token, self.server.token) or not 0 < length <= _LARGEST:
            return self._answer(403, "text/plain", "refused")
        try:
            action = self.server.decide(json.loads(self.rfile.read(length)))
        except (KeyError, TypeError, ValueError) as error:
            return self._answer(400, "text/plain", str(error))
        except OSError as error:
            return self._answer(
                500, "text/plain", f"the decision cannot be written: {error.strerror or error}"
            )
        self._answer(200, "application/json", json.dumps({"action": action}))

    def _own_host(self) -> bool:
        return self.headers.get("Host", "") == f"{LOOPBACK}:{self.server.server_port}"

    def _answer(self, status: int, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is the coder's."""
