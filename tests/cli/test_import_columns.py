"""What `import` says of how a sheet is read, before it says anything of its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_app.cli.import_columns import remarks, sheet_lines
from graph_app.cli.import_plans import ReadSheet, notation_in_doubt
from graph_app.ingest.reading.survey import surveyed
from tests.ingest.previewing.stage import plan

OFFICE = "Bên tặng|Bên nhận|Ngày|Giá trị (USD)|Hình thuc|Ghi chép riêng"
ROW = "\nHà Nội|Viêng Chăn|{day}|{amount}|tiền|x"


def test_encoding_delimiter_and_columns_are_said() -> None:
    read = plan(OFFICE + ROW.format(day="14/9/2021", amount="1.000,5"), source_id="s")
    assert list(sheet_lines(read)) == [
        "pasted.tsv: aid; dates dmy, decimals “,”",
        "  encoding UTF-8, tab between cells",
        "  columns: “Bên tặng” = donor, “Bên nhận” = recipient, “Ngày” = date, "
        "“Giá trị (USD)” = amount, “Hình thuc” = form",
        "  for all rows where the cell is empty: currency = “USD”, source_id = “s”",
        "  left out: “Ghi chép riêng”",
        "  no column holds quote (Trích dẫn), title_vi (Tiêu đề): "
        "--set quote=… --set title_vi=… would say it for all rows",
    ]


def test_columns_with_the_name_of_their_field_are_said_without_an_arrow() -> None:
    lines = list(sheet_lines(plan("id|host|guest|date|Tiêu đề|quote|source_id\nm|hanoi|old|2021|t|q|s")))
    assert lines[2:] == [
        "  columns: “Tiêu đề” = title_vi",
        "  columns that have the field's name: id, host, guest, date, quote, source_id",
    ]


@pytest.mark.parametrize(
    ("day", "amount", "asked"),
    [
        ("01/02/2022", "1.000", "“--day-order dmy” or “--day-order mdy”, and “--decimal ,” or “--decimal .”"),
        ("13/02/2022", "1.000", "“--decimal ,” or “--decimal .”"),
        ("01/02/2022", "1.000,5", "“--day-order dmy” or “--day-order mdy”"),
        ("2022-02-01", "1000", None),
    ],
)
def test_what_no_cell_decides_has_to_be_stated(day: str, amount: str, asked: str | None) -> None:
    read = plan(OFFICE + ROW.format(day=day, amount=amount))
    survey = surveyed(read.sheet, read.mapping)
    doubt = notation_in_doubt([ReadSheet(read, survey, frozenset())])
    assert (doubt.facts["options"] if doubt else None) == asked
    assert len(list(remarks(read, survey))) == len(survey.undecided)
    assert not notation_in_doubt([ReadSheet(read, survey, frozenset({"day_order", "decimal"}))])


def test_a_remark_is_the_page_s_and_names_the_column_of_the_file() -> None:
    read = plan(OFFICE + ROW.format(day="01/02/2022", amount="1000"))
    assert list(remarks(read, surveyed(read.sheet, read.mapping))) == [
        "pasted.tsv, Ngày: all dates with a day fit both orders of day and month (1). "
        "Make sure of the order that is chosen."
    ]


def test_one_column_that_tells_is_enough_for_all_of_the_table() -> None:
    read = plan("Cơ quan ta|Đối tác|Ký ngày|Hết hạn\nHà Nội|Seoul|1/2/2020|31/12/2025", "agreements")
    survey = surveyed(read.sheet, read.mapping)
    assert [title for title, _ in survey.remarks] == ["Ký ngày"]
    assert survey.undecided == {}


def test_numbers_of_programs_under_our_own_names_are_no_doubt_and_typed_ones_are() -> None:
    ours = plan("id|kind|name_vi|latitude\nhanoi|City|Hà Nội|21.028")
    assert surveyed(ours.sheet, ours.mapping).undecided == {}
    typed = plan("donor|recipient|amount\nhanoi|old|1.000", "aid")
    assert surveyed(typed.sheet, typed.mapping).undecided == {"decimal": ("amount",)}


def test_the_name_of_a_sheet_stands_behind_that_of_its_file() -> None:
    read = plan("host|guest\nhanoi|old", "meetings")
    in_workbook = replace(read, sheet=replace(read.sheet, file="a.xlsx", name="Đoàn", encoding=None))
    assert next(iter(sheet_lines(in_workbook))) == "a.xlsx, sheet “Đoàn”: meetings; dates dmy, decimals “,”"
