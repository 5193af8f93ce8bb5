"""Which pairs are proposed, and why: answers known by hand in networks of a few partners."""

from __future__ import annotations

import time
from typing import Any

import pytest

from graph_app.duplicates.blocks import MOST_IN_BLOCK
from graph_app.duplicates.pairs import Pair, pairs
from graph_app.ingest.previewing.who import Known, register_of
from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.snapshot import Snapshot, build_snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

LA: dict[str, Any] = {"country": "LA"}


def network(partners: dict[str, dict[str, Any]], met: str = "") -> Snapshot:
    """Partners by id, cities unless they say otherwise; `met` is “a-b c-d”."""
    records = [{"node": id, "id": id, "kind": "City", **own} for id, own in partners.items()]
    ends = [tuple(tie.split("-")) for tie in met.split()]
    empty: dict[str, list[Any]] = {"source": [], "target": [], "date_from": [], "date_to": []}
    tables = {each.name: dict(empty) for each in RELATIONSHIP_TYPES}
    days = ["" for _ in ends]
    tables["MET_WITH"] = {
        "source": [a for a, _ in ends],
        "target": [b for _, b in ends],
        "date_from": days,
        "date_to": days,
    }
    return build_snapshot(1, records, tables)


def found(partners: dict[str, dict[str, Any]], met: str = "") -> list[Pair]:
    snapshot = network(partners, met)
    return pairs(snapshot, simple_graph(snapshot))


def way(first: str, second: str) -> tuple[str, int] | None:
    """How two names fit, and the points, of two cities of which nothing else is known."""
    pair = found({"a": {"name_vi": first}, "b": {"name_vi": second}})
    return (pair[0].names.way, pair[0].score) if pair else None


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Hòa Bình", "HÒA BÌNH", ("same", 60)),
        ("Sở Ngoại vụ Hà Nội", "Hà Nội, Sở Ngoại vụ", ("reordered", 55)),
        ("Hà Nội", "Ha Noi", ("unmarked", 50)),
        ("Đà Nẵng", "Da Nang", ("unmarked", 50)),
        ("Má", "Mà", ("marks", 20)),  # never taken for one word
        ("Hà Đông", "Hạ Đông", ("marks", 20)),
        ("Viêng Chăn", "Viêng Chan", ("marks", 20)),  # half the marks: told, not decided
        ("Savannakhet", "Savanakhet", ("near", 38)),  # 20 of 21 letters: 95.2 of 100, 20 + 13.2 / 18 * 25 = 38
        ("Vientiane", "Wientiane", ("near", 30)),  # 16 of 18 letters: 88.9 of 100
    ],
)
def test_how_two_names_fit(first: str, second: str, told: tuple[str, int]) -> None:
    assert way(first, second) == told


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hội hữu nghị Việt Nam – Lào", "Hội hữu nghị Việt Nam – Nga"),  # 92 of 100, but Lào is no slip of Nga
        ("Quận 1", "Quận 2"),
        ("Viêng Chăn", "Luông Pha Băng"),
        ("Trường Đại học Hà Nội", "Trường Đại học Huế"),
    ],
)
def test_names_that_a_word_or_a_number_tells_apart_are_of_two(first: str, second: str) -> None:
    assert way(first, second) is None


def test_near_is_the_same_for_an_import_and_for_duplicates() -> None:
    register = register_of([Known("a", ("Savannakhet",))])
    [offered] = register.meant("Savanakhet").candidates
    [pair] = found({"a": {"name_vi": "Savannakhet"}, "b": {"name_vi": "Savanakhet"}})
    assert round(pair.names.likeness, 1) == offered.likeness


