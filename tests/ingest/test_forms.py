"""A form takes the letters that an import takes, and keeps what was typed where it takes them not."""

from __future__ import annotations

import unicodedata

import pytest

from graph_app.ingest.forms import checked_form, table_of
from graph_app.ingest.reading.notation import Notation

PARTNERS = table_of("partner")
WHOLE = {"name_vi": "Huế", "kind": "City", "country": "Việt Nam"}


def test_composition_line_ends_and_idle_letters_are_mended() -> None:
    typed = {**WHOLE, "name_vi": unicodedata.normalize("NFD", "Huế\u200b"), "note": "một\r\nhai\rba"}
    values, texts, wrong = checked_form(PARTNERS, "new", typed, {}, Notation("dmy", "."))
    assert not {"name_vi", "note"} & wrong.keys()
    assert values["name_vi"] == texts["name_vi"] == "Huế"
    assert values["note"] == "một\nhai\nba"


@pytest.mark.parametrize("note", ["Café \u202egnp", "a\x85b", "a\x07b", "x" * 100_000])
def test_what_an_import_refuses_is_refused_at_its_field_with_the_typed_text_kept(note: str) -> None:
    _, texts, wrong = checked_form(PARTNERS, "new", {**WHOLE, "note": note}, {}, Notation("dmy", "."))
    assert wrong["note"].column == "note"
    assert texts["note"] == note
