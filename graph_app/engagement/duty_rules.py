"""The rules of duties and deadlines: rows of a dated file, because the law moves. Not legal advice.

A rule that nobody has checked is shown as unconfirmed, and one that is marked off is not reckoned with.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from graph_app.errors import WrongDutyRule
from graph_app.language.texts import Text
from graph_app.vocabulary.relationship_types import HAS_AGREEMENT_WITH, MEMBER_OF, TYPE_BY_NAME

DEFAULT_FILE = Path(__file__).with_name("duties.csv")
COLUMNS = (
    *("id", "duty_vi", "duty_en", "applies_to", "abroad", "counted_from", "number", "unit", "legal_text", "article"),
    *("valid_from", "valid_to", "off", "source", "checked_on", "checked_by"),
)
UNITS = {
    "days": Text("ngày", "days"),
    "working_days": Text("ngày làm việc", "working days"),
    "months": Text("tháng", "months"),
    "years": Text("năm", "years"),
}
# What a deadline may be counted from. The first row are days that facts on record have; the rest is written down
# nowhere in the data, so that a rule counted from it is shown and never reckoned.
ON_RECORD = {
    "signed_on": Text("ngày ký", "the signing"),
    "expires_on": Text("ngày hết hiệu lực", "the end of the agreement"),
    "since": Text("ngày tham gia", "the joining"),
    "until": Text("ngày thôi tham gia", "the leaving"),
}
ELSEWHERE = {
    "request": Text("ngày yêu cầu", "the request"),
    "full_file": Text("ngày nhận đủ hồ sơ", "the full file"),
    "approval": Text("ngày phê duyệt", "the approval"),
    "issue": Text("ngày cấp", "the issue"),
    "always": Text("luôn áp dụng", "always"),
}
COUNTED_FROM = {**ON_RECORD, **ELSEWHERE}


@dataclass(frozen=True)
class DutyRule:
    """`number` and `unit` are None and '' where there is no deadline to count. `abroad`: only with other countries.

    `valid_from` and `valid_to` are the days on which it may be counted from, None where they are open.
    """

    id: str
    duty: Text
    applies_to: str
    abroad: bool
    counted_from: str
    number: int | None
    unit: str
    legal_text: str
    article: str
    valid_from: date | None
    valid_to: date | None
    off: bool
    source: str
    checked_on: date | None
    checked_by: str

    @property
    def confirmed(self) -> bool:
        """Whether somebody has checked it, and says when."""
        return bool(self.checked_by and self.checked_on)

    @property
    def reckoned(self) -> bool:
        """Whether days can be counted: it is on, has a deadline, and is counted from a day that facts have."""
        own = {HAS_AGREEMENT_WITH.name: ("signed_on", "expires_on"), MEMBER_OF.name: ("since", "until")}
        return not self.off and self.number is not None and self.counted_from in own.get(self.applies_to, ())


@lru_cache(4)
def load_duty_rules(file: Path = DEFAULT_FILE) -> tuple[DutyRule, ...]:
    """The rules of a file with the columns COLUMNS, in its order. WrongDutyRule names file, row and next step."""
    rules = tuple(_read(_Row(file, number, cells)) for number, cells in enumerate(_rows(file), start=2))
    ids = [rule.id for rule in rules]
    for row, name in enumerate(ids, start=2):
        if ids.count(name) > 1:
            raise WrongDutyRule(file=str(file), row=row, field="id", value=name, expected="each id once")
    return rules


def _rows(file: Path) -> list[Mapping[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                given = ", ".join(reader.fieldnames or ())
                raise WrongDutyRule(file=str(file), row=1, field="columns", value=given, expected=", ".join(COLUMNS))
            return [{column: (record[column] or "").strip() for column in COLUMNS} for record in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise WrongDutyRule(file=str(file), row=1, field="file", value=str(problem), expected="UTF-8 CSV") from problem


@dataclass(frozen=True)
class _Row:
    file: Path
    number: int
    cells: Mapping[str, str]

    def wrong(self, column: str, expected: str) -> WrongDutyRule:
        value = self.cells[column]
        return WrongDutyRule(file=str(self.file), row=self.number, field=column, value=value, expected=expected)

    def text(self, column: str) -> str:
        if not self.cells[column]:
            raise self.wrong(column, "a text")
        return self.cells[column]

    def one_of(self, column: str, words: Mapping[str, object] | tuple[str, ...]) -> str:
        if self.cells[column] not in words:
            raise self.wrong(column, ", ".join(word or "nothing" for word in words))
        return self.cells[column]

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.cells[column]) if self.cells[column] else None
        except ValueError as problem:
            raise self.wrong(column, "2026-11-25") from problem

    def count(self, column: str) -> int | None:
        text = self.cells[column]
        if text and not (text.isascii() and text.isdigit() and 0 < int(text) <= 10_000):
            raise self.wrong(column, "1 … 10000")
        return int(text) if text else None


def _read(row: _Row) -> DutyRule:
    number = row.count("number")
    return DutyRule(
        row.text("id"),
        Text(row.text("duty_vi"), row.text("duty_en")),
        row.one_of("applies_to", ("", *TYPE_BY_NAME)),
        bool(row.one_of("abroad", ("", "yes"))),
        row.one_of("counted_from", COUNTED_FROM),
        number,
        row.one_of("unit", UNITS if number else ("",)),
        row.text("legal_text"),
        row.cells["article"],
        row.day("valid_from"),
        row.day("valid_to"),
        bool(row.one_of("off", ("", "yes"))),
        row.cells["source"],
        row.day("checked_on"),
        row.cells["checked_by"],
    )
