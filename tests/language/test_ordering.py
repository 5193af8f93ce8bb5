from __future__ import annotations

from graph_app.language.ordering import sorting_key


def test_letters_with_shapes_follow_their_plain_ones() -> None:
    assert sorted(["Ông", "Ơn", "Oanh", "Ăn", "Ân", "An", "Dĩ An", "Đà Nẵng"], key=sorting_key) == [
        *("An", "Ăn", "Ân", "Dĩ An", "Đà Nẵng", "Oanh", "Ông", "Ơn")
    ]


def test_tones_decide_only_between_the_same_letters() -> None:
    assert sorted(["mạ", "mã", "má", "mả", "mà", "ma", "mác"], key=sorting_key) == [
        *("ma", "mà", "mả", "mã", "má", "mạ", "mác")
    ]


def test_da_nang_stands_before_zurich_and_digits_before_letters() -> None:
    assert sorted(["Zürich", "Đà Nẵng", "8 tỉnh"], key=sorting_key) == ["8 tỉnh", "Đà Nẵng", "Zürich"]
