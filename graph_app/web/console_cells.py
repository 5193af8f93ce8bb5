"""How a value of any shape is shown in a cell: partners, sources and facts as links, the rest as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from flask import url_for
from flask_babel import gettext

from graph_app.language.formats import number_text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Value
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.cells import Cell, cell
from graph_app.web.language import language

MOST_PARTS = 30
MOST_LETTERS = 600


def console_cells(column: str, value: Value, snapshot: Snapshot) -> list[Cell]:
    """The parts of a cell, one after the other; a list and a path have several."""
    parts = list(_parts(column, value, snapshot))
    if len(parts) <= MOST_PARTS:
        return parts
    left = number_text(len(parts) - MOST_PARTS, language())
    return [*parts[:MOST_PARTS], Cell(gettext("… and %(count)s more, which JSON and CSV have", count=left))]


def _parts(column: str, value: Value, snapshot: Snapshot) -> Iterator[Cell]:
    if isinstance(value, list):
        for part in value[: MOST_PARTS * 100]:
            yield from _parts(column, part, snapshot)
    elif isinstance(value, dict):
        yield from _of_map(value, snapshot)
    elif isinstance(value, bool):
        yield Cell("true" if value else "false")
    elif isinstance(value, str):
        known = cell(column, value, snapshot)
        yield known if known.partner or known.href else Cell(_short(value))
    else:
        yield cell(column, value, snapshot)


def _of_map(value: Mapping[str, Value], snapshot: Snapshot) -> Iterator[Cell]:
    """A node has `id` and `kind`, a relationship `id`, `type`, `source` and `target`, a path `nodes` and `edges`."""
    if value.keys() == {"nodes", "edges"}:
        yield from (part for key in ("nodes", "edges") for part in _parts("", value[key], snapshot))
    elif value.keys() >= {"id", "type", "source", "target"}:
        type = TYPE_BY_NAME.get(str(value["type"]))
        said = type.noun.told_in(language()) if type else str(value["type"])
        yield Cell(f"{said}: {value['id']}", href=url_for("facts.fact", fact=value["id"]) if type else "")
    elif value.keys() >= {"id", "kind"}:
        source = value["kind"] == "Source"
        link = url_for("sources.source", source=value["id"]) if source else ""
        yield Cell(str(value.get("title") or value["id"]), partner=snapshot.find(str(value["id"])), href=link)
    else:
        yield Cell(_short(json.dumps(value, ensure_ascii=False)))


def _short(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    left = number_text(len(text) - MOST_LETTERS, language())
    return text[:MOST_LETTERS] + str(gettext("… (%(count)s more letters)", count=left))
