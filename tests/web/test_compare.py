"""Two periods side by side, on the known stage (tests/small_network.py), whose changes can be counted by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.conftest import STATEMENTS
from tests.small_network import load_small_network

ASKED = "before=2015-2019&after=2020-2026"


@pytest.fixture
def staged(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path)
    return client


def data(client: FlaskClient, query: str = ASKED) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/network/compare.json?{query}").get_json()
    return found


def ties(answer: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    return {(row["state"], row["source"], row["type"], row["target"]) for row in answer["rows"]}


def test_ties_are_new_lost_or_kept(staged: FlaskClient) -> None:
    answer = data(staged)
    assert ties(answer) == {
        ("new", "hanoi", "GAVE_AID_TO", "old"),
        ("new", "old", "GAVE_AID_TO", "hanoi"),
        ("new", "hanoi", "MET_WITH", "recent"),
        ("lost", "hanoi", "MET_WITH", "old"),
        ("lost", "hanoi", "MEMBER_OF", "net"),
        ("lost", "hanoi", "HAS_AGREEMENT_WITH", "old"),
        ("lost", "hanoi", "HAS_AGREEMENT_WITH", "recent"),
    }
    assert answer["counts"] == {"before": 4, "after": 8, "either": 0, "undated": 2, "elsewhere": 0}
    assert (answer["before"], answer["after"], answer["metric"]) == ("2015-2019", "2020-2026", "degree")


def test_facts_of_other_years_and_of_unknown_day_are_counted(staged: FlaskClient) -> None:
    counts = data(staged, "before=2026&after=2027")["counts"]
    assert counts == {"before": 1, "after": 0, "either": 0, "undated": 2, "elsewhere": 11}


def test_a_day_that_leaves_the_period_open_is_told(client: FlaskClient, database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path)
    with database.write() as transaction:
        transaction.run(STATEMENTS["make_unsure"])
    answer = data(client)
    assert ("either", "alone", "MET_WITH", "hanoi") in ties(answer)
    assert answer["counts"]["either"] == 1
    assert "New or lost: the day is too unsure" in client.get(f"/network/compare?{ASKED}").text


def test_who_moved_in_rank_is_told_with_the_ties_that_account_for_it(staged: FlaskClient) -> None:
    moves = {row["id"]: row for row in data(staged)["ranks"]}
    # by tied partners before: hanoi 3, old 1, recent 1, net 1.  after: hanoi 2, old 1, recent 1.
    assert moves.keys() == {"net"}
    assert (moves["net"]["rank_before"], moves["net"]["rank_after"], moves["net"]["lost"]) == (2, None, ["hanoi"])
    page = staged.get(f"/network/compare?{ASKED}").text
    assert "dropped out" in page and ">Hanoi</a></p>" in page


def test_filters_say_which_part_is_compared(staged: FlaskClient) -> None:
    assert {row[2] for row in ties(data(staged, f"{ASKED}&type=MET_WITH"))} == {"MET_WITH"}
    assert {row[3] for row in ties(data(staged, f"{ASKED}&kind=City&type=MEMBER_OF"))} == set()
    page = staged.get(f"/network/compare?{ASKED}&type=MET_WITH").text
    assert 'href="/network?type=MET_WITH&amp;from=2015&amp;to=2019&amp;undated=no"' in page


def test_the_page_has_both_pictures_with_the_same_places_and_both_tables(staged: FlaskClient) -> None:
    page = staged.get(f"/network/compare?{ASKED}").text
    pictures = re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2
    places = [set(re.findall(r"<text[^>]* x=\"([-\d.]+)\" y=\"([-\d.]+)\"", picture)) for picture in pictures]
    assert places[0] == places[1] != set()
    assert all(f'id="{anchor}"' in page and f'href="#{anchor}"' in page for anchor in ("new", "lost", "moves"))
    assert 'id="kept"' not in page


def test_one_period_has_the_other_beside_it_and_none_are_the_last_years_on_record(staged: FlaskClient) -> None:
    assert (data(staged, "before=2018-2020")["after"], data(staged, "after=2021")["before"]) == ("2021-2023", "2020")
    usual = data(staged, "")
    assert (usual["before"], usual["after"]) == ("2017-2021", "2022-2026")
    typed = data(staged, "before=2015&before=2019&after=2020&after=2026")  # as the form's two fields each send it
    assert ties(typed) == ties(data(staged))
    assert data(staged, "before=1000-9999&after=")["ok"] is True
    assert data(staged, "after=1000-9999")["counts"]["before"] == 0


@pytest.mark.parametrize("text", ["2020-2015", "last year", "20-21", "2015-2019-2020"])
def test_what_is_no_period_is_told_at_its_field_and_stays_there(staged: FlaskClient, text: str) -> None:
    sentence = f"before: “{text}” is not a period. Write it like 2015-2019."
    answer = staged.get("/network/compare", query_string={"before": text, "after": "2020-2024"})
    assert answer.status_code == 400 and sentence in answer.text
    assert re.search(r'aria-describedby="wrong-before".*id="wrong-before" role="alert"', answer.text, re.DOTALL)
    assert 'value="2024"' in answer.text and f'value="{text.partition("-")[0]}"' in answer.text
    body = staged.get("/network/compare.json", query_string={"before": text}).get_json()
    assert (body["ok"], body["status"], body["error"]) == (False, 400, sentence)


def test_periods_must_not_overlap(staged: FlaskClient) -> None:
    for after in ("2018-2024", "2019", "2010-2014"):
        body = staged.get(f"/network/compare.json?before=2015-2019&after={after}").get_json()
        assert body["error"].startswith(f"after: {after} does not begin after 2015-2019 has ended")
        assert body["error"].endswith("Let it begin in 2020 or later.")


def test_other_wrong_words_name_their_field(staged: FlaskClient) -> None:
    assert staged.get(f"/network/compare?{ASKED}&metric=community").status_code == 400
    assert "kind: “Town”" in staged.get(f"/network/compare.json?{ASKED}&kind=Town").get_json()["error"]


def test_a_period_without_facts_says_that_nobody_knows(staged: FlaskClient) -> None:
    page = staged.get("/network/compare?before=2001-2004&after=2015-2026").text
    assert "Nothing is on record for 2001–2004" in page
    nothing = staged.get("/network/compare?before=1990&after=1991").text
    assert "No tie with a known day in one of these periods is on record" in nothing
    assert "which are in neither period: 2" in nothing


def test_an_empty_database_is_no_error(client: FlaskClient) -> None:
    assert "No tie with a known day" in client.get("/network/compare").text
    assert data(client, "")["rows"] == []


def test_every_metric_that_is_offered_answers(seeded: FlaskClient) -> None:
    for metric in ("degree", "weighted_degree", "betweenness", "harmonic", "pagerank", "core"):
        assert data(seeded, f"metric={metric}")["ranks"], metric
