from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.settings import Settings
from tests.small_network import load_small_network

# Beside the stage of small_network: faraway meets only net, a pair of strangers meet each other, and hanoi and old are
# members of a second body.
MORE = {
    "partners": """faraway,City,Faraway,FR,false,s,q
stranger,City,Stranger,,false,s,q
other,City,Other,,false,s,q
body,Organisation,Body,,false,s,q
""",
    "memberships": "b3,hanoi,body,member,,,t,s,q\nb4,old,body,member,,,t,s,q\n",
    "meetings": "m5,net,faraway,e5,2022-02-02,,,t,s,q\nm6,stranger,other,e6,2001,,,t,s,q\n",
}


@pytest.fixture
def small(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path, **MORE)
    return client


def walked(answer: dict[str, Any], section: str) -> list[tuple[str, str]]:
    """The steps of a section's first path."""
    rows = [row for row in answer["rows"] if (row["section"], row["path"]) == (section, 1)]
    return list(dict.fromkeys((row["partner"], row["other"]) for row in rows))


def between(client: FlaskClient, query: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/network/between.json?{query}").get_json()
    return found


def test_the_paths_of_two_and_what_they_share(small: FlaskClient) -> None:
    answer = between(small, "partner=faraway&partner=recent")
    over_net_and_hanoi = [("faraway", "net"), ("net", "hanoi"), ("hanoi", "recent")]
    assert walked(answer, "shortest") == walked(answer, "most_recent") == over_net_and_hanoi
    assert (answer["go_betweens"], answer["groups"]) == (["hanoi", "net"], [["faraway", "recent"]])
    answer = between(small, "partner=hanoi,net")
    assert walked(answer, "shared") == [("old", "hanoi"), ("old", "net")]
    assert {row["type"] for row in answer["rows"] if row["section"] == "shared"} == {
        *("MET_WITH", "GAVE_AID_TO", "MEMBER_OF", "HAS_AGREEMENT_WITH")
    }


def test_the_page_says_each_step_in_words_and_leads_to_its_ledger(small: FlaskClient) -> None:
    page = small.get("/network/between?partner=hanoi,old").text
    assert 'href="/network?tie=old~hanoi~GAVE_AID_TO"' in page and "received aid from" in page
    assert 'href="/network?focus=hanoi,old&amp;hops=0"' in page
    assert "newest: 2021<" in page  # a year may last longer than its July
    assert "1 step;" in page
    assert "Nobody is needed: they are tied directly." in page
    panel = small.get("/network/between/panel?partner=hanoi,old").text
    assert '<div id="fragment">' in panel and 'data-partner="old"' in panel and "<html" not in panel


def test_who_is_not_connected_is_an_answer(small: FlaskClient) -> None:
    answer = between(small, "partner=stranger,hanoi")
    assert (answer["ok"], answer["groups"], answer["rows"]) == (True, [["hanoi"], ["stranger"]], [])
    page = small.get("/network/between?partner=stranger,hanoi").text
    assert page.count("No path: nobody on record leads from one to the other.") == 3
    assert "Nobody on record is tied to two of them." in page and "Nobody on record connects any of them." in page


def test_several_are_told_how_far_they_are_and_over_whom_they_hang_together(small: FlaskClient) -> None:
    answer = between(small, "partner=faraway,recent,old,stranger")
    steps = {(pair["partner"], pair["other"]): pair["steps"] for pair in answer["distances"]}
    assert steps["faraway", "recent"] == 3 and steps["faraway", "stranger"] is None
    assert answer["go_betweens"] == ["hanoi", "net"]
    page = small.get("/network/between?partner=faraway,recent,old,stranger").text
    assert 'href="/network/between?partner=faraway,recent">3 steps</a>' in page and "not connected" in page


def test_filters_take_ties_away_and_say_so(small: FlaskClient) -> None:
    assert walked(between(small, "partner=recent,old&type=MET_WITH"), "shortest") == [
        ("recent", "hanoi"),
        ("hanoi", "old"),
    ]
    assert between(small, "partner=old,net&type=MET_WITH")["rows"] == []
    hidden = between(small, "partner=hanoi,old,net&kind=City")
    assert (hidden["hidden"], hidden["groups"]) == (["net"], [["hanoi", "old"]])
    page = small.get("/network/between?partner=hanoi,net&kind=City").text
    assert "The filters leave out some of the chosen." in page and "Only what the filters leave counts here" in page
    assert 'name="kind" value="City"' in page  # the form keeps them


def test_names_are_as_good_as_ids(small: FlaskClient) -> None:
    assert between(small, "partner=Hanoi,RECENT")["partners"] == ["hanoi", "recent"]


def test_the_table_holds_a_row_for_each_type_of_tie(small: FlaskClient) -> None:
    text = small.get("/network/between.csv?partner=hanoi,old").data.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["section"] == "strongest"]
    assert [(row["type"], row["source"], row["fact_count"], row["newest"]) for row in rows] == [
        ("GAVE_AID_TO", "hanoi", "5", "2021"),
        ("GAVE_AID_TO", "old", "1", "2021-07"),
        ("MET_WITH", "hanoi", "1", "2015"),
        ("HAS_AGREEMENT_WITH", "hanoi", "1", "2016-06-15"),
    ]


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("partner=hanoi,nobody", 404, "There is no partner with the ID “nobody”."),
        ("partner=hanoi", 400, "Name at least two different partners"),
        ("partner=hanoi,Hanoi", 400, "Name at least two different partners"),
        ("", 400, "Name at least two different partners"),
        ("partner=hanoi,old&kind=Town", 400, "kind: “Town” is not a kind of partner."),
    ],
)
def test_what_is_wrong_is_one_sentence(small: FlaskClient, query: str, status: int, sentence: str) -> None:
    answer = small.get(f"/network/between.json?{query}")
    assert (answer.status_code, answer.get_json()["error"][: len(sentence)]) == (status, sentence)
    assert small.get(f"/network/between/panel?{query}").status_code == status


