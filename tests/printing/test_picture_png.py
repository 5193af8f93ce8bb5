"""The printed page as pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from graph_app.errors import WrongPictureWidth
from graph_app.printing.picture_png import MOST_WIDTH, picture_png
from tests.drawing.small_pictures import COLOPHON, picture_of_names

PICTURE = picture_of_names("Hà Nội", "Viêng Chăn")


def image(width: int | None = None) -> Image.Image:
    return Image.open(io.BytesIO(picture_png(PICTURE, COLOPHON, width))).convert("RGB")


def test_it_is_as_wide_as_wanted_and_has_the_form_of_paper() -> None:
    width, height = image(800).size
    assert width == 800 and height == pytest.approx(800 * 595.28 / 841.89, abs=1)


def test_without_a_wish_it_is_twice_as_sharp_as_a_screen() -> None:
    assert image().size[0] == 2 * 1122 + 1  # A4 is 1,122.5 pixels wide at 96 to the inch


def test_nodes_and_letters_are_on_white() -> None:
    colours = set(zip(*(channel.tobytes() for channel in image(800).split()), strict=True))
    assert (255, 255, 255) in colours and (0x0B, 0x6E, 0x8F) in colours
    assert any(max(colour) < 60 for colour in colours)  # the ink of a title


@pytest.mark.parametrize("width", [0, -5, 199, MOST_WIDTH + 1, 10**9])
def test_a_width_that_no_server_should_draw_is_refused_with_what_would_do(width: int) -> None:
    with pytest.raises(WrongPictureWidth, match="Write a number from 200 to 6000, or take the SVG or the PDF."):
        image(width)
