"""What text tables are brought in: encodings, delimiters, heads, and what is said of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph_app.errors import (
    EmptyUpload,
    GraphAppError,
    HeaderOnly,
    NoSuchRow,
    NotADelimiter,
    NotAnEncoding,
    NullByte,
    StrayQuote,
    TooManyRows,
    UnclosedQuote,
    WrongEncoding,
)
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.sheets import Choices, Faulty
from graph_app.ingest.reading.uploads import read_pasted, read_upload
from tests.ingest.reading.small_files import LIMITS, cells_of, only_sheet, windows_1258

TABLE = "Mã,Tên tiếng Việt\nda-nang,Đà Nẵng\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TABLE.encode(), "utf-8"),
        (TABLE.encode("utf-8-sig"), "utf-8-sig"),
        (unicodedata.normalize("NFD", TABLE).encode(), "utf-8"),
        (TABLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), "utf-16-be"),
        (TABLE.encode("utf-16-le"), "utf-16-le"),
        (TABLE.encode("utf-16-be"), "utf-16-be"),
        (windows_1258(TABLE), "windows-1258"),
        (TABLE.replace("\n", "\r\n").encode(), "utf-8"),
        (TABLE.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_the_encoding_is_found_and_vietnamese_is_composed(raw: bytes, encoding: str) -> None:
    sheet = only_sheet("a.csv", raw)
    assert (sheet.encoding, sheet.header) == (encoding, ("Mã", "Tên tiếng Việt"))
    assert cells_of(sheet) == [["da-nang", "Đà Nẵng"]]


def test_what_could_be_any_one_byte_encoding_is_refused_at_its_byte() -> None:
    """“Però” in Windows-1252: byte 11 is ò there, and would be a tone mark after r in Windows-1258."""
    with pytest.raises(WrongEncoding, match="a.csv: byte 11 does not fit UTF-8") as caught:
        only_sheet("a.csv", b"id,name\nPer\xf2,x\n")
    assert caught.value.facts["position"] == 11


def test_an_encoding_can_be_chosen_and_is_not_tried_around() -> None:
    raw = b"id,name\nx,S\xe3o\n"
    assert cells_of(only_sheet("a.csv", raw, choices=Choices(encoding="windows-1252"))) == [["x", "São"]]
    with pytest.raises(WrongEncoding, match="byte 11 does not fit UTF-8"):
        only_sheet("a.csv", raw, choices=Choices(encoding="utf-8"))
    with pytest.raises(NotAnEncoding, match="“klingon” is no encoding"):
        only_sheet("a.csv", raw, choices=Choices(encoding="klingon"))


def test_a_wrong_byte_far_down_is_found_before_a_row_is_read() -> None:
    raw = b"id,name\n" + b"x,y\n" * 50_000 + b"x,\xff\n"
    with pytest.raises(WrongEncoding, match=f"byte {8 + 4 * 50_000 + 2} "):
        only_sheet("a.csv", raw)


@pytest.mark.parametrize(
    ("text", "delimiter", "second"),
    [
        ("Mã;Tên tiếng Việt;Ghi chú\nhue;Huế;cố đô, xưa, đẹp\nhanoi;Hà Nội;thủ đô\n", ";", "Huế"),
        ("Mã\tTên tiếng Việt\tGhi chú\nhue\tHuế\tcố đô, xưa; đẹp\n", "\t", "Huế"),
        ("Mã|Tên tiếng Việt|Ghi chú\nhue|Huế|cố đô, xưa; đẹp\n", "|", "Huế"),
        ('Mã,Tên tiếng Việt,Ghi chú\nhue,Huế,"cố đô; xưa; đẹp; cổ"\n', ",", "Huế"),
        ("sep=;\nMã;Tên tiếng Việt\nhue;Huế\n", ";", "Huế"),
        # Names that nobody knows, with commas in the head itself: by the comma no two rows are of one length.
        ("Cột một, hai;Cột ba;Cột tư\na, b, c;d;e\nf;g, h;i\nk;l;m, n, o, p\n", ";", "d"),
    ],
)
def test_the_delimiter_is_found_among_sentences_full_of_commas(text: str, delimiter: str, second: str) -> None:
    sheet = only_sheet("a.csv", text.encode())
    assert sheet.delimiter == delimiter
    assert cells_of(sheet)[0][1] == second


def test_a_delimiter_can_be_chosen() -> None:
    sheet = only_sheet("a.csv", b"id;name,x\na;b,c\n", choices=Choices(delimiter=","))
    assert sheet.header == ("id;name", "x")
    with pytest.raises(NotADelimiter, match="“q” cannot stand between the cells"):
        only_sheet("a.csv", b"id,name\na,b\n", choices=Choices(delimiter="q"))


def test_rows_pasted_from_a_spreadsheet_may_end_early() -> None:
    [sheet] = read_pasted("Bên hỗ trợ\tBên nhận\tGhi chú\nHà Nội\tViêng Chăn\n", LIMITS)
    assert cells_of(sheet) == [["Hà Nội", "Viêng Chăn", ""]]


def test_a_title_above_the_names_of_columns_is_passed_over_and_told() -> None:
    text = "BÁO CÁO VIỆN TRỢ,,\n,,\nBên hỗ trợ,Bên nhận,Ngày\nHà Nội,Huế,2021\n"
    sheet = only_sheet("a.csv", text.encode())
    assert (sheet.header_row, sheet.header) == (3, ("Bên hỗ trợ", "Bên nhận", "Ngày"))
    assert [str(remark) for remark in sheet.remarks] == [
        "the names of the columns were found in row 3; what stands above is not read"
    ]
    assert [(line.number, line.cells) for line in sheet.lines()] == [(4, ["Hà Nội", "Huế", "2021"])]


def test_the_row_of_the_head_can_be_chosen() -> None:
    raw = b"id,name_vi\na,b\nc,d\n"
    assert only_sheet("a.csv", raw, choices=Choices(header_row=2)).header == ("a", "b")
    with pytest.raises(NoSuchRow, match="nothing in row 9"):
        only_sheet("a.csv", raw, choices=Choices(header_row=9))


def test_ragged_rows_are_told_at_the_row_and_the_others_are_read() -> None:
    sheet = only_sheet("a.csv", b"id,name,note\na,b,c\nd,e\nf,g,h,i\nj,k,l,,\n")
    assert [(line.number, str(line.fault or "")) for line in sheet.lines()] == [
        (2, ""),
        (3, "the row has 2 cells, the first row has 3. Check its commas and quotation marks"),
        (4, "the row has 4 cells, the first row has 3. Check its commas and quotation marks"),
        (5, ""),
    ]


def test_a_formula_is_not_computed_and_a_marked_text_is_one() -> None:
    [[formula, text, number, plain]] = cells_of(only_sheet("a.csv", b"a,b,c,d\n=1+1,'=1+1,-5,'quoted'\n"))
    assert isinstance(formula, Faulty)
    assert formula.saying.sentence.startswith("“{value}” is a formula and not its result")
    assert (text, number, plain) == ("=1+1", "-5", "'quoted'")


def test_letters_that_cannot_be_seen() -> None:
    """Idle ones are taken out with a note, those that turn the direction and control characters are refused."""
    raw = "a,b,c\nH\u200bà,x\u202ey,z\x07\n".encode()
    [line] = only_sheet("a.csv", raw).lines()
    idle, turning, control = line.cells
    assert idle == "Hà"
    assert [str(note) for note in line.notes.values()] == ["a letter that cannot be seen was taken out"]
    assert isinstance(turning, Faulty) and turning.saying.facts == {"letter": "U+202E", "place": 2}
    assert isinstance(control, Faulty) and control.saying.facts == {"letter": "U+0007", "place": 2}


@pytest.mark.parametrize(
    ("raw", "error", "told"),
    [
        (b"", EmptyUpload, "a.csv is empty."),
        (b"\xef\xbb\xbf\r\n\r\n", EmptyUpload, "a.csv is empty."),
        (b"id,name\n", HeaderOnly, "a.csv has names of columns and no row below them."),
        (b"id,name\n,\n,\n", HeaderOnly, "a.csv has names of columns and no row below them."),
        (b"id,name\nx,a\x00b\n", NullByte, "a.csv has a null byte at place 11"),
        (b'id,name\nx,"a"b\n', StrayQuote, "a.csv, row 2: a quotation mark stands where a cell should end."),
        (b'id,name\nx,"a\nb,c\n', UnclosedQuote, "a.csv: a quotation mark that opens in row 2 is never closed."),
    ],
)
def test_what_is_wrong_with_the_whole_file_is_one_sentence(raw: bytes, error: type[GraphAppError], told: str) -> None:
    with pytest.raises(error) as caught:
        cells_of(only_sheet("a.csv", raw))
    assert str(caught.value).startswith(told)


def test_more_rows_than_allowed_are_told_when_they_are_reached() -> None:
    sheet = only_sheet("a.csv", b"id,name\n" + b"x,y\n" * 11, Limits(rows=10))
    with pytest.raises(TooManyRows, match="more than 10 rows"):
        cells_of(sheet)


def test_a_cell_that_is_too_long_is_told_at_the_cell() -> None:
    [[_, cell]] = cells_of(only_sheet("a.csv", b"id,name\nx," + b"y" * 11 + b"\n", Limits(letters=10)))
    assert isinstance(cell, Faulty)
    assert str(cell.saying) == "the cell holds 11 letters; 10 are the most. Shorten it"


def test_a_file_on_disk_is_read_as_well_and_how_far_it_is_is_told(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_bytes(b"id,name\n" + b"x,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n" * 20_000)
    [sheet] = read_upload("C:\\Users\\anh\\many.csv", path, LIMITS)
    heard: list[float] = []
    assert sum(1 for _ in sheet.lines(heard.append)) == 20_000
    assert sheet.file == "many.csv"
    assert heard == sorted(heard) and heard[-1] == 1 and len({round(share, 1) for share in heard}) > 8
