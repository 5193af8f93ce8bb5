"""Partners, facts and sources as CSV files in one ZIP or as sheets of one workbook, with what they are."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph_app.exports.fact_tables import whole_fact_table
from graph_app.exports.multigraph import Part, own_names, place_of
from graph_app.exports.partner_tables import partner_table
from graph_app.exports.source_tables import source_table
from graph_app.exports.tables import csv_bytes
from graph_app.exports.workbook import write_tables
from graph_app.language.texts import Text
from graph_app.records import Rows

_PARTNERS, _FACTS, _SOURCES = Text("Đối tác", "Partners"), Text("Sự kiện", "Facts"), Text("Nguồn", "Sources")
_FILES = Text(
    "partners.csv: đối tác, mỗi dòng một đối tác; x và y là vị trí trên hình, y hướng lên.\n"
    "facts.csv: sự kiện, mỗi dòng một sự kiện; source và target là mã (id) trong partners.csv.\n"
    "sources.csv: nguồn, mỗi dòng một nguồn; source_id ở hai tệp kia là mã (id) ở đây.\n"
    "Ô trống nghĩa là không rõ, không phải là số không.",
    "partners.csv: one partner a row; x and y are its place in the picture, y upwards.\n"
    "facts.csv: one fact a row; source and target are ids in partners.csv.\n"
    "sources.csv: one source a row; source_id in the other two is an id in it.\n"
    "An empty cell means unknown, not zero.",
)


def table_pair(part: Part) -> bytes:
    """A ZIP of partners.csv, facts.csv, sources.csv and about.txt, all UTF-8; the same part has the same bytes."""
    about = "\n".join([*part.colophon.lines, "", _FILES.told_in(part.colophon.language), ""])
    files = {
        "about.txt": ("\ufeff" + about).encode("utf-8", "replace"),
        "partners.csv": csv_bytes(_partners(part)),
        "facts.csv": csv_bytes(whole_fact_table(part.own_facts)),
        "sources.csv": csv_bytes(source_table(part.sources)),
    }
    out = io.BytesIO()
    day = part.colophon.day
    with ZipFile(out, "w", ZIP_DEFLATED) as pair:
        for name, content in files.items():
            # Midnight of the day the file is of: the clock would make other bytes each time.
            pair.writestr(ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), content, ZIP_DEFLATED)
    return out.getvalue()


def table_book(part: Part) -> bytes:
    """The same as a workbook with a sheet for each table, and one that says what they are."""
    language = part.colophon.language
    tables = {
        _PARTNERS.told_in(language): _partners(part),
        _FACTS.told_in(language): whole_fact_table(part.own_facts),
        _SOURCES.told_in(language): source_table(part.sources),
    }
    out = io.BytesIO()
    write_tables(out, tables, [(line, None) for line in part.colophon.lines], language)
    return out.getvalue()


def _partners(part: Part) -> Rows:
    table, spots = _with_further(partner_table(part.snapshot.partners), part), part.spots
    if not spots:
        return table
    places = [spots.get(partner.id) for partner in part.snapshot.partners]
    rows = [(*row, *(place_of(node) if node else (None, None))) for row, node in zip(table.rows, places, strict=True)]
    return Rows((*table.columns, "x", "y"), rows)


def _with_further(table: Rows, part: Part) -> Rows:
    """With a column for each property that the vocabulary does not know, where there is any."""
    further = [own_names(part.further.get(partner.id, {})) for partner in part.snapshot.partners]
    names = sorted({name for own in further for name in own} - {*table.columns})
    rows = [(*row, *(own.get(name) for name in names)) for row, own in zip(table.rows, further, strict=True)]
    return Rows((*table.columns, *names), rows)
