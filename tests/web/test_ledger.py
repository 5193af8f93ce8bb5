"""The ledger of a line: what is in it, and the tie without some kinds of fact."""

from __future__ import annotations

from flask.testing import FlaskClient

VIENTIANE = "/network/tie.json?source=hanoi&target=vientiane"


def test_it_holds_all_types_between_two_where_none_is_named(seeded: FlaskClient) -> None:
    answer = seeded.get(VIENTIANE).get_json()
    assert {fact["type"] for fact in answer["rows"]} == {"GAVE_AID_TO", "MET_WITH", "HAS_AGREEMENT_WITH"}
    assert answer["whole"]["fact_count"] == len(answer["rows"]) == 11
    assert {"source_id", "quote", "date"} <= set(answer["rows"][0])


def test_leaving_out_a_kind_of_fact_shows_the_tie_without_it(seeded: FlaskClient) -> None:
    meetings = seeded.get(VIENTIANE + "&type=MET_WITH").get_json()["rows"]
    kinds = {f"MET_WITH.{fact['event_type']}" for fact in meetings}
    answer = seeded.get(f"{VIENTIANE}&without={','.join(kinds)}").get_json()
    assert answer["without"]["types"] == ["GAVE_AID_TO", "HAS_AGREEMENT_WITH"]
    assert answer["without"]["fact_count"] == 11 - len(meetings) == len(answer["rows"])
    assert answer["whole"]["newest"] == "2024-03-11" != answer["without"]["newest"]
    page = seeded.get(f"/network/tie?source=hanoi&target=vientiane&without={','.join(kinds)}").text
    assert f"Without these: {11 - len(meetings)} of 11 facts" in page
    assert page.count('class="fact"') == 11 - len(meetings)


def test_without_everything_nothing_ties_them(seeded: FlaskClient) -> None:
    aid = "/network/tie?source=hanoi&target=havana&type=GAVE_AID_TO"
    assert "Without these nothing would tie them." in seeded.get(aid + "&without=GAVE_AID_TO.in_kind").text


def test_a_kind_that_is_not_there_is_named(seeded: FlaskClient) -> None:
    answer = seeded.get("/network/tie.json?source=hanoi&target=havana&without=MET_WITH.party")
    assert answer.status_code == 400
    assert answer.get_json()["error"].startswith("without: “MET_WITH.party” is not a kind of fact.")
