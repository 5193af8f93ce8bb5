from __future__ import annotations

import unicodedata

import pytest

from graph_app.language.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Hà Nội", "ha noi"),
        ("Đống Đa", "dong da"),  # đ is a letter of its own: Unicode does not take it apart
        ("Ðà Nẵng", "da nang"),  # typed with the Icelandic Ð, as some keyboards do
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Hội hữu nghị Việt Nam – Campuchia", "hoi huu nghi viet nam campuchia"),
        ("", ""),
        ("— … —", ""),
    ],
)
def test_it_leaves_plain_words(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded
