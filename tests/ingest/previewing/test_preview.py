"""What an upload would do, row by row: answers known by hand."""

from __future__ import annotations

from dataclasses import replace

from graph_app.ingest.previewing.rows import AS_NEW, SKIP, Decisions, PreviewRow
from tests.ingest.previewing.stage import TODAY, aid, meeting, only, seen, states, stock

MEETINGS = "host|guest|date|title_en"
XU, BAO_CAO, NGUON = ("partner", "Xứ Không Có"), ("source", "Báo cáo 2021"), {("source", "Nguồn"): "s"}


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
    settled = only(seen(text, stock(), decisions=Decisions(names={("partner", "HUFO"): "haufo"})))
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


# Who is on no record, and said to be new


def test_who_is_said_to_be_new_is_made_by_the_import_behind_the_row_that_names_them() -> None:
    rows = (f"hanoi|Xứ Không Có|{year}|t|Báo cáo 2021" for year in (2021, 2022))
    text = "\n".join([f"{MEETINGS}|source_id", *rows])
    asked = seen(text, stock())
    assert states(asked) == ["ask", "ask"]
    assert [question.text for question in asked.rows[0].questions] == ["Báo cáo 2021", "Xứ Không Có"]
    assert asked.rows[0].after and asked.rows[0].after["target"] == "Xứ Không Có"  # what it is about can be shown
    half = seen(text, stock(), decisions=Decisions(new={XU: "City"}))
    assert [[question.text for question in row.questions] for row in half.rows] == [["Báo cáo 2021"]] * 2
    found = seen(
        text,
        stock(),
        decisions=Decisions(new={XU: "City", BAO_CAO: "source"}),
    )
    assert [(row.what, row.row, row.state, row.id) for row in found.rows] == [
        ("source", 2, "new", "bao-cao-2021"),
        ("partner", 2, "new", "xu-khong-co"),
        ("fact", 2, "new", "meeting-2021-hanoi-xu-khong-co"),
        ("fact", 3, "new", "meeting-2022-hanoi-xu-khong-co"),
    ]
    source, partner, fact, _ = (edit.after for edit in found.edits())
    assert source == {"id": "bao-cao-2021", "properties": {"title": "Báo cáo 2021", "id": "bao-cao-2021"}}
    assert partner and partner["kind"] == "City"
    assert partner["properties"] == {
        "id": "xu-khong-co",
        "home": False,
        "name_vi": "Xứ Không Có",
        "source_id": "bao-cao-2021",
        "quote": "q",
    }
    assert fact and isinstance(fact["properties"], dict)
    assert (fact["target"], fact["properties"]["source_id"]) == ("xu-khong-co", "bao-cao-2021")


def test_nobody_is_made_whom_only_rows_name_that_are_left_out() -> None:
    new = Decisions(new={XU: "City"}, rows={(0, 2): SKIP})
    assert states(seen(f"{MEETINGS}\nhanoi|Xứ Không Có|2021|t", stock(), decisions=new)) == ["skipped"]
    wrong = Decisions(new={XU: "City"}, wrong=SKIP)
    assert states(seen("host|guest|date|title_en|quote\nhanoi|Xứ Không Có|2021|t|", stock(), decisions=wrong)) == [
        "skipped"
    ]


def test_a_partner_is_not_made_without_a_proof() -> None:
    row = only(
        seen(
            f"{MEETINGS}|quote\nhanoi|Xứ Không Có|2021|t|",
            stock(),
            decisions=Decisions(new={XU: "City"}),
        )
    )
    assert row.state == "wrong" and "the cell is empty" in str(row.mistakes[0])


def test_what_is_said_of_a_source_makes_no_partner() -> None:
    row = only(
        seen(
            f"{MEETINGS}\nhanoi|Xứ Không Có|2021|t",
            stock(),
            decisions=Decisions(new={("source", "Xứ Không Có"): "source"}),
        )
    )
    assert row.state == "ask"


def test_an_address_is_the_address_of_the_new_source() -> None:
    text = f"{MEETINGS}|source_id\nhanoi|old|2021|t|https://hanoi.gov.vn/1"
    first = seen(text, stock(), decisions=Decisions(new={("source", "https://hanoi.gov.vn/1"): "source"})).rows[0]
    assert first.after and isinstance(first.after["properties"], dict)
    assert first.after["properties"]["url"] == "https://hanoi.gov.vn/1"


def test_the_source_of_a_partner_is_found_by_its_title_and_else_asked_for() -> None:
    text = "name_vi|kind|source_id\nThành phố Mới|City|{}"
    row = only(seen(text.format("Nguồn"), stock(), target="partners"))
    assert row.state == "ask" and row.questions[0].column == "source_id"
    named = only(seen(text.format("Nguồn"), stock(), decisions=Decisions(names=NGUON), target="partners"))
    assert named.state == "new" and named.after and isinstance(named.after["properties"], dict)
    assert named.after["properties"]["source_id"] == "s"


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    text = "donor|recipient|date|amount|currency|title_en\nhanoi|Xứ Không Có|2021|abc|USD|"
    row = only(seen(text, stock(), target="aid"))
    assert row.state == "wrong"
    assert [mistake.column for mistake in row.mistakes] == ["amount", "title_vi"]
    assert [question.text for question in row.questions] == ["Xứ Không Có"]


def test_two_rows_that_are_one_record_are_both_wrong() -> None:
    record = meeting("m1", "old", "2021-09-14")
    text = f"{MEETINGS}\nhanoi|old|2021-09-13|one\nhanoi|old|2021-09-15|two"
    found = seen(text, stock(record), decisions=Decisions(rows={(0, 2): "m1", (0, 3): "m1"}))
    assert states(found) == ["wrong", "wrong"]
    told = [str(row.mistakes[0]) for row in found.rows]
    assert "is the record “m1”, and so is row 3" in told[0] and "and so is row 2" in told[1]


