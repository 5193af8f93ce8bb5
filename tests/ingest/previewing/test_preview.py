"""What an upload would do, row by row: answers known by hand."""

from __future__ import annotations

from graph_app.ingest.previewing.preview import AS_NEW, SKIP, Decisions
from tests.ingest.previewing.stage import TODAY, aid, meeting, only, seen, states, stock

MEETINGS = "host|guest|date|title_en"


def test_a_new_fact_finds_its_partners_by_any_name_and_gets_an_id() -> None:
    row = only(seen(f"{MEETINGS}\nHà Nội|vieng chan|14/9/2021|Talks", stock()))
    assert (row.state, row.id, row.before) == ("new", "meeting-2021-09-14-hanoi-old", None)
    assert row.after == {
        "id": "meeting-2021-09-14-hanoi-old",
        "type": "MET_WITH",
        "source": "hanoi",
        "target": "old",
        "properties": {
            "id": "meeting-2021-09-14-hanoi-old",
            "date": "2021-09-14",
            "date_from": "2021-09-14",
            "date_to": "2021-09-14",
            "title_en": "Talks",
            "source_id": "s",
            "quote": "q",
            "recorded_on": TODAY.isoformat(),
        },
    }


def test_the_same_file_again_changes_nothing() -> None:
    text = f"{MEETINGS}\nhanoi|old|2021-09-14|Talks\nhanoi|old|2021-09-14|Talks\nhanoi|haufo|2021|Visit"
    first = seen(text, stock())
    assert states(first) == ["new", "new", "new"]
    again = seen(text, stock(*(row.after for row in first.rows if row.after)))
    assert states(again) == ["unchanged"] * 3
    assert list(again.edits()) == []


def test_two_equal_gifts_on_one_day_are_two() -> None:
    text = "donor|recipient|date|amount|currency|title_en\nhanoi|old|2021-09-14|40|USD|t\nhanoi|old|2021-09-14|40|USD|t"
    found = seen(text, stock(aid("g1", "2021-09-14", amount=40, currency="USD")), "aid")
    assert [(row.state, row.id) for row in found.rows] == [("unchanged", "g1"), ("new", "aid-2021-09-14-hanoi-old")]


def test_a_row_with_an_id_changes_that_fact_and_keeps_what_it_does_not_say() -> None:
    record = meeting("m1", "old", "2021-09-14", place="Hà Nội")
    row = only(seen("id|host|guest|date|title_en|place\nm1|hanoi|old|2021-09-15|t|", stock(record)))
    assert row.state == "changed"
    assert row.changed_fields == [
        ("date", "2021-09-14", "2021-09-15"),
        ("date_from", "2021-09-14", "2021-09-15"),
        ("date_to", "2021-09-14", "2021-09-15"),
    ]
    assert row.after is not None
    assert isinstance(row.after["properties"], dict)
    assert row.after["properties"]["place"] == "Hà Nội"


def test_one_row_of_a_key_is_its_one_record_even_where_it_says_something_else() -> None:
    record = meeting("m1", "old", "2021-09-14")
    row = only(seen(f"{MEETINGS}\nhanoi|old|2021-09-14|Other words", stock(record)))
    assert (row.state, row.id, row.changed_fields) == ("changed", "m1", [("title_en", "t", "Other words")])


def test_of_several_that_differ_nobody_knows_which_is_which() -> None:
    records = [meeting("m1", "old", "2021-09-14"), meeting("m2", "old", "2021-09-14", title_en="u")]
    text = f"{MEETINGS}\nhanoi|old|2021-09-14|v\nhanoi|old|2021-09-14|w"
    found = seen(text, stock(*records))
    assert [(row.state, row.like) for row in found.rows] == [("duplicate", ("m1",)), ("duplicate", ("m2",))]
    decided = seen(text, stock(*records), decisions=Decisions(rows={(0, 2): AS_NEW, (0, 3): "m1"}))
    assert [(row.state, row.before and row.before["id"]) for row in decided.rows] == [("new", None), ("changed", "m1")]


