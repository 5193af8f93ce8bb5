"""Letters: all of Vietnamese is there, widths add up, and what is missing is known."""

from __future__ import annotations

import base64
import io
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from graph_app.printing.lettering import font_for, lacks_letters, set_in_type, text_width, wrapped

CAPITALS = "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ"
VIETNAMESE = CAPITALS + CAPITALS.lower()


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_of_a_file_has_every_letter_that_is_asked_for(bold: bool) -> None:
    file = base64.b64decode(font_for([VIETNAMESE], bold))
    with TTFont(io.BytesIO(file)) as font:
        assert set(map(ord, VIETNAMESE)) <= set(font.getBestCmap())
        assert ord("W") not in font.getBestCmap()  # and nothing else
    assert not lacks_letters([VIETNAMESE, "Île-de-France – “Ulaanbaatar” · Ķekava · Řím · Москва"])


def test_letters_that_are_not_there_are_known_and_take_room() -> None:
    assert lacks_letters(["ວຽງຈັນ"])
    assert text_width("ວ", 10) > 2


def test_a_width_is_in_the_unit_of_the_size() -> None:
    assert text_width("Hà Nội", 20) == pytest.approx(2 * text_width("Hà Nội", 10))
    assert text_width("Hà Nội", 10, bold=True) > text_width("Hà Nội", 10) > text_width("Hà Nộ", 10)


def test_a_letter_and_its_marks_are_set_as_one_sign() -> None:
    assert set_in_type(unicodedata.normalize("NFD", " Viêng \n Chăn\t")) == "Viêng Chăn"


def test_lines_are_no_wider_than_wanted_and_lose_nothing() -> None:
    text = "Đối tác của Hà Nội: http://127.0.0.1:8000/network?" + "kind=City&" * 20
    lines = wrapped(text, 120, 9)
    assert all(text_width(line, 9) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrapped("", 120, 9) == []
