"""What may be said of a person, and what is wrong at which field."""

from __future__ import annotations

import pytest

from graph_app.persons.checks import checked
from graph_app.persons.person import Person
from tests.persons.people import AN, TODAY


def test_what_is_right_is_kept_days_as_iso_and_nothing_for_what_is_empty() -> None:
    values, wrong = checked({**AN, "since": "9/2021", "note": " "}, TODAY)
    assert not wrong
    assert values == {**AN, "since": "2021-09", "review_on": "2027-09-14"}


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", " ", "missing"),
        ("purpose", "", "missing"),
        ("legal_basis", "", "missing"),
        ("legal_basis", "because", "no choice"),
        ("review_on", "", "missing"),
        ("review_on", "soon", "no day"),
        ("review_on", "2027", "no day"),
        ("review_on", "2026-11-25", "past"),
        ("review_on", "2031-01-01", "too far"),
        ("email", "an at example", "no address"),
        ("since", "31/2/2020", "no day"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(field: str, text: str, problem: str) -> None:
    assert checked({**AN, field: text}, TODAY) == ({}, {field: problem})


def test_a_post_cannot_end_before_it_began_but_may_in_the_same_year() -> None:
    assert checked({**AN, "since": "2021-09", "until": "2021-08"}, TODAY)[1] == {"until": "reversed"}
    assert not checked({**AN, "since": "2021-09", "until": "2021"}, TODAY)[1]


def test_decomposed_names_are_composed_and_lines_joined_as_in_imports() -> None:
    values, _ = checked({**AN, "name": "Tra\u0302\u0300n\u200b \r\n Thi\u0323\u00a0A\u0302n"}, TODAY)
    assert values["name"] == "Trần Thị Ân"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * 501, "501 letters; 500 are the most"),
        ("An\u202e", "at letter 3 stands U+202E, which turns"),
        ("A\0n", "at letter 2 stands U+0000, a control character"),
    ],
)
def test_what_an_import_refuses_of_letters_is_refused_at_its_field(text: str, problem: str) -> None:
    values, wrong = checked({**AN, "note": text}, TODAY)
    assert not values and wrong.keys() == {"note"} and problem in str(wrong["note"])


@pytest.mark.parametrize(
    ("until", "former"), [("2025", True), ("2026", False), ("2026-11-25", True), ("2026-11-26", False), ("", False)]
)
def test_a_post_is_given_up_when_its_end_lies_behind_us(until: str, former: bool) -> None:
    person = Person("p", "old", {**AN, "review_on": "2026-11-26", **({"until": until} if until else {})}, "2026-01-01")
    assert person.former(TODAY) is former
    assert person.review_due(TODAY)
