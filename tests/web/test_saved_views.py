"""Views that are kept: under a name in a list, or for a short address; what is wrong is told and nothing is kept."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.conftest import STATEMENTS


def saved(client: FlaskClient, state: str, name: str | None = None) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/network/views", json={"state": state, "name": name}).get_json()
    return answer


def nodes(client: FlaskClient, address: str) -> set[str]:
    return {node["id"] for node in client.get(address).get_json()["nodes"]}


def test_a_named_view_is_listed_and_opens_as_it_was(seeded: FlaskClient) -> None:
    told = saved(seeded, "kind=Organisation&type=MEMBER_OF&colour=community", "Mạng lưới thành phố")
    [row] = seeded.get("/network/views.json").get_json()["rows"]
    assert (row["id"], row["name"], row["since"]) == (told["id"], "Mạng lưới thành phố", "The data is as it was then.")
    assert "Mạng lưới thành phố" in seeded.get("/network/views").text
    wanted = nodes(seeded, "/network.json?kind=Organisation&type=MEMBER_OF&colour=community")
    assert nodes(seeded, f"/network.json?view={told['id']}") == wanted != nodes(seeded, "/network.json")


def test_what_the_address_says_beside_a_saved_view_goes_before_it(seeded: FlaskClient) -> None:
    told = saved(seeded, "kind=Organisation&country=VN")
    both = nodes(seeded, f"/network.json?view={told['id']}&kind=City")
    assert both == nodes(seeded, "/network.json?kind=City&country=VN")


def test_a_short_address_is_the_same_for_the_same_view_and_not_listed(seeded: FlaskClient) -> None:
    first, second = saved(seeded, "kind=City&hide=hue"), saved(seeded, "hide=hue&kind=City&partner=hanoi")
    assert first["id"] == second["id"]
    assert seeded.get("/network/views.json").get_json()["rows"] == []


def test_a_saved_view_says_what_has_come_since(seeded: FlaskClient, database: Database) -> None:
    told = saved(seeded, "kind=City", "Cities")
    assert "Saved as “Cities”" in seeded.get(f"/network?view={told['id']}").text
    with database.write() as transaction:
        transaction.run(STATEMENTS["add_met_partner"], {"id": "newcomer", "day": "2026-01-02"})
    assert "The data has changed since: +1 fact, +1 partner." in seeded.get(f"/network?view={told['id']}").text


def test_saving_is_no_change_of_the_data(seeded: FlaskClient) -> None:
    before = seeded.get("/health").get_json()["data_version"]
    told = saved(seeded, "kind=City", "Cities")
    seeded.post(f"/network/views/{told['id']}/delete")
    assert seeded.get("/health").get_json()["data_version"] == before


def test_a_deleted_view_is_told_to_who_opens_it(seeded: FlaskClient) -> None:
    told = saved(seeded, "kind=City", "Cities")
    assert seeded.post(f"/network/views/{told['id']}/delete").status_code == 303
    gone = seeded.get(f"/network.json?view={told['id']}")
    assert gone.status_code == 404
    assert "it may have been deleted" in gone.get_json()["error"]
    assert seeded.post(f"/network/views/{told['id']}/delete").status_code == 404


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"state": "kind=Town"}, "kind: “Town” is not a kind of partner."),
        ({"state": "kinds=City"}, "There is no field “kinds” here."),
        ({"name": "no state"}, "state is missing."),
        ({"state": "kind=City", "name": "  "}, "name is missing."),
        ({"state": "kind=City", "name": "x" * 121}, "name has 121 letters; 120 are the most"),
        ({"state": "kind=City", "name": "a\0b"}, "name: at letter 2 stands U+0000, which cannot be seen"),
        ({"state": "kind=City", "name": {"a": 1}}, "name: “{"),
        ({"state": "kind=City", "name": "a\ud800"}, "name: at letter 2 stands U+D800"),
        ({"state": "hide=\ud800"}, "state: “hide="),
        ({"state": "hide=a&" * 100_001}, "state: “hide=a"),
    ],
)
def test_what_cannot_be_opened_is_not_kept(seeded: FlaskClient, told: dict[str, str], sentence: str) -> None:
    answer = seeded.post("/network/views", json=told)
    assert answer.status_code == 400
    assert sentence in answer.text.replace("&#34;", '"')
    assert seeded.get("/network/views.json").get_json()["rows"] == []


@pytest.mark.parametrize("body", [b"[" * 100_000, b"[1]", b"{", b'"state"', b"\xff"])
def test_what_is_no_object_is_told(seeded: FlaskClient, body: bytes) -> None:
    answer = seeded.post("/network/views", data=body, content_type="application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}])
def test_another_site_cannot_save_or_delete(seeded: FlaskClient, headers: dict[str, str]) -> None:
    answer = seeded.post("/network/views", json={"state": "kind=City", "name": "x"}, headers=headers)
    assert answer.status_code == 403
    assert seeded.post("/network/views/abc/delete", headers=headers).status_code == 403
    assert seeded.get("/network/views.json").get_json()["rows"] == []


def test_a_name_is_text_whatever_stands_in_it(seeded: FlaskClient) -> None:
    saved(seeded, "kind=City", "<img src=x onerror=alert(1)>")
    assert "&lt;img src=x" in seeded.get("/network/views").text
    assert "<img src=x" not in seeded.get("/network/views").text
