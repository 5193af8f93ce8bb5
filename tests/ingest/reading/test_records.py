"""Rows -> typed values and mistakes, told at the cell as the sheet names it."""

from __future__ import annotations

import pytest

from graph_app.ingest.reading.mapping import guessed_mapping, mapped, with_constant
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.records import CheckedRow, checked_rows
from graph_app.ingest.reading.survey import Evidence, surveyed
from graph_app.language.catalogue import translations
from tests.ingest.reading.small_files import only_sheet, table_book

HEAD = "Bên hỗ trợ;Bên nhận;Ngày;Giá trị;Tiền tệ;Hình thức;Tiêu đề;Nguồn;Trích dẫn"
RIGHT = "Hà Nội;Viêng Chăn;14/9/2021;1.000,5;đồng;Tiền;Quà;bao-cao;tặng quà"


def rows_of(*lines: str, head: str = HEAD, notation: Notation = Notation()) -> list[CheckedRow]:  # noqa: B008  # frozen
    sheet = only_sheet("vien-tro.csv", "\n".join([head, *lines]).encode())
    return list(checked_rows(sheet, guessed_mapping(sheet), notation))


def test_a_row_as_an_office_writes_it_becomes_typed_values() -> None:
    [row] = rows_of(RIGHT)
    assert row.mistakes == []
    assert row.target and row.target.name == "aid"
    assert row.values == {
        "donor": "Hà Nội",
        "recipient": "Viêng Chăn",
        "date": "2021-09-14",
        "amount": 1000.5,
        "currency": "VND",
        "form": "cash",
        "title_vi": "Quà",
        "source_id": "bao-cao",
        "quote": "tặng quà",
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("14/9/2021", "31/9/2021", "Ngày: “31/9/2021” is not a date that exists."),
        ("14/9/2021", "9/14/2021", "Ngày: “9/14/2021” is no day in the order day/month/year"),
        ("1.000,5", "1,000.5", "Giá trị: “1,000.5” is no number with a comma for decimals"),
        ("1.000,5", "-5", "Giá trị: “-5” is not a number from 0 upwards"),
        ("1.000,5", "", "Tiền tệ: “VND” stands without Giá trị. Give both or none"),
        ("1.000,5", "5 USD", "Giá trị: “USD” names another currency than the cell beside it (“đồng”)"),
        ("đồng", "$", "Tiền tệ: “$” is the money of several countries (USD, AUD, SGD, HKD)"),
        ("Tiền;", "Đất;", "Hình thức: “Đất” is not one of Tiền (cash), Hiện vật (in_kind)"),
        ("Viêng Chăn", "", "Bên nhận: the cell is empty. It takes the name or ID of a partner"),
        ("Viêng Chăn", "Hà  Nội", "Bên nhận: “Hà Nội” stands at both ends."),
        ("Quà;", ";", "Tiêu đề: neither Tiêu đề nor Tiêu đề tiếng Anh (title_en) is filled in."),
        ("bao-cao", "", "Nguồn: the cell is empty. It takes the ID, title or address of a source"),
        ("Quà", "=A1", "Tiêu đề: “=A1” is a formula and not its result."),
        ("Quà", "Q\u202euà", "Tiêu đề: at letter 2 stands U+202E"),
    ],
)
def test_each_wrong_cell_is_one_sentence_at_its_place(old: str, new: str, told: str) -> None:
    assert old in RIGHT
    _, row = rows_of(RIGHT, RIGHT.replace(old, new, 1))
    [mistake] = row.mistakes
    assert str(mistake).startswith(f"vien-tro.csv, row 3, {told}")
    vietnamese = mistake.told_with(translations("vi").ugettext)
    assert vietnamese.startswith("vien-tro.csv, dòng 3, ") and vietnamese != str(mistake)


def test_all_mistakes_of_a_row_are_told_and_what_can_be_read_is_read() -> None:
    [row] = rows_of(RIGHT.replace("14/9", "14/13").replace("đồng", "xu"))
    assert [mistake.column for mistake in row.mistakes] == ["Ngày", "Tiền tệ"]
    assert row.values["amount"] == 1000.5


def test_a_ragged_row_is_one_mistake_and_none_of_its_cells_is_read() -> None:
    [row] = rows_of(RIGHT + ";x")
    assert ([str(mistake) for mistake in row.mistakes], row.values) == (
        ["vien-tro.csv, row 2: the row has 10 cells, the first row has 9. Check its commas and quotation marks."],
        {},
    )


def test_an_id_twice_is_told_with_the_row_of_the_first() -> None:
    rows = rows_of("a;Hà Nội;Huế", "b;Hà Nội;Huế", "a;Hà Nội;Lào Cai", head="Mã;Tên tiếng Việt;Ghi chú")
    assert [[str(mistake) for mistake in row.mistakes] for row in rows] == [
        [],
        [],
        ["vien-tro.csv, row 4, Mã: the ID “a” stands in row 2, too. Give each its own."],
    ]


def test_an_id_whose_page_would_have_no_address_is_told() -> None:
    """/partners/new is the form for a new partner."""
    long = "a" * 201
    rows = rows_of("new;Hà Nội;Huế", f"{long};Hà Nội;Huế", "new-york;Hà Nội;Huế", head="Mã;Tên tiếng Việt;Ghi chú")
    assert [len(row.mistakes) for row in rows] == [1, 1, 0]
    assert "“new” cannot be an ID: its page would have no address" in str(rows[0].mistakes[0])


def test_equal_rows_without_ids_are_both_right() -> None:
    """Equal gifts on the same day are real."""
    assert [row.mistakes for row in rows_of(RIGHT, RIGHT)] == [[], []]


