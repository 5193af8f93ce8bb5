"""What we export we can read again: nothing is lost, in any format."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest

from graph_app.exports.fact_tables import fact_table
from graph_app.exports.graphs import exported
from graph_app.exports.multigraph import Part
from graph_app.exports.partner_tables import partner_table
from graph_app.exports.workbook import Note, write_workbook
from graph_app.ingest.reading.mapping import guessed_mapping, problems
from graph_app.ingest.reading.records import CheckedRow, checked_rows
from graph_app.ingest.reading.sheets import Sheet
from graph_app.ingest.reading.survey import surveyed
from graph_app.ingest.reading.uploads import read_upload
from graph_app.records import Rows
from tests.ingest.reading.seed_part import Records, seed_part, seed_records
from tests.ingest.reading.small_files import LIMITS


@pytest.fixture(scope="module")
def seed() -> tuple[Records, Records]:
    return seed_records()


def rows_of(sheet: Sheet) -> list[CheckedRow]:
    """As an import reads a sheet when nobody corrects or states anything."""
    mapping = guessed_mapping(sheet)
    assert problems(sheet, mapping) == []
    survey = surveyed(sheet, mapping)
    assert survey.undecided == {}
    return list(checked_rows(sheet, mapping, survey.notation))


def read_again(sheets: Sequence[Sheet]) -> tuple[Records, Records]:
    partners: Records = {}
    facts: Records = {}
    for sheet in sheets:
        for row in rows_of(sheet):
            assert [str(mistake) for mistake in row.mistakes] == []
            assert row.target
            if row.target.name == "partners":
                partners[str(row.values["id"])] = row.values
            else:
                facts[str(row.values["id"])] = _as_stored(row)
    return partners, facts


def _as_stored(row: CheckedRow) -> dict[str, Any]:
    of_type = row.target and row.target.table and row.target.table.relationship_type
    assert of_type
    values = dict(row.values)
    ends = {"source": values.pop(of_type.roles[0]), "target": values.pop(of_type.roles[1])}
    date = {"date": values[of_type.dated_by]} if of_type.dated_by in values else {}
    return {"type": of_type.name, **ends, **date, **values}


def assert_equal_with_types(read: Records, known: Records) -> None:
    """2 and 2.0 are equal in Python, and another value in a database."""
    assert read == known
    for id, record in known.items():
        assert {name: type(value) for name, value in read[id].items()} == {
            name: type(value) for name, value in record.items()
        }


@pytest.mark.parametrize("picture", [False, True], ids=["plain", "with places"])
@pytest.mark.parametrize("form", ["zip", "graphml", "gexf", "json"])
def test_the_seed_exported_and_read_again_is_equal(form: str, picture: bool, seed: tuple[Records, Records]) -> None:
    content = exported(form, seed_part(*seed, picture))
    partners, facts = read_again(read_upload(f"seed.{form}", content, LIMITS))
    assert (len(partners), len(facts)) == (136, 208)
    assert_equal_with_types(partners, seed[0])
    assert_equal_with_types(facts, seed[1])


def _book(table: Rows) -> bytes:
    out = io.BytesIO()
    write_workbook(out, table.columns, table.rows, lambda: Note([("Dữ liệu", "phiên bản 12")]), "vi")
    return out.getvalue()


def test_the_seed_as_workbooks_is_equal(seed: tuple[Records, Records]) -> None:
    part = seed_part(*seed, False)
    partners, _about = read_upload("partners.xlsx", _book(partner_table(part.snapshot.partners)), LIMITS)
    facts, _about = read_upload("facts.xlsx", _book(fact_table(part.own_facts, False)), LIMITS)
    read = read_again([partners, facts])
    assert_equal_with_types(read[0], seed[0])
    assert_equal_with_types(read[1], seed[1])


def test_facts_as_csv_alone_are_equal(seed: tuple[Records, Records]) -> None:
    _, facts = read_again(read_upload("facts.csv", exported("csv", seed_part(*seed, False)), LIMITS))
    assert_equal_with_types(facts, seed[1])


HOSTILE = [
    "=1+1",
    "-5 độ",
    "+84 24",
    "@hanoi",
    "'quoted'",
    '"Huế"',
    "a;b,c\td",
    "<b>Huế</b> & co",
    "dòng một\ndòng hai",
]


@pytest.mark.parametrize("form", ["zip", "graphml", "gexf", "json"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_back_as_they_were(form: str, name: str) -> None:
    partners: Records = {
        "hue": {"id": "hue", "kind": "City", "name_vi": name, "home": False, "source_id": "s", "quote": name},
        "c40": {"id": "c40", "kind": "Organisation", "name_en": "C40", "home": False, "source_id": "s", "quote": "q"},
    }
    own = {"id": "12", "title_vi": name, "fields": ["y tế", name.replace(";", ":")], "source_id": "s", "quote": "q"}
    facts: Records = {"12": {"type": "HAS_AGREEMENT_WITH", "source": "hue", "target": "c40", **own}}
    part = seed_part(partners, facts, False)
    read = read_again(read_upload(f"a.{form}", exported(form, Part(part.snapshot, part.facts, part.colophon)), LIMITS))
    assert read == (partners, facts)
