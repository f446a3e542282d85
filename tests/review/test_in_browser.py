"""A review by keyboard in a real browser, over the loopback address alone."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

import etl
from etl.review import Desk, ReviewServer, sample
from etl.tables import read_tables

from ..story import write_story

CHECKOUT = Path(__file__).parents[2]
HOSTILE = '</script><img src=x onerror="document.title=1"><script>document.title=1</script>'
ARTICLE = """\
Government of Colombia and ELN agree truce

Published: 3 August 2023

BOGOTA - The Government of Colombia and the National Liberation Army (ELN) agreed on Wednesday to a
ceasefire of six months, the government said in a statement.

The truce was reached in talks hosted by Cuba. Norway mediated between the two sides.
"""


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., ReviewServer]]:
    servers = []

    def served(dataset: Path, size: int = 10) -> ReviewServer:
        items = sample(read_tables(dataset), dataset, size, "confidence")
        server = ReviewServer(items, Desk(tmp_path / "corrections", "ana"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server

    yield served
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[[ReviewServer], Page]]:
    faults: list[str] = []
    pages = []

    def opened(server: ReviewServer) -> Page:
        page = browser.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(server.url)
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert faults == []


@pytest.mark.browser
def test_rows_are_accepted_corrected_and_dropped_by_keyboard(story, serve, open_page):
    server = serve(story)
    page = open_page(server)
    told = page.locator("#progress")
    expect(told).to_contain_text("event 1 of 7, 0 decided")
    assert "Shells fell on the harbour" in page.inner_text("#reports mark")
    page.keyboard.press("a")  # the least certain first: e-shells
    expect(told).to_contain_text("event 2 of 7, 1 decided")
    page.keyboard.press("d")
    expect(told).to_contain_text("event 3 of 7, 2 decided")
    page.keyboard.press("c")
    page.locator("[name=status]").select_option("possible")
    page.locator("[name=location]").fill("Port Sel")
    page.keyboard.press("Control+Enter")
    expect(told).to_contain_text("event 4 of 7, 3 decided")
    assert sorted(d.action for d in server.desk.own().values()) == ["accept", "drop", "set"]
    (changed,) = [d for d in server.desk.own().values() if d.action == "set"]
    assert changed.changes == {"status": "possible", "location": "Port Sel"}
    page.reload()
    expect(told).to_contain_text("event 4 of 7, 3 decided")


@pytest.mark.browser
def test_script_in_an_article_stays_text(tmp_path, serve, open_page):
    change = {"evidence": HOSTILE, "side_a": HOSTILE}
    page = open_page(serve(write_story(tmp_path / "story", shells=change)))
    assert page.inner_text("#reports mark") == HOSTILE
    assert page.title() == "Review" and page.locator("img").count() == 0


@pytest.mark.browser
def test_what_was_decided_holds_when_the_data_set_is_built_again(tmp_path, serve, open_page):
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    etl.build([tmp_path / "news.txt"], tmp_path / "data", validate=False)
    server = serve(tmp_path / "data")
    page = open_page(server)
    n = len(server.items)
    page.keyboard.press("d")
    expect(page.locator("#progress")).to_contain_text("1 decided")
    page.locator("[name=location]").fill("Havana")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#progress")).to_contain_text("2 decided")
    etl.build(
        [tmp_path / "news.txt"], tmp_path / "data", validate=False, corrections=tmp_path / "corrections"
    )
    events = etl.read(tmp_path / "data").events
    assert len(events) == n - 1
    assert list(events[events.location == "Havana"].coder) == ["rules_and_person"]


@pytest.mark.browser
def test_ten_rows_of_real_articles_are_reviewed_and_hold(tmp_path, serve, open_page):
    news = [CHECKOUT / "data" / "articles" / name for name in ("sri-lanka-2002.txt", "aceh-2005.txt")]
    etl.build(news, tmp_path / "data", validate=False)
    before = etl.read(tmp_path / "data").events
    server = serve(tmp_path / "data", 10)
    page = open_page(server)
    for number, key in enumerate("adsadsadsa", 1):
        if key == "s":
            page.locator("[name=location]").fill(f"Port {number}")
            page.keyboard.press("Control+Enter")
        else:
            page.keyboard.press(key)
        expect(page.locator("#progress")).to_contain_text(f"{number} decided")
    etl.build(news, tmp_path / "data", validate=False, corrections=tmp_path / "corrections")
    after = etl.read(tmp_path / "data").events
    assert len(after) == len(before) - 3
    placed = after[after.location.isin(["Port 3", "Port 6", "Port 9"])]
    assert list(placed.coder) == ["rules_and_person"] * 3
    untouched = after[~after.event_id.isin(placed.event_id)].event_id
    assert set(untouched) <= set(before.event_id)


def sent(server: ReviewServer, *, host: str | None = None, token: str | None = None, **decision) -> int:
    body = json.dumps({"event_id": "e-shells", "action": "accept", "values": {}} | decision).encode()
    headers = {"X-Review-Token": server.token if token is None else token}
    request = Request(server.url.partition("?")[0], body, headers | ({"Host": host} if host else {}))
    try:
        return urlopen(request).status
    except HTTPError as error:
        return error.code


def test_other_sites_and_other_machines_are_refused(story, serve):
    server = serve(story)
    assert server.server_address[0] == "127.0.0.1"
    assert sent(server, token="guessed") == 403
    assert sent(server, host="evil.example") == 403
    assert sent(server, event_id="e-none") == 400
    assert sent(server, action="burn") == 400
    assert sent(server, values={"date_start": "5 March"}) == 400
    assert sent(server, values={"status": "maybe"}) == 400
    with pytest.raises(HTTPError):
        urlopen(server.url.partition("?")[0])
    assert server.desk.own() == {}


def test_the_sample_is_the_same_for_all_coders(story):
    def ids(by, seed=1):
        return [item["event_id"] for item in sample(read_tables(story), story, 3, by, seed)]

    assert ids("random") == ids("random") != ids("random", seed=2)
    assert ids("confidence")[0] == "e-shells"
