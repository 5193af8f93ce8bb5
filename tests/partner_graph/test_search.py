from __future__ import annotations

import pytest

from graph_app.partner_graph.columns import partners_of
from graph_app.partner_graph.search import SearchIndex
from graph_app.partner_graph.spelling import slips
from tests.partner_graph.small_snapshot import partner_row

ROWS = [
    partner_row("hanoi", name_vi="Hà Nội", name_en="Hanoi", aliases="Thủ đô Hà Nội; Thành phố Hà Nội") | {"home": True},
    partner_row("vientiane", name_vi="Viêng Chăn", name_en="Vientiane", aliases="Vieng Chan"),
    partner_row("da-nang", name_vi="Đà Nẵng", name_en="Da Nang"),
    partner_row("seoul", name_vi="Xơ-un", name_en="Seoul"),
    partner_row(
        "haufo",
        "Organisation",
        name_vi="Liên hiệp các tổ chức hữu nghị thành phố Hà Nội",
        name_en="Hanoi Union of Friendship Organisations",
        aliases="HAUFO; HUFO",
    )
    | {"home": True},
    partner_row(
        "hufo-hcmc",
        "Organisation",
        name_vi="Liên hiệp các tổ chức hữu nghị Thành phố Hồ Chí Minh",
        name_en="Ho Chi Minh City Union of Friendship Organisations",
        aliases="HUFO",
    ),
    partner_row("hanoi-peoples-committee", "Organisation", name_vi="Ủy ban nhân dân thành phố Hà Nội"),
]
INDEX = SearchIndex(partners_of(ROWS))


def ids(text: str, limit: int = 10) -> list[str]:
    return [hit.partner.id for hit in INDEX.search(text, limit)]


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("ha noi", "hanoi"),
        ("Hà Nội", "hanoi"),
        ("HANOI", "hanoi"),
        ("thu do ha noi", "hanoi"),
        ("HAUFO", "haufo"),
        ("vieng chan", "vientiane"),
        ("Vientiane", "vientiane"),
        ("vieng", "vientiane"),
        ("danang", "da-nang"),
        ("xo un", "seoul"),
        ("hữu nghị hà nội", "haufo"),
        ("nghi ho chi", "hufo-hcmc"),
        ("UBND", "hanoi-peoples-committee"),
        ("organisations of hanoi", "haufo"),
        ("iendsh", "haufo"),
        ("hanio", "hanoi"),
        ("viengchang", "vientiane"),
        ("vientaine", "vientiane"),
        ("seul", "seoul"),
    ],
)
def test_it_finds(text: str, partner: str) -> None:
    assert ids(text)[0] == partner


def test_an_acronym_of_two_gives_both_and_our_own_side_first() -> None:
    assert ids("hufo") == ["haufo", "hufo-hcmc"]


def test_a_full_name_comes_before_one_that_begins_so() -> None:
    assert ids("hanoi")[:2] == ["hanoi", "haufo"]


def test_it_says_which_name_was_found_and_whether_in_full() -> None:
    hit = INDEX.search("thanh pho ha noi", 1)[0]
    assert (hit.partner.id, hit.matched, hit.exact) == ("hanoi", "Thành phố Hà Nội", True)
    assert not INDEX.search("vieng", 1)[0].exact


def test_a_slip_is_only_looked_for_where_nothing_fits() -> None:
    assert ids("da nan") == ["da-nang"]
    assert ids("ha") != [] and "da-nang" not in ids("ha")


def test_it_gives_no_more_than_the_limit_and_nothing_for_nothing() -> None:
    assert len(ids("h", 2)) == 2
    assert ids("") == ids(" - ") == ids("qwertyuiop") == []


def test_slips_count_letters_added_dropped_changed_and_swapped() -> None:
    assert [slips("hanoi", other) for other in ("hanoi", "hanoii", "hnoi", "hanei", "hanio")] == [0, 1, 1, 1, 1]
    assert slips("", "abc") == slips("abc", "") == 3
