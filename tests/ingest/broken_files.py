"""Two hundred files as nobody should send them, each with the sentence that is said of it.

Large ones are packed so that making them takes no time: the same block again and again.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph_app import errors
from graph_app.ingest import sentences as say
from graph_app.ingest.reading.contents import OLE
from tests.ingest.reading.small_files import rezipped, table_book, windows_1258, zipped

MB = 1024 * 1024
HEAD = "id,kind,name_vi\n"
ROW = "hue,City,Huế\n"


@dataclass(frozen=True)
class BrokenFile:
    """`told` is the error of the whole file, or the sentence at its only wrong cell, row or head.

    `large`: reading it without care would take far more memory than it has bytes.
    """

    why: str
    name: str
    made: Callable[[], bytes]
    told: type[errors.GraphAppError] | str
    large: bool = False


def all_broken_files() -> list[BrokenFile]:
    """All of them, the same in each run."""
    return [
        *_text_files(),
        *_wrong_cells(),
        *_foreign_files(),
        *_archives(),
        *_workbooks(),
        *_xml_graphs(),
        *_json_graphs(),
    ]


def _fixed(data: bytes) -> Callable[[], bytes]:
    return lambda: data


# Text


def _text_files() -> Iterator[BrokenFile]:
    for name, data, told in (
        ("nothing at all", b"", errors.EmptyUpload),
        ("only a mark", b"\xef\xbb\xbf", errors.EmptyUpload),
        ("only blanks", b"   \n\t\n\r\n", errors.EmptyUpload),
        ("only a mark of UTF-16", b"\xff\xfe", errors.EmptyUpload),
        ("only a head", HEAD.encode(), errors.HeaderOnly),
        ("only a head, with empty rows", (HEAD + ",,\n" * 500).encode(), errors.HeaderOnly),
        ("only delimiters", b",,,\n,,,\n", errors.EmptyUpload),
        ("a null byte in a cell", (HEAD + "hue,City,H\0\n").encode(), errors.NullByte),
        ("a null byte at the beginning", ("\0" + HEAD + ROW).encode(), errors.NullByte),
        ("null bytes at the end", (HEAD + ROW).encode() + b"\0" * 100, errors.NullByte),
        ("nothing but null bytes", b"\0" * 5_000, errors.NullByte),
        ("UTF-16 with a null character", (HEAD + "hue,City,H\0\n").encode("utf-16"), errors.NullByte),
        ("a quotation mark never closed", (HEAD + 'hue,City,"Huế\n' + ROW * 20).encode(), errors.UnclosedQuote),
        ("a quotation mark in the last cell", (HEAD + 'hue,City,"Huế').encode(), errors.UnclosedQuote),
        ("a quotation mark in the head", ('id,"kind,name_vi\n' + ROW).encode(), errors.UnclosedQuote),
        (
            "a quotation mark never closed, far down",
            (HEAD + ROW * 500 + 'x,"y\n' + ROW * 400).encode(),
            errors.UnclosedQuote,
        ),
        ("a letter behind a quoted cell", (HEAD + 'hue,City,"Huế"x\n').encode(), errors.StrayQuote),
        ("quotation marks within quotation marks", (HEAD + 'hue,"City "of" Huế",x\n').encode(), errors.StrayQuote),
        ("more rows than allowed", (HEAD + ROW * 1_001).encode(), errors.TooManyRows),
        (
            "more columns than allowed",
            (",".join(f"c{n}" for n in range(201)) + "\n" + "x," * 200).encode(),
            errors.TooManyColumns,
        ),
        ("a million columns", ("c," * 1_000_000 + "\nx\n").encode(), errors.TooManyColumns),
        ("a million columns by tab", ("c\t" * 1_000_000 + "\nx\n").encode(), errors.TooManyColumns),
        ("a line of a million letters", (HEAD + "x" * 1_100_000 + "\n").encode(), errors.RowTooLong),
        ("forty million empty lines", b"id,kind,name_vi\n" + b"\n" * 40_000_000 + b"x,City,y\n", errors.TooManyRows),
        (
            "a letter with thirty thousand marks",
            (HEAD + "x,City,y" + "\u0301\u0323" * 15_000 + "\n").encode(),
            say.TOO_LONG,
        ),
        ("no line ends at all", b"x" * 3_000_000, errors.RowTooLong),
    ):
        yield BrokenFile(name, "a.csv", _fixed(data), told, large=len(data) > MB)
    yield from _wrong_encodings()
    yield BrokenFile(
        "a cell of 1 GB",
        "a.csv",
        lambda: (HEAD + "hue,City,").encode() + b"x" * (64 * MB),
        errors.UploadTooLarge,
        large=True,
    )


def _wrong_encodings() -> Iterator[BrokenFile]:
    french = "id,kind,name_vi\nnimes,City,Nîmes à côté\n"
    for encoding in ("latin-1", "cp1252", "cp850", "mac-roman", "cp1257"):
        yield BrokenFile(
            f"French in {encoding}", "a.csv", _fixed(french.encode(encoding, "replace")), errors.WrongEncoding
        )
    for encoding, text in (
        ("shift-jis", "東京都"),
        ("euc-jp", "東京都"),
        ("gb18030", "广州市"),
        ("big5", "廣州市"),
        ("euc-kr", "서울특별시"),
        ("cp874", "กรุงเทพ"),
        ("koi8-r", "Москва и область"),
        ("cp1251", "Москва и область"),
        ("iso-8859-7", "Αθήνα και"),
    ):
        data = f"id,kind,name_vi\nx,City,{text}\n".encode(encoding)
        yield BrokenFile(f"names in {encoding}", "a.csv", _fixed(data), errors.WrongEncoding)
    for number, cut in enumerate(
        (b"\xe1\xba", b"\xff", b"\xc3(", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf", b"\xfe")
    ):
        yield BrokenFile(
            f"bytes that are no letter ({number})",
            "a.csv",
            _fixed((HEAD + "x,City,").encode() + cut),
            errors.WrongEncoding,
        )
    yield BrokenFile(
        "a wrong byte far down", "a.csv", _fixed((HEAD + ROW * 900).encode() + b"x,City,\xff\n"), errors.WrongEncoding
    )
    yield BrokenFile(
        "two encodings in one file",
        "a.csv",
        _fixed((HEAD + ROW).encode() + windows_1258("x,City,Đà Nẵng\n")),
        errors.WrongEncoding,
    )
    odd = (HEAD + ROW).encode("utf-16")[:-1]
    yield BrokenFile("UTF-16 cut within a letter", "a.csv", _fixed(odd), errors.WrongEncoding)
    half = HEAD.encode("utf-16") + b"\x00\xd8" + "x\n".encode("utf-16-le")
    yield BrokenFile("half of a letter in UTF-16", "a.csv", _fixed(half), errors.WrongEncoding)
    yield BrokenFile("UTF-32", "a.csv", _fixed((HEAD + ROW).encode("utf-32")), errors.NullByte)


def _wrong_cells() -> Iterator[BrokenFile]:
    """One wrong cell each, all else right."""
    for why, row, told in (
        ("one cell too few", "hue,City", say.CELL_COUNT),
        ("one cell too many", "hue,City,Huế,x", say.CELL_COUNT),
        ("five hundred cells", "hue,City" + ",x" * 498, say.CELL_COUNT),
        ("a formula", "hue,City,=1+1", say.FORMULA_TEXT),
        ("a formula that would start a program", "hue,City,=cmd|'/c calc'!A0", say.FORMULA_TEXT),
        ("a formula that would ask another site", 'hue,City,"=HYPERLINK(""http://x"",""y"")"', say.FORMULA_TEXT),
        ("a cell that is too long", "hue,City," + "x" * 1_001, say.TOO_LONG),
        ("a cell of many lines that is too long", 'hue,City,"' + "x\n" * 600 + '"', say.TOO_LONG),
        ("an ID with blanks", "thành phố,City,Huế", say.WRONG_ID),
        ("an ID of another script", "顺化,City,Huế", say.WRONG_ID),
        ("an unknown kind", "hue,Planet,Huế", say.WRONG_CHOICE),
        ("no kind", "hue,,Huế", say.EMPTY_CHOICE),
        ("no name", "hue,City,", say.NO_NAME),
        *(
            (f"a turning letter U+{ord(sign):04X}", f"hue,City,Hu{sign}ế", say.TURNING_LETTER)
            for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        ),
        *(
            (f"a control character U+{ord(sign):04X}", f"hue,City,Hu{sign}ế", say.CONTROL_LETTER)
            for sign in "\x01\x07\x08\x0e\x1b\x1f\x7f\x80\x9b\x9f\ufffe\uffff"
        ),
    ):
        yield BrokenFile(why, "a.csv", _fixed((HEAD + row + "\n").encode()), told)
    for why, text, told in (
        ("a day that does not exist", "31/2/2021", say.WRITTEN_DATE),
        ("the other order of day and month", "2/28/2021", say.WRONG_ORDER),
        ("a year of two digits", "1/2/21", say.SHORT_YEAR),
        ("a day of a century that is none", "1/1/0000", say.WRITTEN_DATE),
        ("a day in Arabic digits", "١٤/٩/٢٠٢١", say.WRITTEN_DATE),
        ("a day of ten thousand digits", "1" * 900 + "/1/2021", say.WRITTEN_DATE),
        ("a serial number with a letter", "4445O", say.WRITTEN_DATE),
    ):
        yield BrokenFile(why, "a.csv", _fixed(f"Bên hỗ trợ;Bên nhận;Ngày;Tiêu đề\na;b;{text};c\n".encode()), told)
    for why, text, told in (
        ("the other sign for decimals", "1,000.5;VND", say.NOT_WITH_COMMA),
        ("a number of a thousand digits", "9" * 900 + ";VND", say.WRITTEN_NUMBER),
        ("a number in powers", "1e308;VND", say.WRITTEN_NUMBER),
        ("no number", "NaN;VND", say.WRITTEN_NUMBER),
        ("infinite aid", "inf;VND", say.WRITTEN_NUMBER),
        ("a number too long to be meant", "9" * 30 + ";VND", say.WRONG_NUMBER),
        ("aid below nothing", "-5;VND", say.TOO_SMALL),
        ("dollars of nobody knows where", "5;$", say.WHICH_CURRENCY),
        ("money that is none", "5;vỏ sò", say.WRITTEN_CURRENCY),
        ("an amount without money", "5;", say.ALONE),
    ):
        yield BrokenFile(
            why, "a.csv", _fixed(f"Bên hỗ trợ;Bên nhận;Giá trị;Tiền tệ;Tiêu đề\na;b;{text};c\n".encode()), told
        )
    for why, head, told in (
        ("a column twice", "id,kind,name_vi,name_vi", say.FIELD_TWICE),
        ("two columns that say the same", "id,kind,name_vi,Tên tiếng Việt", say.FIELD_TWICE),
        ("a column without a name", "id,kind,name_vi,,note", say.NO_TITLE),
        ("columns that nobody knows", "một,hai,ba", say.NO_TABLE),
        ("the ends of facts missing", "amount,currency,date,item", say.NO_TABLE),
    ):
        row = ",".join(["hue", "City", "Huế", "x", "y"][: head.count(",") + 1])
        yield BrokenFile(why, "a.csv", _fixed(f"{head}\n{row}\n".encode()), told)


# Files of other kinds


def _foreign_files() -> Iterator[BrokenFile]:
    for kind, head in (
        ("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("GIF", b"GIF89a\1\0\1\0"),
        ("PDF", b"%PDF-1.7\n%\xe2\xe3"),
        ("RTF", b"{\\rtf1\\ansi"),
        ("gzip", b"\x1f\x8b\x08\0" + b"\0" * 20),
        ("bzip2", b"BZh91AY&SY\0\0"),
        ("xz", b"\xfd7zXZ\0\0"),
        ("7-Zip", b"7z\xbc\xaf\x27\x1c\0\4"),
        ("RAR", b"Rar!\x1a\x07\1\0"),
        ("program", b"MZ\x90\0\3\0\0\0"),
        ("ELF", b"\x7fELF\2\1\1\0"),
        ("SQLite", b"SQLite format 3\0"),
        ("TIFF", b"II*\0\x10\0"),
        ("sound", b"RIFF\x24\0\0\0WAVE"),
        ("Parquet", b"PAR1\x15\4"),
        ("web page", b"<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>"),
        ("web page as Excel saves it", b"<html xmlns:o='urn:x'><body><table></table></body></html>"),
    ):
        yield BrokenFile(f"{kind} named .csv", "a.csv", _fixed(head + b"rest of it"), errors.UnknownUploadType)
    yield BrokenFile("an Excel file of 1997", "a.xls", _fixed(OLE + b"\0" * 2_000), errors.OldWorkbook)
    yield BrokenFile("an Excel file of 1997 named .csv", "a.csv", _fixed(OLE + b"\0" * 2_000), errors.OldWorkbook)
    secret = OLE + b"\0" * 3 * MB + "EncryptedPackage".encode("utf-16-le")
    yield BrokenFile("an Excel file with a password", "a.xlsx", _fixed(secret), errors.EncryptedUpload)


# Archives


def _archives() -> Iterator[BrokenFile]:
    good = zipped({"partners.csv": HEAD + "".join(f"p-{n},City,Tên {n * n}\n" for n in range(500))})
    for cut in (4, 30, len(good) // 2, len(good) - 1):
        yield BrokenFile(f"a ZIP cut off after {cut} bytes", "a.zip", _fixed(good[:cut]), errors.DamagedUpload)
    for place in (35, 500, 1_500):
        changed = good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
        yield BrokenFile(f"a ZIP with byte {place} changed", "a.zip", _fixed(changed), errors.DamagedUpload)
    secret = bytearray(good)
    secret[6] |= 1
    secret[secret.index(b"PK\1\2") + 8] |= 1
    yield BrokenFile("a ZIP with a password", "a.zip", _fixed(bytes(secret)), errors.EncryptedUpload)
    yield BrokenFile("a ZIP of nothing", "a.zip", _fixed(zipped({})), errors.NoTableInside)
    yield BrokenFile(
        "a ZIP of other things", "a.zip", _fixed(zipped({"x.docx": b"PK", "readme.md": b"x"})), errors.NoTableInside
    )
    yield BrokenFile("a ZIP in a ZIP", "a.zip", _fixed(zipped({"x.csv": good})), errors.UnknownUploadType)
    yield BrokenFile(
        "a picture in a ZIP", "a.zip", _fixed(zipped({"x.csv": b"\x89PNG\r\n\x1a\n"})), errors.UnknownUploadType
    )
    yield BrokenFile("empty tables in a ZIP", "a.zip", _fixed(zipped({"x.csv": b"", "y.csv": b""})), errors.EmptyUpload)
    yield BrokenFile("a ZIP of ten thousand files", "a.zip", _many_members, errors.UnpacksTooLarge)
    yield BrokenFile("a ZIP that unpacks to 1 GB", "a.zip", bomb, errors.UnpacksTooLarge, large=True)
    yield BrokenFile(
        "a ZIP that lies about its size",
        "a.zip",
        lambda: bomb(told=1_000),
        errors.DamagedUpload,
        large=True,
    )
    yield BrokenFile("a ZIP packed as nobody does", "a.zip", _packed_by_lzma, errors.DamagedUpload)
    yield BrokenFile(
        "an OpenDocument workbook", "a.ods", _fixed(zipped({"mimetype": b"application/x"})), errors.OtherWorkbook
    )


def _many_members() -> bytes:
    return zipped({f"{number}.csv": b"" for number in range(3_000)})


def _packed_by_lzma() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("partners.csv", HEAD + ROW)
    return out.getvalue()


@dataclass(frozen=True)
class Packed:
    """What a ZIP holds of one file: its bytes as deflate packs them, the size and checksum that it tells."""

    data: bytes
    size: int
    checksum: int


def packed(content: bytes) -> Packed:
    """As everybody packs."""
    return Packed(zlib.compress(content, 6, -15), len(content), zlib.crc32(content))


@lru_cache(maxsize=8)
def repeated(before: bytes, megabytes: int) -> Packed:
    """So many megabytes of one letter: a block is packed once and stands there again and again.

    The checksum of a gigabyte would take long, and nobody comes so far as to look at it.
    """
    block = b"x" * MB
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = zlib.crc32(before)
    for _ in range(megabytes if megabytes < 100 else 0):
        checksum = zlib.crc32(block, checksum)
    return Packed(head + again * megabytes + packer.flush(zlib.Z_FINISH), len(before) + megabytes * MB, checksum)


def bomb(told: int | None = None) -> bytes:
    """A ZIP that unpacks to a gigabyte, and may say that it is small."""
    giant = repeated(b"", 1024)
    return handmade({"partners.csv": Packed(giant.data, told or giant.size, giant.checksum)})


def handmade(files: Mapping[str, Packed]) -> bytes:
    """A ZIP written field by field. Source: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16."""
    local = central = b""
    for name, one in files.items():
        title = name.encode()
        fields = (20, 0, 8, 0, 33, one.checksum, len(one.data), one.size, len(title), 0)
        common = struct.pack("<HHHHHIIIHH", *fields)
        central += b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + title
        local += b"PK\3\4" + common + title + one.data
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(central), len(local), 0)
    return local + central + b"PK\5\6" + end


# Workbooks

SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_XML = b'<?xml version="1.0"?>'
_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
_OUTSIDE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@lru_cache(maxsize=1)
def _book() -> bytes:
    return table_book([["id", "kind", "name_vi"], ["hue", "City", "Huế"]])


def _with_sheet(rows: bytes, head: bytes = _XML) -> Callable[[], bytes]:
    xml = head + b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    return lambda: rezipped(_book(), {SHEET: xml})


_HEAD_CELLS = b"".join(
    b'<c r="%c1" t="inlineStr"><is><t>%s</t></is></c>' % (letter, title)
    for letter, title in zip(b"ABC", (b"id", b"kind", b"name_vi"), strict=True)
)
_HEAD_ROW = b'<row r="1">' + _HEAD_CELLS + b"</row>"


def _with_cell(cell: bytes) -> Callable[[], bytes]:
    """A right row but for its third cell."""
    text = b'<c r="%c2" t="inlineStr"><is><t>%s</t></is></c>'
    return _with_sheet(_HEAD_ROW + b'<row r="2">' + text % (65, b"hue") + text % (66, b"City") + cell + b"</row>")


def _workbooks() -> Iterator[BrokenFile]:
    for why, made, told in (
        ("without a sheet's part", lambda: rezipped(_book(), {SHEET: None}), errors.DamagedUpload),
        ("without its own part", lambda: rezipped(_book(), {"xl/workbook.xml": None}), errors.DamagedUpload),
        ("without relations", lambda: rezipped(_book(), {"_rels/.rels": None}), errors.DamagedUpload),
        ("without shared texts", lambda: rezipped(_book(), {SHARED: None}), errors.DamagedUpload),
        (
            "without the relations of its sheets",
            lambda: rezipped(_book(), {"xl/_rels/workbook.xml.rels": None}),
            errors.DamagedUpload,
        ),
        (
            "that is a document",
            lambda: zipped({"[Content_Types].xml": b"", "word/document.xml": b""}),
            errors.UnknownUploadType,
        ),
        (
            "that is slides",
            lambda: zipped({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
            errors.UnknownUploadType,
        ),
        ("that is binary", lambda: zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), errors.OtherWorkbook),
        ("of which only the name is one", lambda: zipped({"[Content_Types].xml": b""}), errors.DamagedUpload),
        ("cut off", lambda: _book()[:3_000], errors.DamagedUpload),
        ("with entities in a sheet", _with_sheet(b"<row><c><v>&c;</v></c></row>", _XML + _LAUGHS), errors.UnsafeXml),
        ("that reaches outside", _with_sheet(b"<row><c><v>&x;</v></c></row>", _XML + _OUTSIDE), errors.UnsafeXml),
        (
            "with entities in its texts",
            lambda: rezipped(_book(), {SHARED: _XML + _LAUGHS + b"<sst/>"}),
            errors.UnsafeXml,
        ),
        (
            "with entities in its styles",
            lambda: rezipped(_book(), {"xl/styles.xml": _LAUGHS + b"<s/>"}),
            errors.UnsafeXml,
        ),
        (
            "with entities in its relations",
            lambda: rezipped(_book(), {"_rels/.rels": _OUTSIDE + b"<r/>"}),
            errors.UnsafeXml,
        ),
        ("with an unclosed tag", _with_sheet(b"<row><c>"), errors.BadXml),
        ("with an unknown entity", _with_sheet(b"<row><c><v>&nope;</v></c></row>"), errors.BadXml),
        ("whose sheet is a picture", lambda: rezipped(_book(), {SHEET: b"\x89PNG\r\n"}), errors.BadXml),
        ("whose sheet is empty", lambda: rezipped(_book(), {SHEET: b""}), errors.BadXml),
        (
            "of an encoding nobody knows",
            lambda: rezipped(_book(), {SHEET: b'<?xml version="1.0" encoding="x-y"?><w/>'}),
            errors.BadXml,
        ),
        ("as deep as a well", _with_sheet(b"<a>" * 5_000), errors.TooDeep),
        ("without a row", _with_sheet(b""), errors.EmptyUpload),
        ("with only a head", _with_sheet(_HEAD_ROW), errors.EmptyUpload),
        (
            "with rows that go back",
            _with_sheet(b'<row r="9"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>'),
            errors.DamagedUpload,
        ),
        (
            "with a row far beyond all rows",
            _with_sheet(_HEAD_ROW + b'<row r="9999999"><c r="A1"><v>1</v></c></row>'),
            errors.DamagedUpload,
        ),
        ("with a cell that is nowhere", _with_sheet(b'<row r="1"><c r="1A"><v>1</v></c></row>'), errors.DamagedUpload),
        (
            "with a text that is not there",
            _with_sheet(b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
            errors.DamagedUpload,
        ),
        (
            "with a text numbered by a word",
            _with_sheet(b'<row r="1"><c r="A1" t="s"><v>x</v></c></row>'),
            errors.DamagedUpload,
        ),
        (
            "with a cell in the last column",
            _with_sheet(_HEAD_ROW + b'<row r="2"><c r="XFD2"><v>1</v></c></row>'),
            errors.TooManyColumns,
        ),
        ("with too many columns", lambda: table_book([[f"c{n}" for n in range(201)], ["x"]]), errors.TooManyColumns),
        ("with too many rows", lambda: table_book([["a", "b"]] + [["x", "y"]] * 1_001), errors.TooManyRows),
        ("with a formula without a result", _with_cell(b'<c r="C2"><f>1+1</f></c>'), say.FORMULA_WITHOUT_RESULT),
        (
            "with a formula that reaches outside",
            _with_cell(b'<c r="C2"><f>WEBSERVICE("http://x")</f></c>'),
            say.FORMULA_WITHOUT_RESULT,
        ),
        ("with a reference to nowhere", _with_cell(b'<c r="C2" t="e"><v>#REF!</v></c>'), say.ERROR_VALUE),
        ("with a division by zero", _with_cell(b'<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), say.ERROR_VALUE),
        (
            "with a turning letter",
            _with_cell('<c r="C2" t="inlineStr"><is><t>H\u202euế</t></is></c>'.encode()),
            say.TURNING_LETTER,
        ),
        ("with a cell too long", _with_cell(b'<c r="C2" t="str"><v>' + b"x" * 5_000 + b"</v></c>"), say.TOO_LONG),
        ("with a cell beside the table", _with_cell(b'<c r="C2"><v>1</v></c><c r="H2"><v>1</v></c>'), say.CELL_COUNT),
    ):
        yield BrokenFile(f"a workbook {why}", "a.xlsx", made, told)
    yield from _large_workbooks()


def _large_workbooks() -> Iterator[BrokenFile]:
    sheet = b"<worksheet><sheetData>" + _HEAD_ROW + b'<row r="2"><c r="A2" t="str"><v>'
    yield BrokenFile(
        "a workbook with a cell of 1 GB",
        "a.xlsx",
        lambda: _giant(SHEET, sheet, 1024),
        errors.UnpacksTooLarge,
        large=True,
    )
    yield BrokenFile(
        "a workbook with a cell of 40 MB", "a.xlsx", lambda: _giant(SHEET, sheet, 40), errors.BadXml, large=True
    )
    text = b"<sst><si><t>"
    yield BrokenFile(
        "a workbook with a text of 40 MB", "a.xlsx", lambda: _giant(SHARED, text, 40), errors.BadXml, large=True
    )
    tag = b"<worksheet><sheetData><row "
    yield BrokenFile(
        "a workbook with a tag of 40 MB", "a.xlsx", lambda: _giant(SHEET, tag, 40), errors.TooLongInXml, large=True
    )
    yield BrokenFile(
        "a workbook of a million texts",
        "a.xlsx",
        lambda: rezipped(_book(), {SHARED: b"<sst>" + b"<si/>" * 1_000_000}),
        errors.TooManyRows,
        large=True,
    )
    yield BrokenFile(
        "a workbook of a million rows",
        "a.xlsx",
        lambda: _with_sheet(_HEAD_ROW + b"<row><c><v>1</v></c></row>" * 1_000_000)(),
        errors.TooManyRows,
        large=True,
    )
    merges = b"</sheetData><mergeCells>" + b"<mergeCell " * 100_000
    yield BrokenFile(
        "a workbook of merges without an end",
        "a.xlsx",
        lambda: _with_sheet(_HEAD_ROW + merges)(),
        errors.BadXml,
        large=True,
    )


def _giant(part: str, before: bytes, megabytes: int) -> bytes:
    """A workbook of which one part goes on with so many megabytes of one letter, and does not end."""
    with zipfile.ZipFile(io.BytesIO(_book())) as book:
        files = {name: packed(book.read(name)) for name in book.namelist()}
    return handmade({**files, part: repeated(before, megabytes)})


# Graphs

_NODES = b'<node id="a"/><node id="b"/>'


def _graphml(inside: bytes, head: bytes = b"") -> bytes:
    return head + b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">' + inside + b"</graphml>"


def _xml_graphs() -> Iterator[BrokenFile]:
    graph = b"<graph>" + _NODES + b"</graph>"
    deep = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    for why, data, told in (
        ("a billion laughs", _graphml(graph, b'<!DOCTYPE g [<!ENTITY e0 "ha">' + deep + b"]>"), errors.UnsafeXml),
        ("one long entity", _graphml(graph, b'<!DOCTYPE g [<!ENTITY a "' + b"x" * 100_000 + b'">]>'), errors.UnsafeXml),
        ("an entity from a file", _graphml(graph, _OUTSIDE), errors.UnsafeXml),
        ("an entity from a site", _graphml(graph, b'<!DOCTYPE g SYSTEM "http://example.org/x.dtd">'), errors.UnsafeXml),
        (
            "a parameter entity",
            _graphml(graph, b'<!DOCTYPE g [<!ENTITY % p SYSTEM "file:///x"> %p;]>'),
            errors.UnsafeXml,
        ),
        (
            "entities that go round",
            _graphml(graph, b'<!DOCTYPE g [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
            errors.UnsafeXml,
        ),
        ("an entity nobody declared", _graphml(b"<graph>&x;</graph>"), errors.BadXml),
        ("a tag that is not closed", _graphml(graph)[:-3], errors.BadXml),
        ("tags across each other", _graphml(b"<graph><node id='a'></graph></node>"), errors.BadXml),
        ("an attribute twice", _graphml(b"<graph><node id='a' id='b'/></graph>"), errors.BadXml),
        ("a null byte", _graphml(b"<graph>\0</graph>"), errors.BadXml),
        ("bytes that are no letter", _graphml(b"<graph><node id='\xff'/></graph>"), errors.BadXml),
        ("an encoding nobody knows", b'<?xml version="1.0" encoding="klingon"?>' + _graphml(graph), errors.BadXml),
        ("two documents", _graphml(graph) * 2, errors.BadXml),
        ("graphs in graphs", _graphml(b"<graph><node id='a'>" * 3_000), errors.TooDeep),
        ("no node", _graphml(b"<graph/>"), errors.EmptyUpload),
        (
            "an edge to nowhere",
            _graphml(b"<graph>" + _NODES + b"<edge source='a' target='z'/></graph>"),
            errors.UnknownNode,
        ),
        ("a picture", b'<svg xmlns="http://www.w3.org/2000/svg"/>', errors.NotAGraph),
        ("a feed", b'<?xml version="1.0"?><rss version="2.0"/>', errors.NotAGraph),
        ("too many nodes", _graphml(b"<graph>" + b"<node id='a'/>" * 1_001 + b"</graph>"), errors.TooManyRows),
        (
            "too many keys",
            _graphml(b"".join(b'<key id="%d" for="node"/>' % n for n in range(900))),
            errors.TooManyColumns,
        ),
        (
            "too many values",
            _graphml(b"<graph><node id='a'>" + b"".join(b'<data key="%d">1</data>' % n for n in range(900))),
            errors.TooManyColumns,
        ),
    ):
        yield BrokenFile(f"GraphML with {why}", "a.graphml", _fixed(data), told)
    yield BrokenFile(
        "GraphML with a tag of 20 MB",
        "a.graphml",
        lambda: _graphml(b"<graph><node id='" + b"x" * (20 * MB)),
        errors.TooLongInXml,
        large=True,
    )
    yield BrokenFile(
        "GraphML with a comment of 20 MB",
        "a.graphml",
        lambda: _graphml(b"<!--" + b"x" * (20 * MB)),
        errors.TooLongInXml,
        large=True,
    )
    for why, data, told in (
        ("a billion laughs", _LAUGHS + b"<gexf/>", errors.UnsafeXml),
        ("no node", b"<gexf><graph><nodes/><edges/></graph></gexf>", errors.EmptyUpload),
        ("nodes in nodes", b"<gexf><graph><nodes>" + b"<node id='a'><nodes>" * 3_000, errors.TooDeep),
        (
            "an edge to nowhere",
            b"<gexf><graph><nodes><node id='a'/></nodes><edges><edge source='a' target='z'/></edges></graph></gexf>",
            errors.UnknownNode,
        ),
        ("a cut end", b"<gexf><graph><nodes><node id='a'/>", errors.BadXml),
    ):
        yield BrokenFile(f"GEXF with {why}", "a.gexf", _fixed(data), told)


def _json_graphs() -> Iterator[BrokenFile]:
    for why, data, told in (
        ("lists in lists", b'{"nodes": ' + b"[" * 1_000_000, errors.TooDeep),
        ("objects in objects", b'{"nodes": [' + b'{"a":' * 1_000_000, errors.TooDeep),
        ("depth beside the graph", b'{"graph": ' + b"[" * 1_000_000, errors.TooDeep),
        ("a cut end", b'{"nodes": [{"id": "a"}', errors.BadJson),
        ("a string without an end", b'{"nodes": [{"id": "a}], "links": []}', errors.BadJson),
        ("a comma too many", b'{"nodes": [{"id": "a"},], "links": []}', errors.BadJson),
        ("names without quotation marks", b"{nodes: [], links: []}", errors.BadJson),
        ("something behind it", b'{"nodes": [{"id": "a"}], "links": []}{}', errors.BadJson),
        ("a list of graphs", b'[{"nodes": []}]', errors.BadJson),
        ("nodes that are no list", b'{"nodes": {"a": 1}, "links": []}', errors.BadJson),
        ("no nodes", b'{"links": []}', errors.NotAGraph),
        ("no edges", b'{"nodes": [{"id": "a"}]}', errors.NotAGraph),
        ("nodes without an id", b'{"nodes": [{"name": "a"}], "links": []}', errors.NotAGraph),
        ("nodes that are numbers", b'{"nodes": [1, 2], "links": []}', errors.NotAGraph),
        ("edges without ends", b'{"nodes": [{"id": "a"}], "links": [{"source": "a"}]}', errors.NotAGraph),
        (
            "an edge to nowhere",
            b'{"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "z"}]}',
            errors.UnknownNode,
        ),
        ("no node at all", b'{"nodes": [], "links": []}', errors.EmptyUpload),
        ("other data", b'{"rows": [[1, 2]], "columns": ["a"]}', errors.NotAGraph),
        ("bytes that are no letter", b'{"nodes": [{"id": "\xff"}], "links": []}', errors.WrongEncoding),
        ("a null byte", b'{"nodes": [{"id": "\0"}], "links": []}', errors.NullByte),
        (
            "too many nodes",
            b'{"nodes": [' + b'{"id": "a"},' * 1_001 + b'{"id": "a"}], "links": []}',
            errors.TooManyRows,
        ),
        ("an unknown escape", b'{"nodes": [{"id": "\\x"}], "links": []}', errors.BadJson),
    ):
        yield BrokenFile(f"JSON with {why}", "a.json", _fixed(data), told, large=len(data) > MB)
    yield BrokenFile(
        "JSON with a node of 20 MB",
        "a.json",
        lambda: b'{"nodes": [{"id": [' + b"[]," * (7 * MB) + b"1]}]}",
        errors.BadJson,
        large=True,
    )
    yield BrokenFile(
        "JSON with a string of 20 MB of escapes",
        "a.json",
        lambda: b'{"nodes": [{"id": "' + b"\\n" * (10 * MB),
        errors.BadJson,
        large=True,
    )
