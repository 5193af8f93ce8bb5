"""The page of the peer that draws."""

from __future__ import annotations

from pyvis.network import Network as PyvisNetwork

from benchmarks.contenders.browsing import WithoutLookingThroughAll, page_of
from benchmarks.generators import Network


def test_the_peer_s_page_is_the_one_that_it_makes_itself() -> None:
    network = Network("clustered", 100, 500)
    assert page_of(network, WithoutLookingThroughAll) == page_of(network, PyvisNetwork)
