"""The printed page as PDF, as a PDF reader sees it."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from pypdf import PdfReader

from graph_app.drawing.picture import Backdrop, Picture
from graph_app.printing.paper import A3
from graph_app.printing.picture_pdf import picture_pdf
from tests.drawing.small_pictures import COLOPHON, picture_of_facts, picture_of_names

VIETNAMESE = ["Viêng Chăn", "Hà Nội", "Đống Đa", "Ủy ban Hữu nghị", "Ẵ Ẫ Ỡ Ữ Ỵ ẳ ẩ ở ử ỷ"]


def read(picture: Picture, **changes: object) -> PdfReader:
    return PdfReader(io.BytesIO(picture_pdf(picture, replace(COLOPHON, **changes))))  # type: ignore[arg-type]


def test_names_come_out_as_they_are_written() -> None:
    text = read(picture_of_names(*VIETNAMESE)).pages[0].extract_text()
    assert [name for name in VIETNAMESE if name not in text] == []
    assert COLOPHON.title in text and "Năm: 2020–2022." in text and "Địa phương (5)" in text
    assert COLOPHON.address in text and "Phiên bản dữ liệu 12 · 23/11/2026" in text


def test_its_letters_are_embedded_and_only_those_used() -> None:
    content = picture_pdf(picture_of_names(*VIETNAMESE), COLOPHON)
    fonts = PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    own = [font.get_object() for font in fonts]
    assert len(own) >= 2 and all("/FontFile2" in font["/FontDescriptor"] for font in own)
    assert len(content) < 60_000


def test_it_is_one_sheet_lying_on_its_long_side() -> None:
    pages = read(picture_of_names(*VIETNAMESE)).pages
    assert len(pages) == 1 and [round(side) for side in pages[0].mediabox[2:]] == [842, 595]
    large = PdfReader(io.BytesIO(picture_pdf(picture_of_names("Huế"), COLOPHON, A3))).pages[0]
    assert [round(side) for side in large.mediabox[2:]] == [1191, 842]


def test_it_says_what_it_is_to_programs() -> None:
    reader = read(picture_of_names("Hà Nội"))
    assert reader.metadata is not None and reader.metadata.title == COLOPHON.title
    assert "Năm: 2020–2022." in (reader.metadata.subject or "")
    assert str(reader.metadata["/Keywords"]) == COLOPHON.address
    assert str(reader.metadata.creation_date).startswith("2026-11-23")
    assert str(reader.root_object["/Lang"]) == "vi"


def test_a_letter_that_the_font_lacks_is_a_box_and_told() -> None:
    text = read(picture_of_names("ວຽງຈັນ Vientiane")).pages[0].extract_text()
    assert "Vientiane" in text and "Ô trống thay cho chữ mà phông chữ không có." in text


def test_lines_curves_shapes_and_what_lies_behind_are_drawn() -> None:
    picture = picture_of_facts(
        "a GAVE_AID_TO b\na MET_WITH b\nf MEMBER_OF o", "f FriendshipAssociation\no Organisation"
    )
    behind = Backdrop([[(0, 0), (9e5, 0), (0, 9e5)]], [(0, 0, 0, 9)], [(0, 0, 50)], [(0, 0, "Châu Á")])
    page = read(replace(picture, backdrop=behind)).pages[0]
    assert "Châu Á" in page.extract_text()
    operators = set(page.get_contents().get_data().decode("latin-1").split())  # type: ignore[union-attr]
    assert {"c", "d", "W*", "gs"} <= operators  # curves, dashes, the frame where the backdrop ends, opacity


def test_an_empty_picture_says_so() -> None:
    assert "Không có đối tác nào để hiển thị." in read(picture_of_names()).pages[0].extract_text()


def test_the_same_page_is_the_same_file_for_all_who_ask_at_once() -> None:
    picture = picture_of_names(*VIETNAMESE)
    with ThreadPoolExecutor(4) as pool:
        files = set(pool.map(lambda _: picture_pdf(picture, COLOPHON), range(8)))
    assert len(files) == 1
