"""Numbers in the form of each language."""

from __future__ import annotations

import pytest

from graph_app.language.formats import number_text


@pytest.mark.parametrize(
    ("number", "vi", "en"), [(1234.5, "1.234,5", "1,234.5"), (12345, "12.345", "12,345"), (0, "0", "0")]
)
def test_a_number_is_written_as_its_language_does(number: float, vi: str, en: str) -> None:
    assert (number_text(number, "vi"), number_text(number, "en")) == (vi, en)


def test_nothing_is_never_written_with_a_minus() -> None:
    assert [number_text(number, "en") for number in (-0.0, 0.0, 0)] == ["0", "0", "0"]
