"""What Excel, Windows and careless editing do to a CSV file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph_app.ingest.csv_files import read_rows
from graph_app.ingest.tables import SOURCES

ROW = "id,title\narticle,Hà Nội\n"


def _write(folder: Path, raw: bytes) -> Path:
    (folder / "sources.csv").write_bytes(raw)
    return folder


@pytest.mark.parametrize(
    "raw",
    [
        ROW.encode("utf-8"),
        ROW.encode("utf-8-sig"),
        ROW.replace("\n", "\r\n").encode("utf-8"),
        unicodedata.normalize("NFD", ROW).encode("utf-8"),
        (ROW + "\n,,\n\n").replace(",,", ",").encode("utf-8"),
    ],
    ids=["plain", "with a BOM", "with Windows line ends", "decomposed", "with empty rows"],
)
def test_it_reads_the_row_all_the_same(raw: bytes, tmp_path: Path) -> None:
    rows, wrong = read_rows(_write(tmp_path, raw), SOURCES)
    assert wrong == []
    assert [dict(row.cells) for row in rows] == [{"id": "article", "title": "Hà Nội"}]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (ROW.encode("utf-16"), "sources.csv: the file is not UTF-8. Save it as “CSV UTF-8”."),
        (b"id\narticle\n", "sources.csv, row 1, title: the column is missing. Add it to the first row."),
        (b"", "sources.csv, row 1, id: the column is missing. Add it to the first row."),
        (
            b"id,title,colour\n",
            "sources.csv, row 1, colour: there is no such column. These exist: id, title, publisher",
        ),
        (b"id,title,title\n", "sources.csv, row 1, title: the column stands twice in the first row. Keep one."),
        (b"id,title\na,b,c\n", "sources.csv, row 2: the row has 3 cells, the first row has 2."),
        (b'id,title\na,"b"c\n', "sources.csv: the file is not a CSV table ("),
    ],
)
def test_it_says_what_is_wrong_with_the_file(raw: bytes, told: str, tmp_path: Path) -> None:
    _rows, wrong = read_rows(_write(tmp_path, raw), SOURCES)
    assert str(wrong[0]).startswith(told)


def test_it_says_that_a_file_is_missing(tmp_path: Path) -> None:
    _rows, wrong = read_rows(tmp_path, SOURCES)
    assert str(wrong[0]) == f"sources.csv: the file is missing. Put it into the folder {tmp_path}."
