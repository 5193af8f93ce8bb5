"""Excel workbooks: what a cell holds, which sheets there are, what is refused."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Any

import pytest

from graph_app.errors import EmptyUpload, EncryptedUpload, GraphAppError, OldWorkbook, OtherWorkbook, UnknownUploadType
from graph_app.ingest.reading.contents import OLE
from graph_app.ingest.reading.sheets import Exact, Faulty
from graph_app.ingest.reading.uploads import read_upload
from graph_app.ingest.reading.workbook_cells import day_of_serial, format_of_days
from tests.ingest.reading.small_files import (
    LIMITS,
    cells_of,
    only_sheet,
    rezipped,
    table_book,
    workbook,
    zipped,
)


def test_numbers_texts_and_booleans_are_read_as_they_are() -> None:
    [row] = cells_of(
        only_sheet("a.xlsx", table_book([["a", "b", "c", "d", "e"], ["Hà Nội", 21.0278, 3_000_000_000, True, "1,5"]]))
    )
    assert row == ["Hà Nội", "21.0278", "3000000000", "true", "1,5"]
    assert [isinstance(cell, Exact) for cell in row] == [False, True, True, True, False]


def test_decomposed_vietnamese_is_composed() -> None:
    apart = unicodedata.normalize("NFD", "Đà Nẵng")
    sheet = only_sheet("a.xlsx", table_book([[apart, "b"], [apart, "x"]]))
    assert (sheet.header[0], cells_of(sheet)[0][0]) == ("Đà Nẵng", "Đà Nẵng")


def test_a_day_is_known_by_its_format_and_is_as_exact_as_it_is_shown() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ngày", "Tháng", "Năm", "Số", "Giờ"])
        for place, code in enumerate(["dd/mm/yyyy", '"tháng "mm/yyyy', "yyyy", "#,##0", "hh:mm"]):
            sheet.write_number(1, place, 44453.25, book.add_format({"num_format": code}))

    assert cells_of(only_sheet("a.xlsx", workbook(fill))) == [["2021-09-14", "2021-09", "2021", "44453.25", "44453.25"]]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_datetime(1, 0, datetime(2021, 9, 14), book.add_format({"num_format": 14}))
        sheet.write(1, 1, "x")

    assert cells_of(only_sheet("a.xlsx", workbook(fill, date_1904=True))) == [["2021-09-14", "x"]]


@pytest.mark.parametrize(
    ("serial", "day"),
    [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1)), (44453.99, date(2021, 9, 14))],
)
def test_spreadsheets_hold_that_there_was_a_29_february_1900(serial: float, day: date) -> None:
    assert day_of_serial(serial) == day


@pytest.mark.parametrize("serial", [0, -1, 60, 60.5, 1e9])
def test_what_is_no_day_is_none(serial: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        day_of_serial(serial)


@pytest.mark.parametrize(
    ("number", "code", "days"),
    [
        (0, "", ""),
        (14, "", "%Y-%m-%d"),
        (17, "", "%Y-%m"),
        (20, "", ""),  # h:mm
        (164, "General", ""),
        (164, "[Red]0.00", ""),
        (164, "[$-42A]dd mmmm yyyy", "%Y-%m-%d"),
        (164, "mmm yyyy;@", "%Y-%m"),
        (164, '0 "ngày"', ""),  # a number of days is no day
        (164, "[h]:mm", ""),
    ],
)
def test_a_format_tells_how_much_of_a_day_is_meant(number: int, code: str, days: str) -> None:
    assert format_of_days(number, code) == days


def test_formulas_are_never_computed() -> None:
    """The result that the file holds is read, with a note; without one the cell says so."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write_formula(1, 0, "=2+2", None, 5)
        sheet.write_formula(1, 1, "=HYPERLINK(A1)", None, "")
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    data = workbook(fill)
    without = data and rezipped(data, {"xl/worksheets/sheet1.xml": _part(data).replace(b"<v></v>", b"")})
    [line] = only_sheet("a.xlsx", without).lines()
    stored, missing, failed = line.cells
    assert stored == "5"  # not 4: nobody computed
    assert str(line.notes[0]) == "a formula stands here; the result that the file holds is read"
    assert isinstance(missing, Faulty) and "the file does not hold its result" in str(missing.saying)
    assert isinstance(failed, Faulty) and failed == "#DIV/0!"


def _part(data: bytes) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_cell_merged_downwards_counts_for_each_of_its_rows() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Bên hỗ trợ", "Bên nhận"])
        sheet.merge_range(1, 0, 2, 0, "Hà Nội")
        sheet.write_column(1, 1, ["Huế", "Viêng Chăn", "Lào Cai"])

    lines = list(only_sheet("a.xlsx", workbook(fill)).lines())
    assert [line.cells for line in lines] == [["Hà Nội", "Huế"], ["Hà Nội", "Viêng Chăn"], ["", "Lào Cai"]]
    assert [list(line.notes) for line in lines] == [[], [0], []]


def test_every_sheet_with_rows_is_offered_and_the_others_are_told() -> None:
    def fill(book: Any) -> None:
        for name, rows in (("Một", 2), ("Trống", 0), ("Chỉ tên cột", 1), ("Ẩn", 3)):
            sheet = book.add_worksheet(name)
            for row in range(rows):
                sheet.write_row(row, 0, ["a", "b"])
        book.get_worksheet_by_name("Ẩn").hide()

    first, hidden = read_upload("a.xlsx", workbook(fill), LIMITS)
    assert (first.name, hidden.name) == ("Một", "Ẩn")
    assert [str(remark) for remark in first.remarks] == [
        "the sheet “Trống” holds no rows and is left out",
        "the sheet “Chỉ tên cột” holds no rows and is left out",
    ]
    assert [str(remark) for remark in hidden.remarks] == ["the sheet is hidden in the workbook"]


def test_a_workbook_without_any_row_is_empty() -> None:
    with pytest.raises(EmptyUpload):
        read_upload("a.xlsx", table_book([]), LIMITS)


def test_macros_are_told_and_not_run() -> None:
    data = rezipped(table_book([["a", "b"], ["c", "d"]]), {"xl/vbaProject.bin": b"Sub AutoOpen()"})
    sheet = only_sheet("a.xlsm", data)
    assert [str(remark) for remark in sheet.remarks] == ["the workbook holds macros; they are not read and never run"]
    assert cells_of(sheet) == [["c", "d"]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), OldWorkbook),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), EncryptedUpload),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), OtherWorkbook),
        (zipped({"[Content_Types].xml": "", "xl/workbook.bin": ""}), OtherWorkbook),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), UnknownUploadType),
    ],
)
def test_other_kinds_of_workbook_are_refused_by_name(data: bytes, error: type[GraphAppError]) -> None:
    with pytest.raises(error, match=r"a\.xls"):
        read_upload("a.xls", data, LIMITS)
