"""A network in a real browser: from the navigation until it is drawn and its nodes stand still."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route, sync_playwright
from pyvis.network import Network as PyvisNetwork

from benchmarks.contenders.networkx_peer import graph_of
from benchmarks.machine import BROWSERS
from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import fetched, site
from benchmarks.tables import partner_rows

LONGEST_MS = 300_000
SAID = "picture still after "
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def ours(case: Case, state: str) -> Run:
    """The network page of our site. “warm”: somebody has looked at it before; “cold”: the site has just started."""
    browser = _browser(case)
    address = case.closing.enter_context(site(case.surroundings)) + "/network"
    if state == "warm":
        fetched(address)
    return lambda: seen(browser, address)


def pyvis(case: Case) -> Run:
    """`from_nx` and `write_html` with defaults; its libraries lie in the page, because other hosts are not reached."""
    folder = Path(case.closing.enter_context(TemporaryDirectory(prefix="bench-pyvis-")))
    graph = graph_of(case.network)
    for number, row in enumerate(partner_rows(case.network)):
        graph.nodes[number].update(label=row["name_en"], title=row["name_en"])
    picture = PyvisNetwork(cdn_resources="in_line")
    picture.from_nx(graph)
    (folder / "network.html").write_text(picture.generate_html(), encoding="utf-8")
    browser = _browser(case)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    case.closing.callback(server.shutdown)
    return lambda: seen(browser, f"http://127.0.0.1:{server.server_port}/network.html")


def seen(browser: Browser, address: str) -> Outcome:
    """Opens the address in a new window with an empty cache; every other host is shut off."""
    with browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900}) as context:
        page = context.new_page()
        page.route("**/*", _only_here)
        page.add_init_script(path=Path(__file__).parent / "watch.js")
        with page.expect_console_message(lambda told: told.text.startswith(SAID), timeout=LONGEST_MS) as still:
            page.goto(address, wait_until="commit")
        return {"seconds": float(still.value.text.removeprefix(SAID)) / 1000}


def _only_here(route: Route) -> None:
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        route.abort()


def _browser(case: Case) -> Browser:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise RuntimeError("no Chromium on this machine")
    playwright = case.closing.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=program, args=QUIET)
    case.closing.callback(browser.close)
    return browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass
