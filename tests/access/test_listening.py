"""Which addresses others can reach; without accounts the site does not start there."""

from __future__ import annotations

import pytest

from graph_app.access.access import Access
from graph_app.access.listening import only_here, refuse_open_network
from graph_app.access.roles import ADMINISTRATOR
from graph_app.errors import OpenBehindProxy, OpenToNetwork
from tests.access.people import add


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "::ffff:127.0.0.1"])
def test_nobody_else_reaches_loopback(host: str) -> None:
    assert only_here(host)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "[::]", "", "*", "0", "192.0.2.1", "::ffff:192.0.2.1", "fe80::1%eth0", "no.such.invalid"]
)
def test_others_may_reach_what_is_not_surely_loopback(host: str) -> None:
    assert not only_here(host)


def test_the_start_is_refused_with_what_to_do_until_there_is_an_account(access: Access) -> None:
    refuse_open_network("127.0.0.1", access.store)
    with pytest.raises(OpenToNetwork, match="python app.py user add NAME --role administrator"):
        refuse_open_network("0.0.0.0", access.store)
    with pytest.raises(OpenBehindProxy, match="python app.py user add NAME --role administrator"):
        refuse_open_network("127.0.0.1", access.store, proxies=1)
    add(access, "lan", ADMINISTRATOR)
    refuse_open_network("0.0.0.0", access.store, proxies=1)
