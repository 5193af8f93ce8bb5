"""A mistake in the header of a rule stops the start with a sentence that names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.errors import BadQueryFile
from graph_app.queries.inbox_rule import Field
from graph_app.queries.library import load_library

GOOD = """// title: t
// title_vi: t
// description: d
// description_vi: d
// returns: rows
// inbox: doubt
// matter: {donor} gave nothing.
// matter_vi: {donor} không hỗ trợ gì.
// mend: fact.stage, fact
// set: fact.stage=committed
// remove: fact
MATCH (donor:Partner)-[fact:GAVE_AID_TO]->() RETURN donor.id AS donor, fact.id AS fact
"""
MISTAKES = {
    "no such severity": ("inbox: doubt", "inbox: bad", "it takes contradiction, doubt, gap"),
    "no rule": ("// inbox: doubt\n", "", "belongs to a rule of the inbox"),
    "one language": ("// matter_vi: {donor} không hỗ trợ gì.\n", "", "the line “// matter_vi: …” is missing"),
    "a graph": ("returns: rows", "returns: graph", "returns rows"),
    "no column": ("matter: {donor}", "matter: {recipient}", "is no column that a sentence can name"),
    "a fact in a sentence": ("matter: {donor}", "matter: {fact}", "is no column that a sentence can name"),
    "no id": ("mend: fact.stage", "mend: amount.stage", "is not written COLUMN.FIELD"),
    "no such word": ("=committed", "=dreamt", "COLUMN.FIELD=WORD"),
}


def load(folder: Path, text: str) -> None:
    (folder / "inbox").mkdir()
    (folder / "inbox" / "rule.cypher").write_text(text, encoding="utf-8")


def test_a_rule_says_how_bad_in_which_words_and_how_to_mend(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    (query,) = load_library(tmp_path).values()
    rule = query.inbox
    assert rule is not None and query.group == "inbox"
    assert (rule.severity, rule.matter.en, rule.remove) == ("doubt", "{donor} gave nothing.", "fact")
    assert rule.mend == (Field("fact", "stage"), Field("fact")) and rule.set == Field("fact", "stage", "committed")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told(tmp_path: Path, name: str) -> None:
    old, new, sentence = MISTAKES[name]
    assert old in GOOD
    load(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(BadQueryFile, match="rule.cypher") as told:
        load_library(tmp_path)
    assert sentence in str(told.value)


def test_a_rule_and_a_query_of_one_name_are_refused(tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    (tmp_path / "rule.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadQueryFile, match="same name"):
        load_library(tmp_path)
