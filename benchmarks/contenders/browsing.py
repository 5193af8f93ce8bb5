"""A network in a real browser: when it is first drawn and stands still, how long a frame takes, and a filter."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Route, TimeoutError, sync_playwright
from pyvis.edge import Edge as PyvisEdge
from pyvis.network import Network as PyvisNetwork

from benchmarks.contenders.networkx_peer import graph_of
from benchmarks.generators import TYPE_NAMES, Network
from benchmarks.machine import BROWSERS
from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import fetched, site
from benchmarks.tables import partner_rows

# A picture that does not stand still by then is told as not still.
LONGEST_SECONDS = 120.0
# Before its frames are timed a picture is left to move for so long, up to so many partners; beyond, no time is enough.
SETTLING_SECONDS, MOST_SETTLING = 60.0, 1_000
FRAMES = 31
FIRST, STILL = "picture first after ", "picture still after "
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

Looked = Callable[[Browser, str], Outcome]


def ours(case: Case, state: str) -> Run:
    """The network page of our site. “warm”: somebody has looked at it before; “cold”: the site has just started."""
    return _ours(case, seen, state)


def ours_one_by_one(case: Case) -> Run:
    """The same where an administrator wants every partner drawn by itself, however many there are."""
    return _ours(case, seen, "warm", _every_partner(case))


def our_frame(case: Case) -> Run:
    return _ours(case, partial(frame, settles=True), "warm")


def our_frame_one_by_one(case: Case) -> Run:
    return _ours(case, partial(frame, settles=True), "warm", _every_partner(case))


def our_filter(case: Case) -> Run:
    """A click on a type of relationship, until the picture without it is drawn; partners are drawn one by one."""
    return _ours(case, filtered, "warm", _every_partner(case))


def pyvis(case: Case) -> Run:
    """`from_nx` and `write_html` with defaults; its libraries lie in the page, because other hosts are not reached."""
    return _pyvis(case, seen)


def pyvis_frame(case: Case) -> Run:
    return _pyvis(case, partial(frame, settles=case.network.partners <= MOST_SETTLING))


def _every_partner(case: Case) -> dict[str, str]:
    return {"GRAPH_APP_NODE_LIMIT": str(case.network.partners)}


def _ours(case: Case, look: Looked, state: str, settings: dict[str, str] | None = None) -> Run:
    browser = _browser(case)
    address = case.closing.enter_context(site({**case.surroundings, **(settings or {})})) + "/network"
    if state == "warm":
        fetched(address)
    return lambda: look(browser, address)


def _pyvis(case: Case, look: Looked) -> Run:
    folder = Path(case.closing.enter_context(TemporaryDirectory(prefix="bench-pyvis-")))
    (folder / "network.html").write_text(page_of(case.network, WithoutLookingThroughAll), encoding="utf-8")
    browser = _browser(case)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    case.closing.callback(server.shutdown)
    return lambda: look(browser, f"http://127.0.0.1:{server.server_port}/network.html")


class WithoutLookingThroughAll(PyvisNetwork):  # type: ignore[misc]  # pyvis has no types
    """The same page, ready in seconds: pyvis looks through all nodes and edges for each new one, for many minutes."""

    def add_node(self, n_id: int, *given: Any, **looks: Any) -> None:
        if n_id not in self.node_map:
            super().add_node(n_id, *given, **looks)

    def add_edge(self, source: int, to: int, **looks: Any) -> None:
        self.edges.append(PyvisEdge(source, to, self.directed, **looks).options)


def page_of(network: Network, how: type[PyvisNetwork]) -> str:
    """What pyvis makes of a network, with names on it."""
    graph = graph_of(network)
    for number, row in enumerate(partner_rows(network)):
        graph.nodes[number].update(label=row["name_en"], title=row["name_en"])
    picture = how(cdn_resources="in_line")
    picture.from_nx(graph)
    return str(picture.generate_html())


def seen(browser: Browser, address: str) -> Outcome:
    """When its first frame was drawn, and when the picture stood still, in seconds from the navigation."""
    with _window(browser) as page:
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        still = _open(page, address)
        first = [float(text.removeprefix(FIRST)) / 1000 for text in told if text.startswith(FIRST)]
    numbers = {"first_frame": first[0]} if first else {}
    return {**numbers, "seconds": LONGEST_SECONDS, "cut": 1.0} if still is None else {**numbers, "seconds": still}


def frame(browser: Browser, address: str, settles: bool) -> Outcome:
    """The median time of one redraw of a picture at rest, painting included.

    Nodes that still move are stopped, else their movement would be timed: after SETTLING_SECONDS where they could come
    to rest (`settles`), else as soon as the picture is built.
    """
    with _window(browser) as page:
        if not settles:
            page.add_init_script("window.stopAtOnce = true")
        if _open(page, address, SETTLING_SECONDS if settles else LONGEST_SECONDS) is None:
            page.evaluate("watchedNetwork.stopSimulation()")
        times: list[float] = page.evaluate(f"timedRedraws({FRAMES})")
        return {"seconds": median(times) / 1000}


def filtered(browser: Browser, address: str) -> Outcome:
    """The median time from taking away a type of relationship to the picture without it, over all types."""
    with _window(browser) as page:
        _open(page, address)
        times = []
        for name in TYPE_NAMES:
            click = f"timedChange('#filters [name=type][value={name}]')"
            times.append(page.evaluate(click))
            page.evaluate(click)  # puts it back
        return {"seconds": median(times) / 1000}


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    """A new window with an empty cache; every other host is shut off."""
    with browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(LONGEST_SECONDS * 1000)
        page.route("**/*", _only_here)
        yield page


def _open(page: Page, address: str, longest: float = LONGEST_SECONDS) -> float | None:
    """Seconds from the navigation until the picture stood still; None where it takes too long."""
    page.add_init_script(path=Path(__file__).parent / "watch.js")
    try:
        with page.expect_console_message(_says_still, timeout=longest * 1000) as awaited:
            page.goto(address, wait_until="commit")
        return float(awaited.value.text.removeprefix(STILL)) / 1000
    except TimeoutError:
        return None


def _says_still(message: ConsoleMessage) -> bool:
    return message.text.startswith(STILL)


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