def test_an_alias_that_fits_two_counts_less() -> None:
    """60 points for an equal name, a quarter less as it is another name; 15 for the country."""
    haufo = {"name_vi": "Liên hiệp Hà Nội", "aliases": ["HAUFO", "HUFO"], "country": "VN", "kind": "Organisation"}
    hufo = {"name_vi": "Liên hiệp TP. Hồ Chí Minh", "aliases": ["HUFO"], "country": "VN", "kind": "Organisation"}
    [pair] = found({"haufo": haufo, "hufo": hufo})
    assert (pair.names.first, pair.names.way, pair.names.alias, pair.score) == ("HUFO", "same", True, 60)


def test_every_name_is_compared_with_every_other() -> None:
    [pair] = found({"a": {"name_vi": "Thủ đô nước Pháp", "name_en": "Paris"}, "b": {"name_local": "PARIS"}})
    assert (pair.names.first, pair.names.second, pair.score) == ("Paris", "PARIS", 60)


def test_two_countries_speak_against_and_an_unknown_one_does_not() -> None:
    names = {"name_en": "Vienna"}
    assert not found({"a": {**names, "country": "AT"}, "b": {**names, "country": "US"}})
    assert [pair.score for pair in found({"a": {**names, "country": "AT"}, "b": names})] == [60]
    assert [pair.score for pair in found({"a": {**names, "country": "AT"}, "b": {**names, "country": "AT"}})] == [75]


def test_two_kinds_are_never_one() -> None:
    assert not found({"a": {"name_en": "Lyon"}, "b": {"name_en": "Lyon", "kind": "Organisation"}})


def test_common_partners_count_the_more_the_fewer_they_are_tied_to() -> None:
    """x is tied to these two alone: 25 points. y is tied to ten: 25 * 2 / 10 = 5. Our own side counts nothing."""
    two = {"a": {"name_en": "Lyon"}, "b": {"name_en": "Lyon"}}
    others = {f"o{number}": {"name_en": f"Other{number * 111}"} for number in range(8)}
    hub = {**two, "y": {"name_en": "Ypres"}, **others}
    assert found({**two, "x": {"name_en": "Xanten"}}, "a-x b-x")[0].score == 85
    assert found(hub, "a-y b-y " + " ".join(f"y-{other}" for other in others))[0].score == 65
    [pair] = found({**two, "h": {"name_en": "Hanoi", "home": True}}, "a-h b-h")
    assert (pair.score, pair.common) == (60, ())


def test_facts_with_each_other_speak_for_two() -> None:
    [pair] = found({"a": {"name_en": "Lyon"}, "b": {"name_en": "Lyon"}}, "a-b b-a")
    assert (pair.between, pair.score) == (2, 30)


def test_the_likeliest_stands_first_and_the_order_is_always_the_same() -> None:
    partners = {"d": LA | {"name_en": "Pakse"}, "c": LA | {"name_en": "Pakse"}}
    partners |= {"b": {"name_en": "Savannakhet"}, "a": {"name_en": "Savanakhet"}}
    assert [pair.ids for pair in found(partners)] == [("c", "d"), ("a", "b")]


def test_names_without_a_letter_and_nobody_at_all() -> None:
    assert found({"a": {"name_en": "—"}, "b": {"name_en": "—"}}) == []
    assert found({}) == []


def test_many_names_that_share_their_words_take_no_square_of_time() -> None:
    """3,000 cities named by a word of their own after two that all share; two of them are one."""
    partners = {f"p{number:04}": {"name_vi": f"Thành phố {_word(number)}", **LA} for number in range(3_000)}
    partners["twin"] = {"name_vi": f"{_word(7)} Thành phố", **LA}
    begin = time.monotonic()
    [pair] = [each for each in found(partners) if "twin" in each.ids]
    assert (pair.ids, pair.names.way) == (("p0007", "twin"), "reordered")
    assert time.monotonic() - begin < 10  # a square would take a minute
    assert len(partners) > MOST_IN_BLOCK


def _word(number: int) -> str:
    """A word unlike those of other numbers: the number by letters, three times over."""
    return "".join(chr(97 + int(digit) * 2) * 2 for digit in f"{number * 7919 % 100_000:05}")
