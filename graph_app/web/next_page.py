"""Where a form leads on to: a page of this site, whatever the address says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import request, url_for


def next_page(wanted: str) -> str:
    """`wanted` where it is a path of this site; else the start page.

    A browser takes `//host`, `/\\host` and a path with line ends in it for another site's address.
    """
    parts = urlsplit(wanted) if wanted.isprintable() and len(wanted) < 4_000 else None
    own = parts and not parts.scheme and not parts.netloc and re.match(r"/(?![/\\])", wanted) and "\\" not in wanted
    leads_back = parts and parts.path.endswith(("/sign-in", "/sign-out"))
    return wanted if own and not leads_back and wanted.startswith(f"{request.script_root}/") else url_for("start.start")
