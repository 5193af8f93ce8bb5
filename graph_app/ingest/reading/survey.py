"""What a sheet's own dates and numbers say about how they are written, before anybody states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.mapping import ColumnMapping
from graph_app.ingest.reading.names import TARGET_BY_NAME
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Exact, Faulty, Progress, Sheet, unheard
from graph_app.ingest.reading.values import amount_and_currency
from graph_app.ingest.reading.written_dates import day_orders, is_serial
from graph_app.ingest.reading.written_numbers import decimals

_DATES, _NUMBERS = {"date", "day"}, {"integer", "number"}


@dataclass(frozen=True)
class Evidence:
    """Of one column: cells that fit only the one notation, only the other, and both. The one is dmy, or the comma."""

    one: int
    other: int
    either: int


@dataclass(frozen=True)
class Survey:
    """Title of a column -> what its cells fit; columns of which no cell depends on the notation are left out.

    `serials`: title of a column -> how many cells hold a day as the number that spreadsheets count.
    """

    dates: Mapping[str, Evidence]
    numbers: Mapping[str, Evidence]
    serials: Mapping[str, int]
    notation: Notation
    by_programs: bool = False  # columns have our own names, and numbers are written as programs write them

    @property
    def undecided(self) -> Mapping[str, tuple[str, ...]]:
        """What somebody has to state because no cell decides it: “day_order”, “decimal” -> titles of its columns.

        A latitude of our own export, 21.028, could be thousands anywhere else: there it is what programs write.
        """
        found = {"day_order": _in_doubt(self.dates), "decimal": () if self.by_programs else _in_doubt(self.numbers)}
        return {what: titles for what, titles in found.items() if titles}

    @property
    def remarks(self) -> list[tuple[str, Saying]]:
        """For each column of which it matters: its title, and what must be known before one trusts it."""
        told = [(title, _told(one, say.BOTH_ORDERS, say.MIXED_ORDERS)) for title, one in self.dates.items()]
        told += [(title, _told(one, say.BOTH_DECIMALS, say.MIXED_DECIMALS)) for title, one in self.numbers.items()]
        told += [(title, Saying(say.SERIALS, {"count": count})) for title, count in self.serials.items()]
        return [(title, saying) for title, saying in told if saying]


def _in_doubt(found: Mapping[str, Evidence]) -> tuple[str, ...]:
    """The columns that depend on the notation, where no cell of any of them fits only one."""
    if any(each.one or each.other for each in found.values()):
        return ()
    return tuple(title for title, each in found.items() if each.either)


def _told(found: Evidence, both: str, mixed: str) -> Saying | None:
    if found.one and found.other:
        return Saying(mixed, {"one": found.one, "other": found.other})
    if found.either and not found.one and not found.other:
        return Saying(both, {"count": found.either})
    return None


def surveyed(sheet: Sheet, mapping: ColumnMapping, progress: Progress = unheard) -> Survey:
    """Walks the sheet once. The notation that it suggests is only that: the steward states it.

    Where all evidence is for one, that; where there is none or both, the Vietnamese one, but the point in a table
    whose columns have the names of our own exports.
    """
    fields = TARGET_BY_NAME[mapping.target].by_name if mapping.target else {}
    typed = [(column.place, column.title, fields[column.field].type) for column in mapping.columns if column.field]
    looked_at = [(place, title, type_) for place, title, type_ in typed if type_ in _DATES | _NUMBERS]
    own = all(column.field == column.title for column in mapping.columns if column.field)
    by_programs = own
    counts: Counter[tuple[str, str, frozenset[str]]] = Counter()
    serials: Counter[str] = Counter()
    for line in sheet.lines(progress):
        for place, title, type_ in looked_at:
            cell = line.cells[place]
            if type_ in _DATES and is_serial(cell):
                serials[title] += 1
            elif cell and not isinstance(cell, Exact | Faulty):
                signs = _signs(cell, type_)
                counts["date" if type_ in _DATES else "number", title, signs] += 1
                by_programs = by_programs and (len(signs) < 2 or type_ in _DATES or _by_program(cell))
    dates, numbers = _evidence(counts, "date", "dmy", "mdy"), _evidence(counts, "number", ",", ".")
    order, decimal = "mdy" if _all_other(dates) else "dmy", "." if _all_other(numbers, own) else ","
    return Survey(dates, numbers, serials, Notation(order, decimal, sheet.from_1904), by_programs)


def _by_program(cell: str) -> bool:
    """“21.028” is how a program writes a number; “1.000” never is."""
    try:
        return repr(float(cell)) == cell
    except ValueError:
        return False


def _signs(cell: str, type_: str) -> frozenset[str]:
    if type_ in _DATES:
        return day_orders(cell)
    try:
        return _telling(amount_and_currency(cell)[0])
    except WrongCell:
        return frozenset()


def _telling(number: str) -> frozenset[str]:
    """Both signs only where it matters: “2000” is the same in both notations."""
    return decimals(number) if any(sign in number for sign in ",.") else frozenset()


def _evidence(counts: Counter[tuple[str, str, frozenset[str]]], what: str, one: str, other: str) -> dict[str, Evidence]:
    titles = dict.fromkeys(title for kind, title, signs in counts if kind == what and signs)
    return {
        title: Evidence(*(counts[what, title, frozenset(signs)] for signs in ({one}, {other}, {one, other})))
        for title in titles
    }


def _all_other(found: Mapping[str, Evidence], unless_any: bool = False) -> bool:
    one, other = sum(each.one for each in found.values()), sum(each.other for each in found.values())
    return not one and bool(other or unless_any)