# Why a row may be what is on record


def reasons(row: PreviewRow) -> dict[str, str]:
    return {id: "; ".join(map(str, told)) for id, told in row.why.items()}


def test_a_possible_duplicate_says_why() -> None:
    head = "donor|recipient|date|amount|currency|title_en"
    record = aid("g1", "2021-09-14", amount=40, currency="USD")
    ends, fit = "it is between the same two partners", "(2021 in the file, 2021-09-14 on record)"
    for cells, told in (
        ("2021|40|USD", f"{ends}; the dates fit into each other {fit}; the amount is the same"),
        ("2021|50|USD", f"{ends}; the dates fit into each other {fit}; the amounts differ"),
        ("2021|40|EUR", f"{ends}; the dates fit into each other {fit}; the amounts differ"),
        (
            "|||",
            f"{ends}; one of the two has no date, so that it can be of any day; only one of the two names an amount",
        ),
    ):
        row = only(seen(f"{head}\nhanoi|old|{cells.rstrip('|') or '||'}|t", stock(record), "aid"))
        assert (row.state, reasons(row)) == ("duplicate", {"g1": told})
    records = [meeting("m1", "old", "2021-09-14"), meeting("m2", "old", "2021-09-14", title_en="u")]
    first, _ = seen(f"{MEETINGS}\nhanoi|old|2021-09-14|v\nhanoi|old|2021-09-14|w", stock(*records)).rows
    several = "several rows or records are alike in what they are matched by, so that nobody can tell which is which"
    assert reasons(first) == {"m1": f"{ends}; its date is the same (2021-09-14); {several}"}


def test_a_near_partner_and_a_second_row_of_one_say_why() -> None:
    near = only(seen(f"{PARTNERS}\nCity|Viêng Chanh|Vientianne|LA", stock(), "partners"))
    assert reasons(near)["old"].startswith("its name “") and "is near (" in reasons(near)["old"]
    _, second = seen(
        f"{PARTNERS}\nCity|Viêng Chăn|Vientiane|LA\nCity|vieng chan|Vientiane|LA", stock(), "partners"
    ).rows
    assert reasons(second) == {"old": "another row of this file is the same record"}
    named = only(seen(f"id|{PARTNERS}\nother|City|Viêng Chăn|Xu La|LA", stock(), "partners"))
    assert reasons(named) == {"old": "it is called “Viêng Chăn”, too"}


def test_the_id_of_a_partner_that_was_merged_away_asks_under_any_name() -> None:
    merged = replace(stock(), merged={"viangchan": "vientiane", "vientiane": "old", "lost": "gone"})
    for name in ("Nowhere", "Vientiane"):
        text = f"id|{PARTNERS}\nviangchan|City||{name}|LA"
        row = only(seen(text, merged, "partners"))
        assert (row.state, row.like) == ("duplicate", ("old",))
        assert reasons(row) == {"old": "the ID “viangchan” is that of a partner that was merged into this one"}
    text = f"id|{PARTNERS}\nviangchan|City||Nowhere|LA"
    assert only(seen(text, merged, "partners", Decisions(rows={(0, 2): "old"}))).id == "old"
    new = only(seen(text, merged, "partners", Decisions(rows={(0, 2): AS_NEW})))
    assert (new.state, new.id) == ("new", "viangchan")
    assert states(seen(f"id|{PARTNERS}\nlost|City||Nowhere|LA", merged, "partners")) == ["new"]


def test_two_partner_rows_decided_to_be_one_are_both_wrong_and_one_can_be_decided_anew() -> None:
    text = f"{PARTNERS}\nCity|Viêng Chanh|Vientianne|LA\nCity|Viêng Chang|Vientiann|LA"
    both = seen(text, stock(), "partners", Decisions(rows={(0, 2): "old", (0, 3): "old"}))
    assert [(row.state, row.like) for row in both.rows] == [("wrong", ("old",)), ("wrong", ("old",))]
    assert "and so is row 3" in str(both.rows[0].mistakes[0]) and "and so is row 2" in str(both.rows[1].mistakes[0])
    mended = seen(text, stock(), "partners", Decisions(rows={(0, 2): "old", (0, 3): SKIP}))
    assert states(mended) == ["changed", "skipped"]


def test_two_that_are_spelt_alike_and_both_said_to_be_new_are_two() -> None:
    text = f"{MEETINGS}\nhanoi|Quê Mới|2021|t\nhanoi|que moi|2022|t"
    new = Decisions(new={("partner", "Quê Mới"): "City", ("partner", "que moi"): "Organisation"})
    made = [row.after for row in seen(text, stock(), decisions=new).rows if row.what == "partner"]
    assert [each["kind"] for each in made if each] == ["City", "Organisation"]


def test_one_text_can_be_a_source_and_a_partner() -> None:
    text = f"{MEETINGS}|source_id\nhanoi|Same|2021|t|Same"
    new = Decisions(new={("partner", "Same"): "City", ("source", "Same"): "source"})
    assert [(row.what, row.state) for row in seen(text, stock(), decisions=new).rows] == [
        ("source", "new"),
        ("partner", "new"),
        ("fact", "new"),
    ]


def test_only_an_address_is_the_address_of_a_new_source() -> None:
    for text in ("javascript://%0aalert(1)", "xem http://a b", "http://"):
        rows = f"{MEETINGS}|source_id\nhanoi|old|2021|t|{text}"
        first = seen(rows, stock(), decisions=Decisions(new={("source", text): "source"})).rows[0]
        assert first.after and isinstance(first.after["properties"], dict)
        assert (first.after["properties"]["title"], "url" in first.after["properties"]) == (text, False)
