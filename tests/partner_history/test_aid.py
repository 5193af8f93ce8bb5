"""Totals that may be added up, and nothing else: answers by hand."""

from __future__ import annotations

from graph_app.partner_history.aid import Goods, Money, Unvalued, given
from tests.partner_history.small_history import gift, meeting


def cash(id: str, stage: str, amount: float | None, currency: str | None) -> dict[str, object]:
    known = {"amount": amount, "currency": currency} if amount is not None else {}
    return gift(id, "us", "they", "2021", stage=stage, form="cash", **known)


def goods(id: str, item: str, quantity: int, unit: str, **more: object) -> dict[str, object]:
    more = {"item": item, "quantity": quantity, "unit": unit, **more}
    return gift(id, "us", "they", "2021", stage="disbursed", form="in_kind", **more)


def test_stages_and_currencies_are_never_added_up() -> None:
    facts = [
        cash("a", "disbursed", 40, "USD"),
        cash("b", "disbursed", 50, "USD"),
        cash("c", "committed", 100, "USD"),
        cash("d", "disbursed", 7000, "VND"),
    ]
    assert given(facts).money == (
        Money("committed", "cash", "USD", 100, 1),
        Money("disbursed", "cash", "USD", 90, 2),
        Money("disbursed", "cash", "VND", 7000, 1),
    )


def test_a_form_has_a_line_of_its_own() -> None:
    kits = goods("k", "kits", 50, "pieces", amount=5, currency="USD")
    found = given([cash("a", "disbursed", 40, "USD"), kits])
    assert found.money == (Money("disbursed", "cash", "USD", 40, 1), Money("disbursed", "in_kind", "USD", 5, 1))
    assert found.goods == (Goods("disbursed", "kits", "pieces", 50, 1),)
    assert found.fact_count == 2


def test_goods_are_added_up_by_item_and_unit() -> None:
    found = given(
        [goods("a", "masks", 30, "pieces"), goods("b", "masks", 20, "boxes"), goods("c", "masks", 5, "boxes")]
    )
    assert found.goods == (Goods("disbursed", "masks", "boxes", 25, 2), Goods("disbursed", "masks", "pieces", 30, 1))


def test_an_unknown_amount_is_counted_and_is_not_zero() -> None:
    found = given([cash("a", "disbursed", None, None), cash("b", "disbursed", 0, "USD"), gift("c", "us", "they")])
    assert found.money == (Money("disbursed", "cash", "USD", 0, 1),)
    assert found.unvalued == (Unvalued("disbursed", "cash", 1), Unvalued("", "", 1))


def test_only_aid_counts_and_tenths_are_added_up_exactly() -> None:
    tenths = [cash(str(number), "disbursed", 0.1, "USD") for number in range(10)]
    found = given([*tenths, meeting("m")])
    assert (found.fact_count, found.money[0].amount) == (10, 1.0)
