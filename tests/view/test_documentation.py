"""docs/network.md names every field that an address may hold, and its examples are views."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest

from graph_app.network_view import NAMES
from graph_app.settings import PROJECT
from graph_app.view.address import BESIDE, FIELDS, view_of

TEXT = (PROJECT / "docs" / "network.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.*?`) \|.*\| `(.*?)` \|$", TEXT, re.MULTILINE)


def test_every_field_is_told() -> None:
    told = {name for fields, _ in ROWS for name in re.findall(r"`(\w+)`", fields)}
    assert told == {*FIELDS, *BESIDE}


@pytest.mark.parametrize("example", [example for _, example in ROWS])
def test_every_example_is_a_view(example: str) -> None:
    view_of(parse_qs(example), NAMES)
