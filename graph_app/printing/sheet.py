"""One printed page: title, filters in words, the picture, its legend, and at the foot where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph_app.drawing.lens import thickness_told
from graph_app.drawing.marks import Box, Line, Mark, Pen, Window, Words
from graph_app.drawing.picture import Picture
from graph_app.language.colophon import Colophon
from graph_app.language.formats import number_text
from graph_app.language.texts import Text
from graph_app.printing.legend_rows import ROW_HEIGHT, legend_marks, legend_rows
from graph_app.printing.lettering import lacks_letters
from graph_app.printing.paper import A3, A4, LEADING, QUIET, Paper, paragraph
from graph_app.printing.scene import scene

TITLE_SIZE, TEXT_SIZE, FOOT_SIZE = 17.0, 9.0, 7.5
# Up to so many partners have room for their names on the smaller paper.
A4_PARTNERS = 40

_NOTHING = Text("Không có đối tác nào để hiển thị.", "There is no partner to show.")
_NAMED = Text("{named} trên {all} đối tác có ghi tên trên trang.", "{named} of {all} partners carry their name here.")
_HOME = Text("Chữ đậm, viền sẫm: bên ta.", "Bold, with a dark border: our own side.")
_BOXES = Text("Ô trống thay cho chữ mà phông chữ không có.", "An empty box stands for a letter that the font lacks.")


@dataclass(frozen=True)
class Sheet:
    """Marks on paper; `described` tells those who do not see them what they show."""

    paper: Paper
    marks: Sequence[Mark]
    colophon: Colophon

    @property
    def described(self) -> str:
        return " ".join([*self.colophon.sentences, self.colophon.state])

    @property
    def words(self) -> list[Words]:
        return list(_words_among(self.marks))


def sheet_of(picture: Picture, colophon: Colophon, paper: Paper | None = None) -> Sheet:
    """The page, from top to bottom; the picture gets the room that the rest leaves. Small pictures come on A4."""
    paper = paper or (A4 if len(picture.nodes) <= A4_PARTNERS else A3)
    inside, language = paper.inside, colophon.language
    title = paragraph(colophon.title, inside.width, TITLE_SIZE, bold=True, most=2)
    text = paragraph(" ".join(colophon.sentences), inside.width, TEXT_SIZE, QUIET)
    rows = legend_rows(picture.legend, language, inside.width)
    foot = paragraph(" · ".join(colophon.lines[-2 if colophon.address else -1 :]), inside.width, FOOT_SIZE, QUIET)
    foot_top = inside.bottom - foot.height
    notes_top = foot_top - FOOT_SIZE * LEADING
    rule = notes_top - 4
    legend_top = rule - 4 - len(rows) * ROW_HEIGHT
    frame = Box(inside.left, inside.top + title.height + text.height + 6, inside.right, legend_top - 4)
    drawn = scene(picture, frame)
    marks: list[Mark] = list(drawn.marks) if picture.nodes else [_nothing(frame, language)]
    marks += [*title.at(inside.left, inside.top), *text.at(inside.left, inside.top + title.height)]
    marks += legend_marks(rows, language, inside.left, legend_top)
    marks += [Line((inside.left, rule), (inside.right, rule), Pen("#c5ced3", 0.6)), *foot.at(inside.left, foot_top)]
    notes = _notes(picture, drawn.named, [words.text for words in _words_among(marks)], language)
    marks += paragraph(notes, inside.width, FOOT_SIZE, QUIET, most=1).at(inside.left, notes_top)
    return Sheet(paper, marks, colophon)


def _words_among(marks: Iterable[Mark]) -> Iterator[Words]:
    """All words, those within windows too."""
    for mark in marks:
        if isinstance(mark, Words):
            yield mark
        elif isinstance(mark, Window):
            yield from _words_among(mark.marks)


def _nothing(frame: Box, language: str) -> Words:
    middle = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    return Words(middle, _NOTHING.told_in(language), 12.0, QUIET, "middle")


def _notes(picture: Picture, named: int, texts: Sequence[str], language: str) -> str:
    """How to read the page: thickness, our own side, names that found no room, letters that the font does not have."""
    told = [thickness_told(picture).told_in(language)] if picture.edges else []
    if any(node.partner and node.partner.home for node in picture.nodes):
        told.append(_HOME.told_in(language))
    if named < len(picture.nodes):
        counts = number_text(named, language), number_text(len(picture.nodes), language)
        told.append(_NAMED.told_in(language).format(named=counts[0], all=counts[1]))
    if lacks_letters(texts):
        told.append(_BOXES.told_in(language))
    return " ".join(told)