@pytest.mark.parametrize("query", ["", "partner=", "partner=hanoi", "partner=hanoi,Hanoi"])
def test_the_page_without_two_partners_is_the_form_that_asks_for_them(small: FlaskClient, query: str) -> None:
    page = small.get(f"/network/between?{query}")
    assert page.status_code == 200 and "Name at least two partners:" in page.text


def test_limits_are_settings_and_say_so(small: FlaskClient, database: Database, server_settings: Settings) -> None:
    strict = {**vars(server_settings), "chosen_limit": 3, "row_limit": 1, "path_limit": 1}
    limited = create_app(Settings(**strict), database).test_client()
    limited.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = limited.get("/network/between.json?partner=hanoi,old,net,recent")
    assert answer.status_code == 400
    assert answer.get_json()["error"].startswith("4 partners are too many to compare at once; 3 are the most.")
    shared = limited.get("/network/between?partner=hanoi,old").text
    assert "These are the first 1 rows; there are more." in shared and "shortest paths; there are more" not in shared
    paths = limited.get("/network/between?partner=net,body").text
    assert "These are the first 1 shortest paths; there are more." in paths
    assert between(limited, "partner=net,body")["truncated"] and not between(limited, "partner=hanoi,net")["truncated"]


def test_a_parameter_that_flask_would_take_for_an_order_is_only_a_parameter(small: FlaskClient) -> None:
    # The pages of a view refuse whatever they do not know.
    addresses = {"/partners?": 200, "/centrality?": 200, "/network?": 400, "/network/between?partner=hanoi,old&": 400}
    for address, status in addresses.items():
        page = small.get(f"{address}_scheme=javascript&_external=1&_method=POST&_anchor=x")
        assert page.status_code == status and "javascript:" not in page.text
