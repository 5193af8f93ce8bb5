"""A form's dates and numbers as the reader writes them: a box holds what pages say, and is read back exactly.

The notation of numbers travels with the form, so that a language changed meanwhile does not make 1500 of 1.5.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from graph_app.ingest.cells import WrongCell
from graph_app.ingest.reading.notation import DECIMALS, Notation
from graph_app.ingest.reading.values import speller_of
from graph_app.ingest.tables import Table
from graph_app.language.formats import day_text, exact_number_text
from graph_app.vocabulary.properties import Property
from graph_app.web.language import language

_LANGUAGE_OF = {",": "vi", ".": "en"}
_DAYS, _NUMBERS = ("date", "day"), ("integer", "number")


def notation() -> Notation:
    """The one that the form was written in; of a form that is opened, that of the reader's language."""
    told = request.form.get("decimal", "") if request.method == "POST" else ""
    return Notation("dmy", told if told in DECIMALS else "," if language() == "vi" else ".")


def written(each: Property, spelled: str, by: Notation) -> str:
    """“2021-09-14” -> 14/9/2021 or 14 Sep 2021, “1000.5” -> 1.000,5 or 1,000.5; what is neither stays as it is."""
    try:
        if each.type in _DAYS:
            return day_text(spelled, language())
        return exact_number_text(spelled, _LANGUAGE_OF[by.decimal]) if each.type in _NUMBERS else spelled
    except (ValueError, ArithmeticError):
        return spelled


def written_texts(table: Table, spelled: Mapping[str, str], by: Notation) -> dict[str, str]:
    """The texts of a form, each as it stands in its box."""
    return {name: written(table.by_name[name], text, by) for name, text in spelled.items()}


def rewritten(each: Property, typed: str, by: Notation) -> str:
    """What somebody typed, as `written` has it, so that 13000 and 13.000 are seen to be the same."""
    if each.type not in (*_DAYS, *_NUMBERS):
        return typed
    try:
        return written(each, speller_of(each, by)(typed), by)
    except WrongCell:
        return typed
