"""Values as they come out of the real server."""

from __future__ import annotations

import json

import pytest

from graph_app.database.database import Database
from graph_app.records import Statement, Value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("null", None),
        ("true", True),
        ("9007199254740993", 9007199254740993),
        ("0.5", 0.5),
        ("0.0 / 0.0", None),
        ("1.0 / 0.0", None),
        ("[1.0, -1.0 / 0.0]", [1.0, None]),
        ("'Hà Nội'", "Hà Nội"),
        ("date('2021-09-14')", "2021-09-14"),
        ("datetime('2021-09-14T08:30:00+07:00')", "2021-09-14T08:30:00.000000000+07:00"),
        ("localdatetime('2021-09-14T08:30')", "2021-09-14T08:30:00.000000000"),
        ("localtime('08:30')", "08:30:00.000000000"),
        ("duration('P1Y2M')", "P1Y2M"),
        ("{day: date('2021-09-14'), deep: [{number: 0.0 / 0.0}]}", {"day": "2021-09-14", "deep": [{"number": None}]}),
        ("point({longitude: 105.85, latitude: 21.02})", {"srid": 4326, "coordinates": [105.85, 21.02]}),
    ],
)
def test_a_value_comes_as_plain_python(database: Database, expression: str, value: Value) -> None:
    [(answer,)] = database.read(Statement("test", f"RETURN {expression} AS answer"), {}).rows
    assert answer == value
    assert type(answer) is type(value)
    assert json.loads(json.dumps(answer, allow_nan=False)) == value


def test_a_path_comes_as_nodes_and_edges(database: Database) -> None:
    create = (
        "CREATE path = (:Partner:City {id: 'a'})-[:MET_WITH {id: 'f'}]->(:Partner:Organisation {id: 'b'}) RETURN path"
    )
    with database.write() as transaction:
        [(path,)] = transaction.run(Statement("test", create)).rows
    assert path == {
        "nodes": [{"id": "a", "kind": "City"}, {"id": "b", "kind": "Organisation"}],
        "edges": [{"id": "f", "source": "a", "target": "b", "type": "MET_WITH"}],
    }
