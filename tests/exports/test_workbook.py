from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from graph_app.exports.workbook import Note, write_workbook
from graph_app.records import Value

NOTHING_TOLD = Note(())


def book(columns: Sequence[str], rows: Sequence[Sequence[Value]], note: Note = NOTHING_TOLD) -> Workbook:
    file = io.BytesIO()
    write_workbook(file, columns, rows, lambda: note, "vi")
    return openpyxl.load_workbook(file)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+84 24", "-5 độ", "@x", "\tx", "=1+1\n", "＝1+1"])
def test_what_begins_like_a_formula_is_a_text_and_stays_one_when_edited(text: str) -> None:
    cell = book(["title"], [(text,)])["Kết quả"].cell(2, 1)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value.strip() == text.strip()


def test_a_line_break_that_a_sheet_cannot_hold_is_written_as_excel_does() -> None:
    cell = book(["title"], [("\rx",)])["Kết quả"].cell(2, 1)
    assert (cell.value, cell.quotePrefix) == ("_x000D_x", True)


def test_numbers_are_numbers_days_are_days_and_unknown_is_empty() -> None:
    sheet = book(
        ["date", "amount", "signed_this_year", "title", "fact_count"],
        [
            ("2021-09-14", 1.5, True, "Hà Nội", None),
            ("2021-09", 0, False, "2021-09-14", -3),
            ("0999-01-01", 1, None, "", 2),
        ],
    )["Kết quả"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        [datetime(2021, 9, 14), 1.5, True, "Hà Nội", None],
        ["2021-09", 0, False, "2021-09-14", -3],  # a month is no day, and a title is no date
        ["0999-01-01", 1, None, None, 2],
    ]
    assert sheet.cell(2, 1).number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:E4"


def test_lists_long_texts_and_letters_that_xml_cannot_hold() -> None:
    sheet = book(["participants", "title"], [(["hanoi", "havana"], "a\x00b\ud800" + "x" * 40_000)])["Kết quả"]
    assert sheet.cell(2, 1).value == "hanoi; havana"
    assert sheet.cell(2, 2).value.startswith("a�b�x") and len(sheet.cell(2, 2).value) == 32_767


def test_a_second_sheet_says_what_it_is_and_the_last_line_that_it_was_cut() -> None:
    made = book(["partner"], [("hanoi",)], Note([("Câu hỏi", "Lịch sử"), ("Tham số =x", "=1")], "Còn nữa."))
    assert made["Kết quả"].cell(3, 1).value == "Còn nữa."
    about = [[cell.value for cell in row] for row in made["Giới thiệu"].iter_rows()]
    assert about == [["Câu hỏi", "Lịch sử"], ["Tham số =x", "=1"], [None, None], ["partner", "Đối tác"]]
