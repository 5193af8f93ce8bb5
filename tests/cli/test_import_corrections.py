"""`--table` and `--column` of `import`: what is guessed of a sheet, corrected by who knows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_app.cli.import_corrections import check_used, corrections, guessed, next_step
from graph_app.errors import NoSuchColumn, NoSuchSheet, WrongMapping
from graph_app.ingest.reading.mapping import problems
from graph_app.ingest.reading.sheets import Sheet
from tests.ingest.previewing.stage import plan

WAVE = "Tiêu đề|Phòng xuất|Bên nhận|Ngày|Kinh phí\nGạo|Hà Nội|Viêng Chăn|2021|5"


def sheet(text: str = WAVE, name: str = "") -> Sheet:
    return replace(plan(text).sheet, file="wave.csv", name=name)


def step(read: Sheet, *, tables: tuple[str, ...] = ()) -> str:
    [problem] = problems(read, guessed(read, corrections(tables, ())))
    return next_step(problem, read)


def test_a_column_that_is_named_tells_the_table_too() -> None:
    mapping = guessed(sheet(), corrections((), ("phòng XUẤT=donor",)))
    assert (mapping.target, mapping.title_of["donor"], mapping.title_of["recipient"]) == (
        *("aid", "Phòng xuất", "Bên nhận"),
    )


def test_a_field_may_be_called_what_it_is_called_on_pages_and_a_column_be_left_out() -> None:
    mapping = guessed(sheet(), corrections(("viện trợ",), ("Phòng xuất=Bên tặng", "Kinh phí=")))
    assert mapping.target == "aid"
    assert (mapping.title_of["donor"], "amount" in mapping.fields) == ("Phòng xuất", False)


def test_a_table_counts_for_the_sheet_that_is_named_or_for_all() -> None:
    told = corrections(("meetings", "Năm=2021=aid"), ())
    assert [guessed(sheet(name=name), told).target for name in ("Đoàn", "năm=2021")] == ["meetings", "aid"]


def test_where_nobody_can_tell_the_options_are_named() -> None:
    assert step(sheet("A|B\n1|2")).startswith(
        'Here --table "TABLE" chooses it, TABLE being one of partners, sources, aid'
    )
    assert step(sheet("A|B\n1|2", "Trang 1")).startswith('Here --table "Trang 1=TABLE" chooses it')
    assert step(sheet(), tables=("aid",)) == (
        'Here --column "TITLE=donor" chooses it, TITLE being one of '
        "“Tiêu đề”, “Phòng xuất”, “Bên nhận”, “Ngày”, “Kinh phí”."
    )
    twice = sheet("host|guest|Ngày|Ngày tháng\nhanoi|old|2021|2021")
    assert step(twice) == 'Here --column "Ngày tháng=" leaves it out.'
    assert problems(twice, guessed(twice, corrections((), ("Ngày tháng=",)))) == []


@pytest.mark.parametrize(
    ("tables", "columns", "error", "told"),
    [
        (("gifts",), (), WrongMapping, "“gifts” is nothing that “--table” can be. These can: partners, sources"),
        (("Sheet 9=aid",), (), NoSuchSheet, "wave.csv has no sheet “Sheet 9”. These are: wave.csv."),
        ((), ("Kinh phi 2=amount",), NoSuchColumn, "has a column “Kinh phi 2”. These are: “Tiêu đề”"),
        ((), ("Kinh phí=colour",), WrongMapping, "“colour” is nothing that “Kinh phí” can be. These can: "),
        ((), ("donor",), WrongMapping, "TITLE=FIELD"),
    ],
)
def test_a_correction_that_fits_nothing_is_told(
    tables: tuple[str, ...], columns: tuple[str, ...], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        check_used([sheet()], [guessed(sheet(), corrections(tables, columns))], corrections(tables, columns))
