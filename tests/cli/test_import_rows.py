"""What `import` says of rows: the place as the file names it, and the step that comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_app.cli.import_rows import changed_lines, unsettled_lines
from graph_app.ingest.previewing.preview import preview
from graph_app.ingest.previewing.rows import Decisions, SheetPlan
from graph_app.ingest.previewing.stock import Stock
from tests.ingest.previewing.stage import TODAY, meeting, plan, stock

HEAD = "Bên đón|Khách|Ngày|Nội dung|Trích dẫn|Nguồn"
AND_DECIDE = "or import the file on the page /imports, where you can decide."


def lines(read: SheetPlan, on_record: Stock | None = None) -> list[str]:
    found = preview([read], on_record or stock(), Decisions(), TODAY)
    return unsettled_lines(found.rows, [read])


def test_a_source_that_is_on_no_record_is_told_once_for_all_its_rows() -> None:
    row = "\nHà Nội|Viêng Chăn|14/9/2021|Talks|q|"
    told = lines(plan(HEAD + (row + "Báo cáo 2022") * 2 + row + "Hà Nội Mới" + (row + "Báo cáo 2022") * 7))
    assert told == [
        "pasted.tsv, row 2, Nguồn: no source is on record under the title, address or ID “Báo cáo 2022”. "
        f"Add the source first (a sheet of sources in the same file will do), {AND_DECIDE} "
        "The same in 8 more rows: 3, 5, 6, 7, 8 and others."
    ]


def test_a_partner_that_nobody_knows_one_that_is_near_and_an_alias_of_two_each_have_their_next_step() -> None:
    rows = "".join(f"\nHà Nội|{guest}|14/9/2021|Talks|q|s" for guest in ("Xứ Lạ Kỳ", "Vientianne", "HUFO"))
    nobody, near, several = lines(plan(HEAD + rows))
    assert nobody == (
        "pasted.tsv, row 2, Khách: no partner is on record under the name or ID “Xứ Lạ Kỳ”. Add the partner first "
        f"(a sheet of partners in the same file will do), {AND_DECIDE}"
    )
    assert "row 3, Khách: no partner is on record under the name or ID “Vientianne”; near are old (“Vientiane”)" in near
    assert several == (
        "pasted.tsv, row 4, Khách: “HUFO” can be haufo (“HUFO”), saigon-union (“HUFO”). "
        "Write the ID of the one that is meant."
    )


def test_a_workbook_s_row_names_file_and_sheet_and_a_table_of_all_types_its_own_ends() -> None:
    read = plan("type|Từ đối tác|Đến đối tác|date|title_vi|quote|source_id\nMET_WITH|hanoi|HUFO|2021|t|q|s")
    read = replace(read, sheet=replace(read.sheet, file="nam.xlsx", name="Đoàn"))
    assert lines(read)[0].startswith("nam.xlsx, sheet “Đoàn”, row 2, Đến đối tác: “HUFO” can be")


def test_what_no_column_holds_is_told_with_the_option_that_says_it_for_all_rows() -> None:
    read = plan("Bên đón|Khách|Ngày|Nội dung|Nguồn" + "\nHà Nội|Viêng Chăn|14/9/2021|Talks|s" * 2)
    assert lines(read) == [
        "pasted.tsv, row 2, quote (Trích dẫn): the cell is empty. It takes text. "
        "--set quote=… would say it for all rows. The same in 1 more row: 3."
    ]
    untitled = plan("Bên đón|Khách|Ngày|Trích dẫn|Nguồn\nHà Nội|Viêng Chăn|14/9/2021|q|s")
    [told] = lines(untitled)
    assert told.startswith("pasted.tsv, row 2, title_vi (Tiêu đề): neither ")
    assert told.endswith("Give at least one. --set title_vi=… would say it for all rows.")


def test_a_text_for_all_rows_is_told_as_the_option_that_gave_it() -> None:
    read = plan("Bên đón|Khách|Ngày|Nội dung|Trích dẫn\nHà Nội|Viêng Chăn|14/9/2021|Talks|q", source_id="Báo cáo")
    assert lines(read)[0].startswith("pasted.tsv, row 2, --set source_id: no source is on record")


@pytest.mark.parametrize(
    ("day", "amount", "step"),
    [
        ("9/14/2021", "1", "The option for that is “--day-order mdy”."),
        ("14/9/2021", "1,000.5", "The option for that is “--decimal .”."),
    ],
)
def test_a_cell_in_the_other_notation_is_told_with_the_option_that_chooses_it(day: str, amount: str, step: str) -> None:
    head = "Bên tặng|Bên nhận|Ngày|Giá trị|Tiền tệ|Nội dung|Trích dẫn|Nguồn"
    assert lines(plan(f"{head}\nHà Nội|Viêng Chăn|{day}|{amount}|USD|Gạo|q|s"))[0].endswith(step)


def test_of_many_matters_the_first_are_told_and_how_many_there_are() -> None:
    rows = "".join(f"\nHà Nội|Viêng Chăn|{day}/13/2021|Talks|q|s" for day in range(40, 65))
    told = lines(plan(HEAD + rows, "meetings"))
    assert (len(told), told[-1]) == (21, "These are the first 20 of 25 matters.")


def test_what_is_overwritten_is_told_by_the_columns_of_the_file() -> None:
    read = plan(HEAD + "\nHà Nội|Viêng Chăn|14/9/2021|Talks|q2|s")
    on_record = stock(meeting("m1", "old", "2021-09-14", title_vi="Talks"))
    found = preview([read], on_record, Decisions(), TODAY)
    assert changed_lines(found.rows, [read]) == [
        "pasted.tsv, row 2 changes m1, found by both ends, Ngày, event_type: Trích dẫn: “q” -> “q2”"
    ]
