"""What the sample for nginx says, compared with the settings that it must fit. It is run in test_behind_nginx.py."""

from __future__ import annotations

import re

from graph_app.settings import SETTINGS
from tests.workers.nginx import SAMPLE


def test_nginx_lets_go_of_an_idle_connection_before_the_site_does() -> None:
    """Else a request over a connection that the site has just closed gets 502."""
    seconds = re.search(r"upstream \w+ {[^}]*keepalive_timeout (\d+)s;", SAMPLE.read_text(encoding="utf-8"))
    [idle] = [setting.default for setting in SETTINGS if setting.name == "GRAPH_APP_IDLE_SECONDS"]
    assert seconds and int(seconds[1]) <= idle / 2