def test_a_new_fact_on_a_day_that_may_be_that_of_another_is_a_possible_duplicate() -> None:
    record = meeting("m1", "old", "2021-09-14")
    text = f"{MEETINGS}\nhanoi|old|9/2021|Talks"
    row = only(seen(text, stock(record)))
    assert (row.state, row.like) == ("duplicate", ("m1",))
    assert states(seen(text, stock(record), decisions=Decisions(duplicates=AS_NEW))) == ["new"]
    assert states(seen(text, stock(record), decisions=Decisions(duplicates=SKIP))) == ["skipped"]
    assert states(seen(text, stock(record), decisions=Decisions(rows={(0, 2): "m1"}))) == ["changed"]


def test_the_id_of_a_fact_of_another_kind_is_wrong_and_no_answer_makes_it_right() -> None:
    record = stock(meeting("m1", "old", "2021-09-14"))
    text = "id|donor|recipient|date|title_en\nm1|hanoi|old|2021-09-14|Rice"
    for chosen in (Decisions(), Decisions(rows={(0, 2): "m1"})):
        row = only(seen(text, record, "aid", chosen))
        assert (row.state, row.before) == ("wrong", None)
        assert "the ID “m1” belongs to a fact of another kind on record" in str(row.mistakes[0])
    free = "donor|recipient|date|title_en\nhanoi|old|2021-09-14|Rice"
    assert only(seen(free, record, "aid", Decisions(rows={(0, 2): "m1"}))).before is None


def test_a_row_is_no_partner_that_is_not_on_record_whatever_was_answered() -> None:
    text = "kind|name_en|name_vi|source_id|quote\nCity|Vientiane|Viêng Chăn|s|q"
    for forged in ("No Such!!/../id", "gone"):
        row = only(seen(text, stock(), decisions=Decisions(rows={(0, 2): forged})))
        assert row.id != forged and (row.after is None or row.after["id"] != forged)


def test_a_name_that_fits_two_asks_and_an_answer_settles_it() -> None:
    text = f"{MEETINGS}\nhanoi|HUFO|2021|Visit"
    found = seen(text, stock())
    [question] = only(found).questions
    assert (only(found).state, question.column, question.text) == ("ask", "guest", "HUFO")
    assert {each.id for each in question.candidates} == {"haufo", "saigon-union"}
    assert list(found.edits()) == []
    settled = only(seen(text, stock(), decisions=Decisions(names={"HUFO": "haufo"})))
    assert (settled.state, settled.after and settled.after["target"]) == ("new", "haufo")


def test_one_wrong_row_keeps_all_from_being_written() -> None:
    found = seen(f"{MEETINGS}\nhanoi|old|31/2/2021|Talks\nhanoi|haufo|2021|Visit", stock())
    assert states(found) == ["wrong", "new"]
    assert (found.open, list(found.edits())) == (1, [])
    [mistake] = found.rows[0].mistakes
    assert "31/2/2021" in str(mistake)
    skipping = seen(
        f"{MEETINGS}\nhanoi|old|2021|Talks\nhanoi|HUFO|2021|Visit", stock(), decisions=Decisions(rows={(0, 3): SKIP})
    )
    assert [edit.id for edit in skipping.edits()] == ["meeting-2021-hanoi-old"]


def test_what_a_new_record_lacks_is_said_at_its_row() -> None:
    row = only(seen("name_vi|name_en|country\nXiêng Khoảng|Xieng Khouang|LA", stock(), "partners"))
    assert row.state == "wrong"
    assert [mistake.column for mistake in row.mistakes] == ["Loại"]


PARTNERS = "kind|name_vi|name_en|country"


