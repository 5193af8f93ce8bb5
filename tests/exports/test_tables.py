from __future__ import annotations

import csv
import io

from graph_app.exports.tables import csv_text
from graph_app.records import Rows


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_unknown_is_empty_and_zero_is_zero() -> None:
    assert read(csv_text(Rows(("a", "b"), [(None, 0), (False, 1.5)]), "")) == [["a", "b"], ["", "0"], ["false", "1.5"]]


def test_a_list_is_one_cell_and_commas_and_line_breaks_survive() -> None:
    rows = read(csv_text(Rows(("a", "b"), [(["Hà Nội", "Hanoi"], 'x, "y"\nz')]), ""))
    assert rows[1] == ["Hà Nội; Hanoi", 'x, "y"\nz']


def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_a_number_does_not() -> None:
    rows = read(csv_text(Rows(("a", "b"), [("=HYPERLINK(1)", -5), ("@x", 1), ("+84 24", 2), ("＝1", "\n=1")]), ""))
    assert rows[1:] == [["'=HYPERLINK(1)", "-5"], ["'@x", "1"], ["'+84 24", "2"], ["'＝1", "'\n=1"]]


def test_rows_that_were_cut_off_are_told_in_the_last_line() -> None:
    assert read(csv_text(Rows(("a",), [(1,)], truncated=True), "There are more."))[-1] == ["There are more."]
