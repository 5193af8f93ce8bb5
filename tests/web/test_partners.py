from __future__ import annotations

from flask.testing import FlaskClient


def ids(client: FlaskClient, address: str) -> list[str]:
    return [row["id"] for row in client.get(address).get_json()["rows"]]


def test_the_rice_for_havana_stands_in_its_history_with_the_quote(seeded: FlaskClient) -> None:
    answer = seeded.get("/partners/havana.json").get_json()
    assert answer["partner"]["name_vi"] == "La Habana"
    (gift,) = (fact for fact in answer["rows"] if fact["id"] == "aid-2021-rice-havana")
    assert (gift["quantity"], gift["unit"], gift["type"]) == (2000, "tonnes", "GAVE_AID_TO")
    assert gift["quote"] == "gửi tặng 2.000 tấn gạo cho nhân dân Thủ đô La Habana (Cuba)"
    assert gift["quote"] in seeded.get("/partners/havana").text


def test_the_cambodia_association_s_gift_stands_in_the_embassy_s_history(seeded: FlaskClient) -> None:
    answer = seeded.get("/partners/vietnam-cambodia-friendship-association-hanoi.json").get_json()
    gifts = [fact for fact in answer["rows"] if fact["type"] == "GAVE_AID_TO"]
    assert gifts and all("khẩu trang" in gift["quote"] for gift in gifts)
    receivers = {gift["target"] for gift in gifts}
    embassy = next(partner for partner in receivers if "embassy" in partner)
    assert gifts[0]["quote"] in seeded.get(f"/partners/{embassy}").text


def test_history_is_newest_first_and_unknown_days_stand_apart(seeded: FlaskClient) -> None:
    rows = seeded.get("/partners/hanoi.json").get_json()["rows"]
    days = [fact.get("date_to") or "" for fact in rows]
    assert days == sorted(days, reverse=True) and "" in days
    page = seeded.get("/partners/hanoi").text
    assert page.index("Day unknown") > page.index("29 Jan 2026")


def test_the_list_filters_and_sorts_from_the_address(seeded: FlaskClient) -> None:
    assert set(ids(seeded, "/partners.json?country=LA")) >= {"vientiane", "northern-laos-provinces"}
    assert ids(seeded, "/partners.json?sort=-fact_count")[0] == "hanoi"
    assert "hanoi" in ids(seeded, "/partners.json?q=ha+noi")
    assert {"haufo"} <= set(ids(seeded, "/partners.json?home=yes")) and "vientiane" not in ids(
        seeded, "/partners.json?home=yes"
    )


def test_unknown_stands_last_whichever_way_one_sorts(seeded: FlaskClient) -> None:
    for sort in ("last_contact", "-last_contact"):
        found = [row["last_contact"] for row in seeded.get(f"/partners.json?sort={sort}").get_json()["rows"]]
        first_unknown = found.index(None)
        assert first_unknown > 0 and set(found[first_unknown:]) == {None}


def test_names_are_in_vietnamese_order(seeded: FlaskClient) -> None:
    page = seeded.get("/partners?lang=vi").text
    places = [page.index(f"<span>{name}</span>") for name in ("Bắc Kinh", "Đà Nẵng", "Huế", "Toulouse")]
    assert places == sorted(places)


def test_a_partner_without_any_fact_is_not_called_without_contact(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/iclei?lang=en").text
    assert "No fact is on record with this partner. That does not mean there was none." in page


def test_the_panel_tells_rank_ties_and_last_meeting(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/hanoi/panel").text
    assert "rank 1 of 136" in page and "last contact 29 January 2026" in page and "/partners/hanoi" in page


def test_search_forgives(seeded: FlaskClient) -> None:
    for text, wanted in {
        "ha noi": "hanoi",
        "HAUFO": "haufo",
        "vieng chan": "vientiane",
        "Vientiane": "vientiane",
        "VIÊNG CHĂN": "vientiane",
        "la habana": "havana",
        "havanna": "havana",
    }.items():
        assert ids(seeded, f"/search.json?q={text}")[0] == wanted, text
    assert "haufo" in ids(seeded, "/search.json?q=hufo")
    assert ids(seeded, "/search.json?q=") == ids(seeded, "/search.json?q=zzzzzz") == []


def test_names_in_the_other_language_say_so_to_whoever_reads_aloud(seeded: FlaskClient) -> None:
    assert '<span lang="vi">Viêng Chăn</span>' in seeded.get("/partners/vientiane").text
    assert '<span lang="en">Vientiane</span>' in seeded.get("/partners/vientiane?lang=vi").text
