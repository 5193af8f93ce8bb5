"""Every trace of a name is found, what was chosen is erased, and nothing else changes."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_app.changes.edits import Edit
from graph_app.changes.log import change_of_number, edits_of_change
from graph_app.changes.make import make_change
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.errors import ErasedForGood, NameTooShort
from graph_app.persons.erasing import erase
from graph_app.persons.kept_files import file_holds
from graph_app.persons.spellings import places
from graph_app.persons.store import all_persons, new_person
from graph_app.persons.traces import ERASED, find_traces, plain_name
from tests.changes.edits import LAN, MINH, new_meeting, record, with_properties
from tests.persons.people import AN, TODAY
from tests.small_network import load_small_network

NAME = AN["name"]


@pytest.fixture
def stage(database: Database, tmp_path: Path) -> Path:
    """The small network; the name stands in a quote, an alias, a reason, the log, an upload and the list of persons."""
    load_small_network(database, tmp_path)
    folder = tmp_path / "instance"
    new_person(folder, "old", AN, TODAY)
    new_person(folder, "old", {**AN, "name": "Lê Văn Bình"}, TODAY)
    quote = f"Bà {NAME.upper()} tiếp đoàn"
    make_change(database, [new_meeting("m9", "hanoi", "recent", quote=quote, place="Huế")], LAN)
    before = record(database, "partner", "recent")
    after = with_properties(before, aliases=["Rec", f"nơi của {NAME}"])
    make_change(database, [Edit("partner", "recent", before, after)], replace(MINH, why=f"{NAME} viết thư"))
    upload = folder / "imports" / ("a" * 32)
    upload.mkdir(parents=True)
    with zipfile.ZipFile(upload / "file", "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{NAME}</t>")
    other = folder / "imports" / ("b" * 32)
    other.mkdir()
    (other / "file").write_text("Lê Văn Bình")
    return folder


def traces(database: Database, folder: Path, name: str = NAME):  # type: ignore[no-untyped-def]
    return find_traces(database, folder, folder / "imports", name)


def test_every_trace_is_found_however_large_the_letters(database: Database, stage: Path) -> None:
    found = traces(database, stage, "trần thị ân")
    assert [each.name for each in found.persons] == [NAME]
    assert {(each.what, each.labels[0], *each.texts) for each in found.passages} >= {
        ("fact", "MET_WITH", "quote"),
        ("node", "Change", "why"),
    }
    assert any(each.record == "recent" and "aliases" in each.texts for each in found.passages)
    assert len({number for _, number in found.parts}) == 2
    assert [each.name for each in found.uploads] == ["a" * 32]


def test_what_was_chosen_is_erased_and_all_else_stays(database: Database, stage: Path) -> None:
    found = traces(database, stage)
    version = database.data_version()
    chosen = {*(each.element for each in found.passages), *(each.id for each in found.persons), "log", "a" * 32}
    removed = erase(database, stage, found, chosen, replace(LAN, kind="erasure", why="she asked"))
    assert (removed.persons, removed.passages, removed.uploads) == (1, 3, 1)
    assert traces(database, stage).count == 0
    assert database.data_version() == version + 1
    assert record(database, "fact", "m9")["properties"]["quote"] == f"Bà {ERASED} tiếp đoàn"  # type: ignore[index,call-overload]
    assert record(database, "fact", "m9")["properties"]["place"] == "Huế"  # type: ignore[index,call-overload]
    assert record(database, "partner", "recent")["properties"]["aliases"] == ["Rec", f"nơi của {ERASED}"]  # type: ignore[index,call-overload]
    assert [each.name for each in all_persons(stage)] == ["Lê Văn Bình"]
    assert (stage / "imports" / ("b" * 32)).is_dir()
    assert removed.change is not None
    told = change_of_number(database, removed.change)
    assert (told.kind, told.why, told.data_version, told.edit_count) == ("erasure", "she asked", version + 1, 0)
    with pytest.raises(ErasedForGood):
        undo(database, removed.change, LAN)


def test_what_came_before_can_still_be_undone(database: Database, stage: Path) -> None:
    """The log tells the records as they are now, without the name."""
    found = traces(database, stage)
    erase(database, stage, found, {*(each.element for each in found.passages), "log"}, LAN)
    [number] = {number for _, number in found.parts if edits_of_change(database, number)[0].id == "m9"}
    undo(database, number, MINH)
    assert traces(database, stage).parts == ()


# As people, other programs and earlier forms of ours may have written it.
SPELLINGS = {
    "decomposed": unicodedata.normalize("NFD", NAME),
    "half decomposed": NAME.replace("ầ", "â\u0300"),
    "large": NAME.upper(),
    "large and decomposed": unicodedata.normalize("NFD", NAME.upper()),
    "two blanks": NAME.replace(" ", "  "),
    "no-break spaces": NAME.replace(" ", "\u00a0"),
    "lines": NAME.replace(" ", "\r\n", 1),
    "line separator": NAME.replace(" ", "\u2028"),
    "no width between words": NAME.replace(" ", "\u200b"),
    "no width in a word": NAME.replace("Thị", "Th\u200bị"),
    "no width before a mark": unicodedata.normalize("NFD", NAME).replace("\u0302", "\u200d\u0302", 1),
    "turned": "\u202e" + NAME.replace("T", "T\u202c"),
    "control": NAME.replace(" ", "\x0b"),
    "soft hyphen": NAME.replace("Trần", "Tr\u00adần"),
}


def test_a_name_is_erased_in_every_spelling_from_records_and_log(database: Database, stage: Path) -> None:
    notes = [f"gặp {told} hôm nay" for told in SPELLINGS.values()]
    before = record(database, "partner", "old")
    after = with_properties(before, aliases=notes, note=f"{NAME}a và {notes[0]}, Trần Thị Ẩn")
    make_change(database, [Edit("partner", "old", before, after)], replace(LAN, why=SPELLINGS["decomposed"]))
    found = traces(database, stage)
    [own] = [each for each in found.passages if each.record == "old"]
    assert own.texts["aliases"] == notes
    assert len({number for _, number in found.parts}) == 3
    erase(database, stage, found, {*(each.element for each in found.passages), "log"}, replace(LAN, kind="erasure"))
    assert [each.name for each in traces(database, stage).persons] == [NAME]
    assert not traces(database, stage).passages and not traces(database, stage).parts
    properties: Any = record(database, "partner", "old")["properties"]
    for told, alias in zip(SPELLINGS, properties["aliases"], strict=True):
        assert alias.strip("\u202e") in {f"gặp {ERASED} hôm nay", f"gặp \u202e{ERASED} hôm nay"}, told
    assert properties["note"] == f"{ERASED}a và gặp {ERASED} hôm nay, Trần Thị Ẩn"


@pytest.mark.parametrize("told", [each for name, each in SPELLINGS.items() if name != "no width between words"])
def test_a_name_may_be_sought_in_every_spelling(told: str) -> None:
    assert places(f"gặp {NAME}.", plain_name(told)) == [(4, 4 + len(NAME))]


def test_words_that_are_chosen_or_counted_are_no_trace(database: Database, stage: Path) -> None:
    assert not traces(database, stage, "City").parts and not traces(database, stage, "edit").parts
    assert not [each for each in traces(database, stage, "City").passages if "kind" in each.texts]


def workbook(strings: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f'<?xml version="1.0"?><sst>{strings}</sst>')
    return out.getvalue()


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inside", content)
    return out.getvalue()


REFERENCES = "".join(f"&#{ord(letter)};" for letter in NAME)
FILES = {
    "references": workbook(f"<si><t>{REFERENCES}</t></si>"),
    "references in sixteens": workbook(
        "".join(f"&#x{ord(letter):X};" for letter in unicodedata.normalize("NFD", NAME))
    ),
    "in bold": workbook("<si><r><rPr><b/></rPr><t>Trần </t></r><r><t>Thị&#160;Ân</t></r></si>"),
    "escaped line": workbook("<si><t>Trần_x000D_\nThị Ân</t></si>"),
    "workbook in an archive": zipped(workbook(f"<si><t>{REFERENCES}</t></si>")),
    "JSON": json.dumps({"note": NAME}).encode(),
    "JSON with a line": json.dumps({"note": NAME.replace(" ", "\n")}, ensure_ascii=False).encode(),
    "windows-1258": b"a,Tr\xe2\xccn Thi\xf2 \xc2n",
    "across pieces": b"x" * ((1 << 20) - 5) + NAME.encode(),
    "across pieces of UTF-16": ("x" * ((1 << 19) - 5) + NAME).encode("utf-16-le"),
    "an attribute": f'<node label="{NAME}"/>'.encode(),
    "a broken archive": zipped(b"x" * 99).replace(b"xxxx", b"xxxy", 1),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_name_is_found_in_a_file_as_whoever_opens_it_reads_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    assert file_holds(file, NAME)


def test_two_cells_are_no_name(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(workbook("<si><t>Trần Thị</t></si><si><t>Ân</t></si><si><t>Trần Thị Ẩn</t></si>"))
    assert not file_holds(file, NAME)


def test_what_was_not_chosen_stays(database: Database, stage: Path) -> None:
    found = traces(database, stage)
    version = database.data_version()
    removed = erase(database, stage, found, {found.persons[0].id}, LAN)
    assert (removed.persons, removed.passages, removed.parts, removed.uploads, removed.change) == (1, 0, 0, 0, None)
    assert database.data_version() == version
    assert len(traces(database, stage).passages) == len(found.passages)


def test_a_short_name_would_be_in_every_word(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NameTooShort):
        traces(database, tmp_path, " An ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(f"a,{NAME}".encode(encoding))
    assert file_holds(file, NAME)
    assert not file_holds(file, "Nguyễn Văn Ân")
