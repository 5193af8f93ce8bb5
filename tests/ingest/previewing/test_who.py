"""Who a name means."""

from __future__ import annotations

import pytest

from graph_app.ingest.previewing.who import Known, free_id, register_of, slug

REGISTER = register_of(
    [
        Known("vientiane", ("Viêng Chăn", "Vientiane"), ("Vạn Tượng",)),
        Known("haufo", ("Liên hiệp các tổ chức hữu nghị thành phố Hà Nội", "HAUFO"), ("HUFO",)),
        Known("hufo-saigon", ("Liên hiệp các tổ chức hữu nghị TP Hồ Chí Minh",), ("HUFO",)),
        Known("fukuoka", ("Fukuoka",)),
        Known("fukuoka-prefecture", ("Fukuoka Prefecture",), ("Fukuoka ken",)),
        Known("oita", ("Oita",), ("Kyushu",)),
        Known("saga", ("Saga",), ("Kyushu",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "id", "reason"),
    [
        ("vientiane", "vientiane", "id"),
        ("Viêng Chăn", "vientiane", "name"),
        ("Vạn Tượng", "vientiane", "alias"),
        ("vieng chan", "vientiane", "spelling"),
        ("VIÊNG CHĂN", "vientiane", "spelling"),
        ("Fukuoka", "fukuoka", "name"),
    ],
)
def test_a_name_that_only_one_has_is_taken_with_the_reason(text: str, id: str, reason: str) -> None:
    meant = REGISTER.meant(text)
    assert (meant.id, meant.reason) == (id, reason)


@pytest.mark.parametrize(
    ("text", "ids"),
    [(text, {"haufo", "hufo-saigon"}) for text in ("HUFO", "hufo", "Hufo")]
    + [(text, {"oita", "saga"}) for text in ("Kyushu", "kyūshū")],
)
def test_an_alias_that_fits_two_always_asks(text: str, ids: set[str]) -> None:
    meant = REGISTER.meant(text)
    assert meant.id is None
    assert {each.id for each in meant.candidates} == ids


@pytest.mark.parametrize("text", ["HUFO", "hufo"])
def test_an_acronym_that_others_use_asks_also_where_only_one_is_on_record(text: str) -> None:
    meant = register_of([Known("haufo", ("HAUFO",), ("HUFO",))]).meant(text)
    assert (meant.id, [(each.id, each.reason) for each in meant.candidates]) == (None, [("haufo", "shared")])
    assert register_of([Known("haufo", ("HAUFO",))]).meant(text).candidates[0].reason == "near"


def test_near_ones_are_offered_and_never_taken() -> None:
    meant = REGISTER.meant("Vieng Chanh")
    assert (meant.id, [each.id for each in meant.candidates]) == (None, ["vientiane"])
    assert meant.candidates[0].reason == "near"
    assert REGISTER.meant("Buenos Aires").candidates == ()


def test_ids_are_made_of_words_and_never_given_twice() -> None:
    taken = {"dong-da"}
    assert [free_id(["Đống Đa"], taken), free_id(["Đống Đa"], taken)] == ["dong-da-2", "dong-da-3"]
    assert slug("Viêng Chăn (Lào)") == "vieng-chan-lao"
    assert free_id(["東京"], taken) == "new"
