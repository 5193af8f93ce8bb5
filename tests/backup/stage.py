"""A database with something of everything, to be backed up; and files that are broken on purpose."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from graph_app.backup.sealing import UNSEALED, seal
from graph_app.backup.tables import FILES_OF_FORMAT
from graph_app.changes.change import Told
from graph_app.changes.edits import Edit, Record
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.database.held_apart import hold_apart
from graph_app.database.rejections import reject
from graph_app.database.remembered import lasting_numbers
from graph_app.database.saved_views import save_view
from graph_app.records import Statement
from tests.small_network import load_small_network

MADE_AT = "2026-11-25T08:00:00+00:00"
LAN = Told("Lan", "thư của đại sứ quán", "edit", "2026-11-25T08:00:00Z", "công văn.xlsx")
# What the vocabulary does not know, and what CSV or JSON would lose.
ODD: Mapping[str, Any] = {
    "id": "odd",
    "home": False,
    "name_vi": "Hà Nội – “thủ đô”, đường 1;\r\nhai dòng\n",
    "looks_whole": "2021",
    "looks_true": "true",
    "looks_list": '["a"]',
    "looks_quoted": '"a"',
    "looks_broken": "[not json",
    "looks_nan": "NaN",
    "formula": "=1+1",
    "at_sign": "@SUM(A1)",
    "empty": "",
    "spaces": "  a  ",
    "zero_byte": "a\0b",
    "rtl": "\u202eabc",
    "whole": 2021,
    "largest": 2**63 - 1,
    "least": -(2**63),
    "float": 2021.0,
    "tiny": 5e-324,
    "infinite": float("-inf"),
    "yes": True,
    "no": False,
    "aliases": ["Hanoï", "河内", "", "1"],
    "wholes": [1, 2, 3],
    "floats": [1.0, 2.5],
    "nothing": [],
    "day": Date(2021, 9, 14),
    "days": [Date(2021, 9, 14), Date(1010, 1, 1)],
    "time": Time(7, 5, 9, 123_456_789),
    "moment": DateTime(2021, 9, 14, 7, 5, 9, 123_456_789),
    "duration": Duration(months=14, days=3, seconds=5, nanoseconds=7),
    "place": WGS84Point((105.85, 21.03)),
    "height": CartesianPoint((1.0, 2.0, 3.0)),
    "bytes": b"\x00\xff",
    ":labels": "a name like ours",
    "tên lạ": "Đà Nẵng",
}
_MAKE_ODD = Statement("make_odd", "CREATE (odd:Partner:Organisation:Extra) SET odd = $properties")
_MAKE_ODD_FACT = Statement(
    "make_odd_fact",
    "MATCH (a:Partner {id: 'hanoi'}), (b:Partner {id: 'odd'}) "
    "CREATE (a)-[fact:HAS_AGREEMENT_WITH]->(b) SET fact = $properties "
    "CREATE (a)-[:KNOWS {id: 'k1', note: 'a type of no vocabulary'}]->(b) "
    "CREATE (:Setting:Foreign {name: 'mapping', fields: ['a', 'b']}), ({bare: 1})",
)


def fill(database: Database, folder: Path) -> Database:
    """The small network, two changes of which one was undone, a view, a rejection, numbers, and odd things."""
    load_small_network(database, folder)
    with database.write() as transaction:
        transaction.run(_MAKE_ODD, {"properties": dict(ODD)})
        transaction.run(_MAKE_ODD_FACT, {"properties": {**ODD, "id": "2021"}})
    new: Record = {"id": "new", "home": False, "name_en": "New"}
    make_change(database, [Edit("partner", "new", None, {"id": "new", "kind": "City", "properties": new})], LAN)
    save_view(database, "kind=City", "Thành phố", date(2026, 11, 25), database.data_version(), (8, 16))
    reject(database, "old", "quá xa", date(2026, 11, 25))
    hold_apart(database, "recent", "old", "Lan", "hai tỉnh", date(2026, 11, 25))
    lasting_numbers(database, "communities", database.data_state(), lambda _before: {"hanoi": 1, "old": 2})
    return database


def members(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sealed(file: Path, content: Mapping[str, bytes]) -> Path:
    """A zip of these files with a seal that is right."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, body in content.items():
            archive.writestr(name, body)
        archive.comment = UNSEALED
    seal(file)
    return file


def rewritten(file: Path, member: str, change: Callable[[str], str]) -> Path:
    """The backup with one of its files changed, and a manifest and seal that fit: as somebody who means it would."""
    content = members(file)
    body = change(content[member].decode()).encode()
    content[member] = body
    told = json.loads(content["manifest.json"])
    told["files"][member]["bytes"] = len(body)
    told["files"][member]["sha256"] = hashlib.sha256(body).hexdigest()
    content["manifest.json"] = json.dumps(told).encode()
    return sealed(file, content)


def with_manifest(file: Path, **changes: Any) -> Path:
    """The backup with other words in its manifest."""
    content = members(file)
    told = {**json.loads(content["manifest.json"]), **changes}
    content["manifest.json"] = json.dumps(told).encode()
    return sealed(file, content)


def zipped(content: Mapping[str, bytes]) -> bytes:
    """An ordinary zip."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, body in content.items():
            archive.writestr(name, body)
    return out.getvalue()


def as_of_format_1(file: Path) -> Path:
    """The backup as the first version of the app wrote it: without the tables that came later."""
    content = members(file)
    told = json.loads(content["manifest.json"])
    told["format_version"] = 1
    for name in {*content} - {*FILES_OF_FORMAT[1], "manifest.json"}:
        del content[name], told["files"][name], told["counts"][name.removesuffix(".csv")]
    content["manifest.json"] = json.dumps(told).encode()
    return sealed(file, content)