def test_a_partner_is_found_by_its_names() -> None:
    found = seen(f"{PARTNERS}\nCity|Viêng Chăn|Vientiane|LA\nCity|Xiêng Khoảng|Xieng Khouang|LA", stock(), "partners")
    assert [(row.state, row.id) for row in found.rows] == [("changed", "old"), ("new", "xieng-khouang")]


def test_a_partner_does_not_become_a_kind_that_cannot_have_what_is_on_record() -> None:
    on_record = stock()
    on_record.partners["old"]["properties"]["level"] = "capital"  # type: ignore[index, call-overload]
    row = only(seen("id|name_en|kind\nold|Vientiane|Organisation", on_record, "partners"))
    assert row.state == "wrong" and row.mistakes[0].facts == {"kind": "Organisation", "property": "level"}
    row = only(seen("id|name_en|category\nold|Vientiane|ngo", on_record, "partners"))
    assert row.state == "wrong"
    on_record.partners["old"]["properties"]["category"] = "ngo"  # type: ignore[index, call-overload]
    assert states(seen("id|name_en|kind|note\nold|Vientiane|City|x", on_record, "partners")) == ["changed"]


def test_a_near_partner_is_asked_for() -> None:
    text = f"{PARTNERS}\nCity|Viêng Chanh|Vientianne|LA"
    row = only(seen(text, stock(), "partners"))
    assert (row.state, row.like) == ("duplicate", ("old",))
    assert states(seen(text, stock(), "partners", Decisions(rows={(0, 2): AS_NEW}))) == ["new"]
    assert only(seen(text, stock(), "partners", Decisions(rows={(0, 2): "old"}))).changed_fields[0] == (
        "name_vi",
        "Viêng Chăn",
        "Viêng Chanh",
    )


def test_two_rows_of_one_record_are_not_both_taken() -> None:
    found = seen(f"{PARTNERS}\nCity|Viêng Chăn|Vientiane|LA\nCity|vieng chan|Vientiane|LA", stock(), "partners")
    assert [(row.state, row.id or row.like) for row in found.rows] == [("changed", "old"), ("duplicate", "old")]


def test_of_several_with_one_key_nobody_knows_which_and_what_is_decided_of_all_such_rows_counts() -> None:
    records = [aid(f"g{amount}", "2021-09-14", amount=amount, currency="USD") for amount in (40, 50)]
    row = "\nhanoi|old|2021-09-14|{amount}|USD|t"
    text = "donor|recipient|date|amount|currency|title_en" + row.format(amount=60) + row.format(amount=70)
    asked, kept, left_out = (
        seen(text, stock(*records), "aid", Decisions(duplicates=duplicates)) for duplicates in ("", AS_NEW, SKIP)
    )
    assert [(row.state, row.like) for row in asked.rows] == [("duplicate", ("g40",)), ("duplicate", ("g50",))]
    assert [(row.state, row.id, row.before) for row in kept.rows] == [
        ("new", "aid-2021-09-14-hanoi-old", None),
        ("new", "aid-2021-09-14-hanoi-old-2", None),
    ]
    assert states(left_out) == ["skipped", "skipped"]


def test_a_change_of_a_record_that_no_id_and_nobody_named_is_unconfirmed() -> None:
    on_record = stock(meeting("m1", "old", "2021-09-14"))
    text = "host|guest|date|title_en\nhanoi|old|2021-09-14|Talks"
    by_key, decided = only(seen(text, on_record)), only(seen(text, on_record, decisions=Decisions(rows={(0, 2): "m1"})))
    by_id = only(seen("id|" + text.replace("\n", "\nm1|"), on_record))
    assert [row.state for row in (by_key, decided, by_id)] == ["changed"] * 3
    assert [row.unconfirmed for row in (by_key, decided, by_id)] == [True, False, False]
    renamed = only(seen("name_en|name_vi|kind|note\nVientiane|Viêng Chăn|City|capital", on_record, "partners"))
    assert (renamed.state, renamed.matched, renamed.unconfirmed) == ("changed", "name", True)
