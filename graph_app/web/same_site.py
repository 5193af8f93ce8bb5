"""Changes are made by our own pages alone: a form or script of another site is refused."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

from graph_app.errors import FromAnotherSite


def refuse_other_sites() -> None:
    """FromAnotherSite where the browser says that another site's page asks. Programs say nothing of the kind."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise FromAnotherSite()
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise FromAnotherSite()
