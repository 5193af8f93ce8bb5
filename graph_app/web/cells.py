"""How a query's columns are headed and their values shown, by what the vocabulary says of a column of that name."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext

from graph_app.language.formats import country_name, day_text, number_text
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.records import Value
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.language import language

_NUMBERS = {"integer", "number", "year"}
_STYLES = dict.fromkeys(_NUMBERS, "number") | {"date": "day", "day": "day", "text": "long", "list": "long"}
_OF_LIST = {"partners": "partner", "relationships": "relationship"}


@dataclass(frozen=True)
class Heading:
    """`style` is the class of the column's cells: numbers to the right, days on one line, room for long texts."""

    caption: str
    numeric: bool
    style: str = ""


@dataclass(frozen=True)
class Cell:
    """`text` None: unknown. A `partner` or `href` makes it a link."""

    text: str | None
    numeric: bool = False
    partner: Partner | None = None
    href: str = ""


def heading(column: str) -> Heading:
    known = COLUMNS.get(column)
    if known is None:
        return Heading(column, False)
    return Heading(known.caption.told_in(language()), known.type in _NUMBERS, _STYLES.get(known.type, ""))


def cell(column: str, value: Value, snapshot: Snapshot) -> Cell:
    """The value of a column for people; a column that the vocabulary does not know shows its values as they are."""
    if value is None:
        return Cell(None)
    known = COLUMNS.get(column)
    type = known.type if known else "text"
    if isinstance(value, list):
        return Cell("; ".join(_told(_OF_LIST.get(type, type), column, str(part), snapshot) for part in value))
    if isinstance(value, bool):
        return Cell(gettext("yes") if value else gettext("no"))
    if isinstance(value, (int, float)):
        return Cell(str(value) if type == "year" else number_text(value, language()), numeric=True)
    return _text_cell(type, column, str(value), snapshot)


def _text_cell(type: str, column: str, text: str, snapshot: Snapshot) -> Cell:
    if type == "partner":
        return Cell(text, partner=snapshot.find(text))
    if type == "fact":
        return Cell(gettext("read"), href=url_for("facts.fact", fact=text))
    if type == "source":
        return Cell(text, href=url_for("sources.source", source=text))
    return Cell(_told(type, column, text, snapshot))


def _told(type: str, column: str, text: str, snapshot: Snapshot) -> str:
    partner = snapshot.find(text) if type == "partner" else None
    if partner:
        return partner.name_in(language())
    if type == "kind" and text in KIND_BY_NAME:
        return KIND_BY_NAME[text].caption.told_in(language())
    if type == "relationship" and text in TYPE_BY_NAME:
        return TYPE_BY_NAME[text].noun.told_in(language())
    if type == "country":
        return country_name(text, language())
    if type in {"date", "day"}:
        return day_text(text, language())
    choices = COLUMNS[column].choices if column in COLUMNS else {}
    return choices[text].told_in(language()) if text in choices else text
