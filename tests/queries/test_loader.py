"""Every mistake in a query file stops the start with a sentence that names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.errors import BadQueryFile
from graph_app.queries.cypher_text import writing_word
from graph_app.queries.library import load_library
from graph_app.queries.statements import CYPHER_FOLDER

GOOD = """// title: Agreements ending
// title_vi: Thỏa thuận sắp hết hạn
// description: Agreements that end by a day.
// description_vi: Các thỏa thuận hết hạn trước một ngày.
// returns: rows
// param by: date — the last day that counts
// param_vi by: ngày cuối cùng được tính
// param note: string = none — only with this note
// param_vi note: chỉ khi có ghi chú này
// param years: integer = 5 — how many years
// param_vi years: bao nhiêu năm
// example: by=2027-12-31 note="two words"
MATCH (a) WHERE a.x <= $by AND a.y = $note AND a.z < $years  // $comment and CREATE are no part of it
RETURN 'SET $text' AS `$escaped`, a.created AS created
"""


def load(folder: Path, text: str, name: str = "ending.cypher") -> None:
    (folder / name).write_text(text, encoding="utf-8")
    load_library(folder)


def test_a_good_file_gives_all_that_its_header_says(tmp_path: Path) -> None:
    (tmp_path / "ending.cypher").write_text(GOOD, encoding="utf-8")
    (query,) = load_library(tmp_path).values()
    assert (query.name, query.returns) == ("ending", "rows")
    assert query.title == ("Thỏa thuận sắp hết hạn", "Agreements ending")
    assert [(param.name, param.type, param.optional, param.default) for param in query.params] == [
        ("by", "date", False, None),
        ("note", "string", True, None),
        ("years", "integer", True, "5"),
    ]
    assert query.params[0].meaning == ("ngày cuối cùng được tính", "the last day that counts")
    assert query.example == {"by": "2027-12-31", "note": "two words"}
    assert query.text.startswith("MATCH")


MISTAKES = {
    "no such group": (
        "// returns: rows",
        "// returns: rows\n// group: gifts",
        6,
        "there is no group “gifts”; these exist:",
    ),
    "a range of one": ("// example:", "// range: by\n// example:", 12, "the range names “”, which is no parameter"),
    "a range of two types": (
        "// example:",
        "// range: by..years\n// example:",
        12,
        "by and years of the range are of two",
    ),
    "a text with bounds": (
        "note: string =",
        "note: string 1..2 =",
        8,
        "a string has no range; integer and float have one",
    ),
    "a misspelt key": ("// title:", "// titel:", 1, "there is no key “titel”; these exist: title, title_vi,"),
    "a line that is no key": ("// returns: rows", "// returns rows", 5, "is not of the form “// key: value”"),
    "a repeated key": ("// title_vi: Thỏa thuận sắp hết hạn", "// title: again", 2, "“title” stands there twice"),
    "an empty value": ("// returns: rows", "// returns:", 5, "nothing stands after “returns:”"),
    "no Vietnamese title": ("// title_vi: Thỏa thuận sắp hết hạn\n", "", 1, "the line “// title_vi: …” is missing"),
    "no example": ('// example: by=2027-12-31 note="two words"\n', "", 1, "the line “// example: …” is missing"),
    "another kind of answer": ("returns: rows", "returns: table", 5, "returns is “table”; it takes rows or graph"),
    "an unknown type": ("by: date —", "by: day —", 6, "there is no type “day”; these exist: string, integer,"),
    "no meaning": ("by: date — the last day that counts", "by: date", 6, "a parameter is written “// param NAME:"),
    "no Vietnamese meaning": ("// param_vi by: ngày cuối cùng được tính\n", "", 6, "“// param_vi by: …” is missing"),
    "a meaning of nothing": ("param_vi years:", "param_vi yeas:", 10, "the line “// param_vi years: …” is missing"),
    "a default of another type": ("= 5 —", "= five —", 10, "the default of years is “five”, which is no integer"),
    "an example of another type": (
        "by=2027-12-31",
        "by=2027-02-30",
        12,
        "the example's by is “2027-02-30”, which is no",
    ),
    "an example without a value": ("by=2027-12-31 ", "", 12, "the example lacks by, which has no default"),
    "an example of nothing": ("note=", "not=", 12, "the example names not, which is no parameter"),
    "an example that gives a value twice": ("by=2027-12-31", "by=2027-12-31 by=2028-01-01", 12, "gives by twice"),
    "an open quotation mark": ('"two words"', '"two words', 12, "a quotation mark that does not end"),
    "an undeclared parameter": ("a.x <= $by", "a.x <= $by OR\n  $to", 14, "$to is used, but no “// param to: …”"),
    "an unused parameter": ("a.y = $note", "true", 8, "the parameter note is declared, but $note is not used"),
    "a word that writes": (
        "MATCH (a)",
        "MATCH (a)\nset a.x = 1 WITH a",
        14,
        "SET changes data; queries that write live",
    ),
    "a query that makes": ("MATCH (a)", "CREATE (a) WITH a", 13, "CREATE changes data"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_it_names_the_line_of(tmp_path: Path, mistake: str) -> None:
    right, wrong, line, sentence = MISTAKES[mistake]
    assert right in GOOD
    with pytest.raises(BadQueryFile) as error:
        load(tmp_path, GOOD.replace(right, wrong, 1))
    assert f"cypher/ending.cypher, line {line}: " in str(error.value)
    assert sentence in str(error.value)


WRITING = {
    "MERGE (b)": "MERGE",
    "INSERT (:City)": "INSERT",
    "DELETE a": "DELETE",
    "DETACH DELETE a": "DETACH",
    "NODETACH DELETE a": "NODETACH",
    "REMOVE a.x": "REMOVE",
    "FOREACH (x IN [1] | SET a.x = x)": "FOREACH",
    "load /* from a file */ csv FROM 'file:///x' AS line": "LOAD CSV",
    "CALL (a) { RETURN 1 AS one } IN 2 CONCURRENT TRANSACTIONS": "IN 2 CONCURRENT TRANSACTIONS",
    "DROP INDEX i": "DROP",
    "ALTER USER u": "ALTER",
    "TERMINATE TRANSACTION 't'": "TERMINATE",
}


@pytest.mark.parametrize("clause", WRITING)
def test_what_writes_belongs_elsewhere(tmp_path: Path, clause: str) -> None:
    with pytest.raises(BadQueryFile) as error:
        load(tmp_path, GOOD.replace("MATCH (a)", f"MATCH (a)\n{clause}\nMATCH (a)"))
    assert f"line 14: {WRITING[clause]} changes data; queries that write live in cypher/write" in str(error.value)


@pytest.mark.parametrize("harmless", ["a.set", "{create: 1}", "`delete`", "created", "'MERGE'", "[:Set]", "$settled"])
def test_a_word_inside_a_name_a_string_or_a_property_writes_nothing(harmless: str) -> None:
    assert writing_word(f"RETURN {harmless} AS x") is None


@pytest.mark.parametrize("default", ["", "none"])
def test_a_default_of_nothing_means_any(tmp_path: Path, default: str) -> None:
    load(tmp_path, GOOD.replace("integer = 5", f"integer = {default}"))
    (query,) = load_library(tmp_path).values()
    assert (query.params[2].optional, query.params[2].default) == (True, None)


def test_the_mark_that_editors_on_windows_put_first_is_no_mistake(tmp_path: Path) -> None:
    load(tmp_path, "\ufeff" + GOOD)


def test_an_empty_query_is_refused(tmp_path: Path) -> None:
    header = "".join(line + "\n" for line in GOOD.splitlines()[:5])
    with pytest.raises(BadQueryFile, match="line 5: there is no query below the header"):
        load(tmp_path, header)


def test_a_name_that_makes_no_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQueryFile, match="the name may hold only small letters, digits and _"):
        load(tmp_path, GOOD, "Agreements ending.cypher")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "ending.cypher").mkdir()
    with pytest.raises(BadQueryFile, match=r"cypher/ending.cypher, line 1: the file cannot be read \(Is a directory\)"):
        load_library(tmp_path)


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "ending.cypher").write_bytes(b"// title: ok\n// title_vi: Th\xf4a\n")
    with pytest.raises(BadQueryFile, match="line 2: the file is not UTF-8"):
        load_library(tmp_path)


def test_a_parameter_cannot_be_called_what_every_address_may_say(tmp_path: Path) -> None:
    with pytest.raises(BadQueryFile, match="line 6: “sort” already means something in every address"):
        load(tmp_path, GOOD.replace(" by", " sort").replace("$by", "$sort"))


def test_groups_ranges_and_bounds_are_read(tmp_path: Path) -> None:
    more = "// group: agreements\n// range: by..until\n// param until: date = none — to\n// param_vi until: đến\n"
    text = GOOD.replace("// returns", more + "// returns").replace("years: integer =", "years: integer 1..9 =")
    (tmp_path / "ending.cypher").write_text(text.replace("$by", "$by AND a.x < $until"), encoding="utf-8")
    (query,) = load_library(tmp_path).values()
    assert (query.group, query.range) == ("agreements", ("by", "until"))
    assert [(param.least, param.most) for param in query.params if param.name == "years"] == [(1, 9)]


def test_every_shipped_query_says_to_which_question_it_belongs() -> None:
    library = load_library(CYPHER_FOLDER)
    assert len(library) >= 32
    assert [query.name for query in library.values() if query.group == "other"] == []
