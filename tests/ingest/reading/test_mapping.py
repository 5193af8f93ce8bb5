"""Which column is which field, which table a sheet is, and how that is corrected and remembered."""

from __future__ import annotations

import json

import pytest

from graph_app.errors import WrongMapping
from graph_app.ingest.reading.mapping import (
    ColumnMapping,
    as_plain,
    from_plain,
    guessed_mapping,
    mapped,
    missing,
    problems,
    with_constant,
    with_field,
)
from graph_app.ingest.reading.names import TARGETS, Target
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Sheet
from graph_app.language.folding import fold
from tests.ingest.reading.small_files import only_sheet


def sheet_of(*titles: str, name: str = "a.csv") -> Sheet:
    return only_sheet(name, ("\t".join(titles) + "\n" + "\t".join("x" for _ in titles) + "\n").encode())


def fields_of(mapping: ColumnMapping) -> list[str | None]:
    return [column.field for column in mapping.columns]


@pytest.mark.parametrize(
    ("titles", "target"),
    [
        (["Mã", "Loại", "Tên tiếng Việt", "Quốc gia / vùng lãnh thổ"], "partners"),
        (["TÊN ĐỐI TÁC", "QUỐC GIA", "GHI CHÚ"], "partners"),
        (["Bên hỗ trợ", "Bên nhận", "Ngày", "Giá trị", "Tiền tệ", "Nguồn"], "aid"),
        (["Donor", "Recipient", "Date", "Amount", "Currency"], "aid"),
        (["Bên tiếp", "Khách", "Ngày", "Loại hoạt động", "Địa điểm"], "meetings"),
        (["Thành viên", "Tổ chức", "Từ", "Đến"], "memberships"),
        (["Bên ta", "Đối tác", "Loại thỏa thuận", "Ngày ký"], "agreements"),
        (["id", "title", "publisher", "url"], "sources"),
        (["id", "type", "source", "target", "date", "title_vi"], "facts"),
        (["Cột một", "Cột hai"], None),
    ],
)
def test_the_table_is_known_by_its_columns(titles: list[str], target: str | None) -> None:
    assert guessed_mapping(sheet_of(*titles)).target == target


def test_columns_are_found_without_diacritics_and_with_brackets() -> None:
    mapping = guessed_mapping(
        sheet_of("Ben ho tro", "Bên nhận", "Giá trị (VND)", "Ghi chú nội bộ", "Tieu de tieng Anh")
    )
    assert fields_of(mapping) == ["donor", "recipient", "amount", None, "title_en"]
    assert mapping.constants == {"currency": "VND"}
    assert str(mapping.why).startswith("these of its columns are known there: “Ben ho tro”, “Bên nhận”")


def test_a_slip_of_the_pen_is_offered_as_alike() -> None:
    mapping = guessed_mapping(sheet_of("Bên hỗ trợ", "Bên nhậnn", "Ngày"))
    assert [(column.field, column.sure) for column in mapping.columns] == [
        ("donor", "exact"),
        ("recipient", "alike"),
        ("date", "exact"),
    ]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_each_name_of_a_field_leads_to_it_in_its_table(target: Target) -> None:
    for own in target.fields:
        names = [own.name] if (target.name, own.name) == ("facts", "source_id") else [own.name, *own.caption]
        if own.type != "partner":  # the ends of a fact are all captioned with the fact's name
            assert {target.by_words[fold(name)] for name in names} == {own.name}


def test_source_is_where_a_fact_is_from_unless_target_stands_beside_it() -> None:
    cited = mapped(sheet_of("Donor", "Recipient", "Source"), "aid")
    assert fields_of(cited) == ["donor", "recipient", "source_id"]
    edges = mapped(sheet_of("Source", "Target", "Weight"), "aid")
    assert fields_of(edges) == ["donor", "recipient", None]


def test_two_columns_for_one_field_are_told_and_the_first_counts() -> None:
    sheet = sheet_of("Bên hỗ trợ", "Bên nhận", "Ngày", "Ngày", "")
    mapping = guessed_mapping(sheet)
    assert fields_of(mapping)[:4] == ["donor", "recipient", "date", None]
    assert [str(mistake) for mistake in problems(sheet, mapping)] == [
        "a.csv, row 1, Ngày: the column says the same as “Ngày” and is left out. Choose which one counts."
    ]


def test_a_column_without_a_name_is_told() -> None:
    sheet = sheet_of("Bên hỗ trợ", "", "Bên nhận")
    assert [str(mistake) for mistake in problems(sheet, guessed_mapping(sheet))] == [
        "a.csv, row 1: column 2 has no name and is left out. Name it in the first row, or choose what it holds."
    ]


def test_what_must_be_there_is_told_once_for_the_sheet() -> None:
    sheet = sheet_of("Bên hỗ trợ", "Ngày")
    mapping = mapped(sheet, "aid")
    assert "no column holds Bên nhận (recipient)" in str(problems(sheet, mapping)[0])
    assert missing(mapping) == ["recipient", "source_id", "quote"]
    assert missing(with_constant(mapping, "source_id", "report-2021")) == ["recipient", "quote"]


def test_the_mapping_can_be_corrected() -> None:
    mapping = guessed_mapping(sheet_of("Bên hỗ trợ", "Bên nhận", "Ngày", "Nội dung", "Diễn giải"))
    corrected = with_field(with_field(mapping, 4, "title_vi"), 2, None)
    assert fields_of(corrected) == ["donor", "recipient", None, None, "title_vi"]
    with pytest.raises(WrongMapping, match="“colour” is nothing that “Ngày” can be. These can: id, donor"):
        with_field(mapping, 2, "colour")
    with pytest.raises(WrongMapping, match="“gifts” is nothing that “target” can be. These can: partners"):
        mapped(sheet_of("a", "b"), "gifts")


def test_it_is_remembered_as_plain_data_and_fits_a_table_whose_columns_have_moved() -> None:
    first = guessed_mapping(sheet_of("Bên hỗ trợ", "Bên nhận", "Diễn giải", "Ngày"))
    first = with_constant(with_field(with_field(first, 2, "title_vi"), 3, None), "source_id", "report")
    told = json.loads(json.dumps(as_plain(first, Notation("mdy", "."))))
    mapping, notation = from_plain(sheet_of("NGÀY", "Diễn giải", "Bên nhận", "Bên hỗ trợ", "Số tiền"), told, "Y tế")
    assert fields_of(mapping) == [None, "title_vi", "recipient", "donor", "amount"]
    assert (mapping.target, mapping.constants) == ("aid", {"source_id": "report"})
    assert notation == Notation("mdy", ".")
    assert [column.sure for column in mapping.columns] == [*["remembered"] * 4, "exact"]
    assert str(mapping.why) == "it is read as “Y tế” remembers it"
    fewer, _ = from_plain(sheet_of("Bên nhận", "Bên hỗ trợ"), told, "Y tế")
    assert "these columns are missing here: “Diễn giải”" in str(fewer.why)  # “Ngày” held no field


@pytest.mark.parametrize("told", [{}, {"target": "aid", "day_order": "ymd"}, {"target": "aid", "columns": ["x"]}])
def test_remembered_data_that_was_tampered_with_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(WrongMapping):
        from_plain(sheet_of("Bên hỗ trợ", "Bên nhận"), told, "x")
