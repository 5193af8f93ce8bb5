"""The view in the address: what each field means, what is wrong and named, and that two spellings are one view."""

from __future__ import annotations

from collections import defaultdict

import pytest

from graph_app.errors import BadParameter, UnknownParameter
from graph_app.partner_graph.filters import Filter
from graph_app.view.address import Names, address_text, canonical, view_of
from graph_app.view.state import Expansion, Pin, View

NAMES = Names(["degree", "pagerank"])


def view(query: str) -> View:
    texts: dict[str, list[str]] = defaultdict(list)
    for part in filter(None, query.split("&")):
        field, _, text = part.partition("=")
        texts[field].append(text)
    return view_of(texts, NAMES)


def test_an_empty_address_shows_everything_as_it_is() -> None:
    assert view("") == View()
    assert view("lang=vi&partner=hanoi&tie=a~b~MET_WITH&selected=a,b") == View()  # what is chosen draws nothing else


def test_filters_are_read_from_repeated_fields_and_from_commas() -> None:
    assert view("kind=City&kind=Organisation").filter == view("kind=City,Organisation").filter
    assert view("kind=City,Organisation,FriendshipAssociation") == View()  # all of them is no choice
    assert view("country=la,vn").filter.countries == {"LA", "VN"}
    ranges = view("at_least=degree:3&at_most=degree:9,pagerank:0.5").filter.ranges
    assert ranges == {"degree": (3.0, 9.0), "pagerank": (None, 0.5)}
    said = view("form=cash&source_id=any-source").filter.said
    assert said == {"form": frozenset({"cash"}), "source_id": frozenset({"any-source"})}


def test_who_chooses_facts_wants_the_partners_that_have_them() -> None:
    assert view("type=MET_WITH").filter.tied and view("from=2020").filter.tied and view("undated=no").filter.tied
    assert not view("kind=City&country=LA&at_least=degree:1").filter.tied
    assert view("kind=City").filter == Filter(kinds=frozenset({"City"}))


def test_what_was_done_to_partners_is_read_in_its_order() -> None:
    found = view("focus=b,a&hops=3&way=out&expand=b:MET_WITH:40,a:any:20&hide=c&pin=a:-12.5:7&open=2,1")
    assert (found.focus, found.hops, found.way) == (("b", "a"), 3, "out")
    assert (found.hidden, found.opened) == (("c",), ("2", "1"))
    assert found.expanded == (Expansion("b", "MET_WITH", 40), Expansion("a", "any", 20))
    assert found.pinned == (Pin("a", -12.5, 7.0),)


@pytest.mark.parametrize(
    "query",
    [
        *("kind=Town", "country=Lao", "region=999", "tier=4", "form=gold", "to=2020&from=2030", "hops=5", "hops=1.5"),
        *("core=-1", "way=up", "expand=hanoi", "expand=hanoi:KNOWS:20", "pin=hanoi:1", "pin=hanoi:1:NaN"),
        *("at_least=degree", "at_least=shoe_size:3", "colour=taste", "size=taste", "layout=heap", "grouped=taste"),
        *("thickness=taste", "largest=maybe"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(query: str) -> None:
    with pytest.raises(BadParameter) as caught:
        view(query)
    assert str(caught.value).startswith(f"{query.partition('=')[0]}: “")


def test_a_misspelt_field_is_not_passed_over() -> None:
    with pytest.raises(UnknownParameter, match="There is no field “kinds” here. These exist: kind, country"):
        view("kinds=City")


def test_two_spellings_of_one_view_are_one_text() -> None:
    one = canonical({"lang": ["vi"], "type": ["MET_WITH"], "kind": ["City", "Organisation"], "partner": ["x"]})
    other = canonical({"kind": ["City,Organisation"], "type": ["MET_WITH"]})
    assert one == other == [("kind", "City"), ("kind", "Organisation"), ("type", "MET_WITH")]
    assert address_text({"kind": ["City", "Organisation"], "pin": ["a:1:2"]}) == "kind=City,Organisation&pin=a:1:2"
