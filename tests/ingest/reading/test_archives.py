"""A ZIP of tables: each is a sheet of its own, what is about them is none."""

from __future__ import annotations

import pytest

from graph_app.errors import BackupUploaded, DamagedUpload, EmptyUpload, NoTableInside, UnknownUploadType
from graph_app.ingest.reading.uploads import read_upload
from tests.ingest.reading.small_files import LIMITS, cells_of, zipped


def test_each_table_is_a_sheet() -> None:
    data = zipped(
        {
            "about.txt": "what they are",
            "partners.csv": "id,name_vi\nhue,Huế\n",
            "more/facts.csv": "id;source;target\nf;a;b\n",
            "empty.csv": "id,name_vi\n",
        }
    )
    partners, facts = read_upload("pair.zip", data, LIMITS)
    assert (partners.name, facts.name, facts.delimiter) == ("partners.csv", "more/facts.csv", ";")
    assert (cells_of(partners), cells_of(facts)) == ([["hue", "Huế"]], [["f", "a", "b"]])


def test_a_zip_without_tables_or_with_something_else_is_refused() -> None:
    with pytest.raises(NoTableInside, match="a.zip holds no table"):
        read_upload("a.zip", zipped({"readme.md": "x"}), LIMITS)
    with pytest.raises(UnknownUploadType, match="x.csv is PNG"):
        read_upload("a.zip", zipped({"x.csv": b"\x89PNG\r\n"}), LIMITS)
    with pytest.raises(EmptyUpload, match="x.csv is empty"):
        read_upload("a.zip", zipped({"x.csv": b""}), LIMITS)


def test_a_backup_is_no_upload() -> None:
    with pytest.raises(BackupUploaded, match="b.zip is a backup"):
        read_upload("b.zip", zipped({"manifest.json": "{}", "change_parts.csv": "", "facts.csv": "id\nx\n"}), LIMITS)


def test_a_cut_off_zip_is_damaged() -> None:
    data = zipped({"x.csv": b"id,name_vi\n" + b"a,b\n" * 1000})
    with pytest.raises(DamagedUpload, match="a.zip is damaged or cut off"):
        read_upload("a.zip", data[:-30], LIMITS)


def test_a_zip_of_which_a_byte_was_changed_is_damaged() -> None:
    data = bytearray(zipped({"x.csv": "id,name_vi\n" + "".join(f"{n},Tên {n * n}\n" for n in range(2000))}))
    data[len(data) // 2] ^= 0xFF
    with pytest.raises(DamagedUpload):
        [sheet] = read_upload("a.zip", bytes(data), LIMITS)
        cells_of(sheet)
