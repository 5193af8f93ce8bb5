"""The Word file, read back with the library that offices' programs agree with."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from pypdf import PdfReader

from graph_app.briefing.fitting import briefing
from graph_app.exports.briefing_docx import briefing_docx
from tests.briefing.small_files import SOURCES, file_of
from tests.partner_history.small_history import agreement, gift, meeting

HOSTILE = "<b>&amp;\x00\x07\ud800 \u202e=1+1\n\tx"
FACTS = [
    meeting("visit", "2024-03-11", title_en="Visit", title_vi="Chuyến thăm"),
    agreement("twins", "2016-12", title_en="Twins", title_vi="Kết nghĩa"),
    gift("cash", "they", "us", "2021", stage="disbursed", form="cash", amount=15000, currency="USD"),
]


def written(language: str = "en", author: str = "The office", name: str = "They") -> bytes:
    return briefing_docx(briefing(file_of(FACTS, name, name), SOURCES, language, author))


def read(content: bytes) -> Word:
    return Document(io.BytesIO(content))


def texts(document: Word, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style is not None and each.style.name == style]


def test_every_paragraph_has_the_style_that_says_what_it_is() -> None:
    document = read(written())
    assert texts(document, "Title") == ["Briefing: They"]
    assert texts(document, "Heading 1")[:3] == ["Who they are", "Ties in force", "Last five contacts"]
    assert texts(document, "Heading 1")[-1] == "Sources"
    assert texts(document, "Heading 2") == ["We gave", "They gave", "Shared networks", "Friends in common"]
    assert "11 Mar 2024: Visit (Us)\u00a0[1]" in texts(document, "List Bullet")
    assert texts(document, "List") == ["[1] A newspaper, The press, published May 2021"]
    assert texts(document, "Normal") == []


def test_tables_have_a_head_and_cells() -> None:
    who, gave = read(written()).tables
    assert [cell.text for cell in who.rows[0].cells] == ["Name (Vietnamese / English)", "They / They"]
    assert [[cell.text for cell in row.cells] for row in gave.rows] == [
        ["Stage", "What", "In all", "Facts"],
        ["Disbursed", "Money\u00a0[1]", "15,000 USD", "1"],
    ]
    assert gave.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_marks_of_notes_are_raised() -> None:
    [line] = (each for each in read(written()).paragraphs if each.text.startswith("11 Mar 2024"))
    assert [run.text for run in line.runs if run.font.superscript] == ["\u00a0[1]"]


@pytest.mark.parametrize(
    ("language", "locale", "title"), [("vi", "vi-VN", "Tóm tắt về đối tác: They"), ("en", "en-GB", "Briefing: They")]
)
def test_the_file_says_its_language_and_what_it_is(language: str, locale: str, title: str) -> None:
    document = read(written(language))
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {locale}
    about = document.core_properties
    assert (about.language, about.title, about.author) == (locale, title, "The office")
    assert about.created is not None and about.created.replace(tzinfo=None) == datetime(2026, 11, 25)


def test_author_day_and_data_version_stand_in_the_foot() -> None:
    foot = read(written("vi")).sections[0].footer.paragraphs[0].text
    assert foot.startswith("Người soạn: The office · Tính đến ngày 25/11/2026 · Phiên bản dữ liệu 1")
    assert "Prepared by: ………" in read(written(author="")).sections[0].footer.paragraphs[0].text


def test_the_same_sheet_makes_the_same_bytes_whenever_it_is_written() -> None:
    first = written()
    assert written() == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert written(author="Another") != first


def test_hostile_names_are_text() -> None:
    document = read(written(name=HOSTILE, author=HOSTILE))
    assert texts(document, "Title") == ["Briefing: <b>&amp;��� \u202e=1+1 x"]
    assert document.core_properties.author.startswith("<b>")


def test_a_word_processor_opens_it_on_at_most_two_pages(tmp_path: Path) -> None:
    program = shutil.which("libreoffice") or shutil.which("soffice")
    if program is None:
        pytest.skip("No LibreOffice on this machine, so the file was not opened in a word processor.")
    facts = [
        {
            **each,
            "id": f"{each['id']}{number}",
            "title_en": f"{number} {'words and more ' * 20}",
            "source_id": f"s{number}",
        }
        for number in range(40)
        for each in FACTS
    ]
    (tmp_path / "b.docx").write_bytes(briefing_docx(briefing(file_of(facts, HOSTILE, HOSTILE), SOURCES, "en", "")))
    words = [program, f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*words, "--outdir", str(tmp_path), str(tmp_path / "b.docx")], check=True, timeout=120, capture_output=True
    )
    assert len(PdfReader(tmp_path / "b.pdf").pages) == 2