def test_money_in_one_cell_and_a_constant_for_all_rows() -> None:
    sheet = only_sheet("a.csv", "Donor\tRecipient\tAmount\nHà Nội\tHuế\t5 tỷ đồng\nHà Nội\tHuế\n".encode())
    mapping = with_constant(with_constant(guessed_mapping(sheet), "title_vi", "Quà"), "source_id", "bao-cao")
    first, second = checked_rows(sheet, mapping, Notation())
    assert first.mistakes == second.mistakes == []
    assert (first.values["amount"], first.values["currency"]) == (5_000_000_000, "VND")
    assert ("amount" in second.values, second.values["source_id"]) == (False, "bao-cao")


def test_a_table_of_all_types_has_each_row_in_its_own_table() -> None:
    """As our own exports write it: the day of a membership stands under date and under since."""
    head = "id,type,source,target,date,since,amount,currency,title_vi"
    rows = rows_of(
        "g,GAVE_AID_TO,hanoi,hue,2021-09,,5,VND,Quà",
        "m,MEMBER_OF,hanoi,c40,2015,2015,,,Thành viên",
        "n,MEMBER_OF,hanoi,c40,2016,2015,,,Thành viên",
        "o,Thành viên,hanoi,c40,,2015,5,VND,Thành viên",
        "p,FRIENDS,hanoi,c40,,,,,x",
        head=head,
        notation=Notation(decimal="."),
    )
    aid, member, other_day, foreign, unknown = rows
    assert aid.values["donor"] == "hanoi" and aid.target and aid.target.name == "aid"
    assert member.values == {
        **{"id": "m", "member": "hanoi", "body": "c40", "since": "2015", "title_vi": "Thành viên"},
    }
    assert "date: “2016” is another day than since says (“2015”)" in str(other_day.mistakes[0])
    assert [mistake.column for mistake in foreign.mistakes] == ["amount", "currency"]
    assert unknown.target is None and "“FRIENDS” is not one of Viện trợ (GAVE_AID_TO)" in str(unknown.mistakes[0])


def test_what_only_one_kind_of_partner_has() -> None:
    [row] = rows_of("hue;Thành phố;Huế;Đại sứ quán", head="Mã;Loại;Tên tiếng Việt;category")
    assert row.values["kind"] == "City"
    assert "category: “Đại sứ quán” is not one of" in str(row.mistakes[0])
    [row] = rows_of("hue;Thành phố;Huế;embassy", head="Mã;Loại;Tên tiếng Việt;category")
    assert "a City has no category. Leave the cell empty" in str(row.mistakes[0])


def test_numbers_of_a_workbook_need_no_notation_and_its_serial_numbers_are_days() -> None:
    head: list[object] = ["Bên hỗ trợ", "Bên nhận", "Ngày", "Giá trị", "Tiền tệ", "Tiêu đề"]
    sheet = only_sheet("a.xlsx", table_book([head, ["Hà Nội", "Huế", 44453, 1234.5, "VND", "Quà"]]))
    [row] = checked_rows(sheet, guessed_mapping(sheet), Notation(decimal=","))
    assert (row.mistakes, row.values["date"], row.values["amount"]) == ([], "2021-09-14", 1234.5)


def test_while_nobody_knows_which_table_it_is_nothing_is_read() -> None:
    assert rows_of("x;y", head="Cột một;Cột hai") == []


def test_a_text_is_shortened_in_a_sentence_and_never_in_a_value() -> None:
    [row] = rows_of(RIGHT.replace("Quà", "Q" * 500).replace("14/9/2021", "x" * 500))
    assert len(str(row.mistakes[0])) < 250
    assert row.values["title_vi"] == "Q" * 500


# Before the notation is stated


def _surveyed(*lines: str) -> tuple[dict[str, Evidence], dict[str, Evidence], Notation, list[str]]:
    sheet = only_sheet("a.csv", "\n".join(["Bên hỗ trợ;Bên nhận;Ngày;Giá trị", *lines]).encode())
    found = surveyed(sheet, mapped(sheet, "aid"))
    return dict(found.dates), dict(found.numbers), found.notation, [str(saying) for _, saying in found.remarks]


def test_a_column_where_both_orders_are_possible_says_so() -> None:
    dates, numbers, notation, told = _surveyed("a;b;3/4/2021;1.000", "a;b;5/6/2021;2000", "a;b;2021;")
    assert (dates, numbers) == ({"Ngày": Evidence(0, 0, 2)}, {"Giá trị": Evidence(0, 0, 1)})
    assert notation == Notation("dmy", ",")
    assert told[0].startswith("all dates with a day fit both orders of day and month (2).")
    assert told[1].startswith("the numbers fit both notations, 1.000,5 and 1,000.5 (1).")


def test_days_that_are_counted_are_told_before_one_trusts_them() -> None:
    dates, _, _, told = _surveyed("a;b;44453;7", "a;b;20211;7", "a;b;2021;7")
    assert dates == {} and [one[:60] for one in told] == [
        "of this column cells hold a number of five digits (2). It is"
    ]


def test_evidence_for_one_order_suggests_it() -> None:
    dates, _, notation, told = _surveyed("a;b;3/4/2021;1,000.5", "a;b;9/14/2021;7")
    assert (dates, notation, told) == ({"Ngày": Evidence(0, 1, 1)}, Notation("mdy", "."), [])


def test_evidence_for_both_is_a_contradiction_that_is_told() -> None:
    _, _, notation, told = _surveyed("a;b;14/9/2021;1,5", "a;b;9/14/2021;2.5")
    assert notation == Notation("dmy", ",")
    assert told[0].startswith("some dates fit only day/month/year (1), others only month/day/year (1).")
    assert told[1].startswith("some numbers have a comma for decimals (1), others a point (1).")
