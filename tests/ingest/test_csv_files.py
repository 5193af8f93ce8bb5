"""What Excel, Windows and careless editing do to a CSV file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph_app.ingest.csv_files import Row, read_batches
from graph_app.ingest.mistakes import Mistakes
from graph_app.ingest.tables import SOURCES

ROW = "id,title\narticle,Hà Nội\n"


def _write(folder: Path, raw: bytes) -> Path:
    (folder / "sources.csv").write_bytes(raw)
    return folder


def _read(folder: Path, size: int = 10) -> tuple[list[Row], Mistakes]:
    mistakes = Mistakes()
    return [row for batch, _ in read_batches(folder, SOURCES, size, mistakes) for row in batch], mistakes


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
    rows, wrong = _read(_write(tmp_path, raw))
    assert wrong.count == 0
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
    _rows, wrong = _read(_write(tmp_path, raw))
    assert str(wrong).startswith(told)


def test_it_says_that_a_file_is_missing(tmp_path: Path) -> None:
    _rows, wrong = _read(tmp_path)
    assert str(wrong) == f"sources.csv: the file is missing. Put it into the folder {tmp_path}."


def test_rows_come_in_batches_and_keep_their_numbers(tmp_path: Path) -> None:
    raw = "id,title\n" + "".join(f'a-{number},"two\nlines"\n' for number in range(5))
    mistakes = Mistakes()
    batches = list(read_batches(_write(tmp_path, raw.encode()), SOURCES, 2, mistakes))
    assert [[row.number for row in batch] for batch, _ in batches] == [[2, 3], [4, 5], [6]]
    assert batches[-1][1] == len(raw)


def test_the_rows_before_a_torn_one_are_given_all_the_same(tmp_path: Path) -> None:
    """So that what refers to them is not told off as well. Python decodes some kilobytes ahead."""
    raw = "id,title\n" + "".join(f"article-{number},An article\n" for number in range(2_000))
    rows, wrong = _read(_write(tmp_path, raw.encode() + b"last,\xff\n"))
    assert [row.cells["id"] for row in rows[:1000]] == [f"article-{number}" for number in range(1000)]
    assert str(wrong) == "sources.csv: the file is not UTF-8. Save it as “CSV UTF-8”."
