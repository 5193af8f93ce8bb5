"""Changes are asked for by our own pages alone: forms and scripts of other sites are refused, in one place for all.

Browsers say which site asks (`Sec-Fetch-Site`, all since 2023; `Origin` with every POST since 2020), and no page can
make them say otherwise; so forms carry no token. Who carries our cookie and says neither is refused. Programs carry no
cookie.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

from graph_app.errors import FromAnotherSite, UnknownPage

SAFE = {"GET", "HEAD", "OPTIONS"}


def refuse_other_sites(signed_in_by_cookie: bool) -> None:
    """FromAnotherSite where another site's page asks; UnknownPage where nobody says whose and a cookie goes along."""
    if request.method in SAFE:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None and origin is None and signed_in_by_cookie:
        raise UnknownPage()
    if site not in (None, "same-origin", "none"):
        raise FromAnotherSite()
    if origin is not None and urlsplit(origin).netloc.lower() != request.host.lower():
        raise FromAnotherSite()
