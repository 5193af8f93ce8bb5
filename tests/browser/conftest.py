"""The seeded site on a free port, and a real browser that clicks in it."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import waitress
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.settings import Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sentence = "No Chromium on this machine, so the pages were not clicked in a browser; install it to run these."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def site(database: Database) -> Iterator[str]:
    """The address of a running site that holds the seed."""
    load_seed(database, SEED_FOLDER)
    yield from serving(database)


def serving(database: Database, settings: Settings | None = None, access: Access | None = None) -> Iterator[str]:
    app = create_app(settings or database.settings, database, access)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)

    def run() -> None:
        with contextlib.suppress(OSError):  # waitress may be waiting at the very socket that is closed below
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # The browser keeps its connections open; waitress's loop ends when nothing is open any more, in its own thread.
    server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map, ignore_all=True))
    thread.join(timeout=5)
    server.task_dispatcher.shutdown(timeout=1)
    assert not thread.is_alive()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window in English. A request to any other host, or an error in a script, fails the test."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900})
    window = context.new_page()
    wrong: list[str] = []

    def only_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            wrong.append(f"asked {route.request.url}")
            route.abort()

    def no_dialog(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    window.route("**/*", only_here)
    window.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    window.on("dialog", no_dialog)
    yield window
    context.close()
    assert wrong == []


def screenshot(window: Page, name: str) -> None:
    """Keeps a picture where SCREENSHOTS names a folder, for people to look at."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        window.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
