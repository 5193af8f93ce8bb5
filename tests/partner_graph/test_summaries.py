from __future__ import annotations

from datetime import date

from graph_app.partner_graph.summaries import summaries, summary
from tests.partner_graph.small_snapshot import snapshot_of


def test_it_says_name_facts_and_last_contact() -> None:
    assert summary("Viêng Chăn", 14, "2024-03-11", "en") == "Viêng Chăn: 14 facts, last contact 11 March 2024"
    assert (
        summary("Viêng Chăn", 14, "2024-03-11", "vi")
        == "Viêng Chăn: 14 sự kiện, liên hệ gần nhất ngày 11 tháng 3 năm 2024"
    )


def test_no_record_is_not_told_as_no_contact_and_one_fact_is_one() -> None:
    assert summary("Old", 1, None, "en") == "Old: 1 fact, no contact on record"
    assert summary("Old", 1, None, "vi") == "Old: 1 sự kiện, chưa ghi nhận liên hệ nào"
    assert summary("Alone", 0, None, "en") == "Alone: no fact on record"
    assert summary("Hub", 30_000, None, "vi") == "Hub: 30.000 sự kiện, chưa ghi nhận liên hệ nào"


def test_a_name_with_braces_stays_as_it_is() -> None:
    assert summary("{day}", 2, "2024", "en") == "{day}: 2 facts, last contact 2024"


def test_every_partner_of_a_snapshot_has_its_sentence_in_their_order() -> None:
    network = snapshot_of("b MET_WITH a 2021-01-01 2021-12-31\nb GAVE_AID_TO c\nb MET_WITH c 2030-01-01", "d")
    assert summaries(network, date(2026, 11, 23), "en") == [
        "a: 1 fact, last contact 2021",
        "b: 3 facts, last contact 2021",
        "c: 2 facts, no contact on record",
        "d: no fact on record",
    ]
