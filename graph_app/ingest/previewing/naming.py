"""Whom the cells of a row name: known from the record or the same upload, said to be new, or left to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_app.changes.edits import Record
from graph_app.ingest.cells import WrongCell, reader_of
from graph_app.ingest.previewing.drafts import partner_draft, source_draft
from graph_app.ingest.previewing.stock import Stock, known_partner, known_source, properties
from graph_app.ingest.previewing.who import Candidate, Meant, Register, free_id, register_of
from graph_app.ingest.reading.records import CheckedRow
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.properties import URL

SOURCE_FIELD = "source_id"
_READ_URL = reader_of(URL)
# Whom a text names: what they are, and the text. The same text may be a source in one column, a partner in another.
Named = tuple[str, str]
# What a text can be said to be that is on no record: a source, or a partner of a kind.
NEW_KINDS = {"source": ("source",), "partner": tuple(KIND_BY_NAME)}


@dataclass(frozen=True)
class Question:
    """Whom a cell means: `text` of a column, and who it could be."""

    column: str
    text: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Newcomer:
    """A source or a partner that is made because a row names it: `text` of its `column`."""

    sheet: int
    row: int
    column: str
    text: str
    what: str
    record: Record


class Naming:
    """Who names mean so far, in one preview. `taken`: what -> the ids that no newcomer gets."""

    def __init__(
        self, stock: Stock, names: Mapping[Named, str], new: Mapping[Named, str], taken: Mapping[str, set[str]]
    ) -> None:
        self.partners: Register = register_of(stock.known_partners())
        self.sources: Register = register_of(stock.known_sources())
        self._names, self._new, self._taken = names, new, taken
        self._newcomers: dict[Named, Newcomer] = {}
        self._made_ids: set[Named] = set()

    def settle(self, sheet: int, row: CheckedRow, fields: Iterable[str]) -> list[Question]:
        """Puts ids in the place of names; what is left to ask. The source comes first: newcomers are proved by it."""
        for field, text, meant in self._named(row, fields):
            if id := meant.id or self._made(sheet, row, field, text):
                row.values[field] = id
        return self.open(row, fields)

    def open(self, row: CheckedRow, fields: Iterable[str]) -> list[Question]:
        """What somebody must say about the names of a row before it can be read."""
        return [
            Question(field, text, meant.candidates)
            for field, text, meant in self._named(row, fields)
            if meant.id is None and not self._is_new(field, text)
        ]

    def waits(self, row: CheckedRow, fields: Iterable[str]) -> bool:
        """Whether a newcomer cannot be made of the row: it lacks what would prove that there is such a partner."""
        return any(meant.id is None for _, _, meant in self._named(row, fields))

    def needed(self, records: Iterable[Record]) -> Iterator[Newcomer]:
        """The newcomers that these records name, each once, a partner's source before it."""
        wanted = {name for record in records for name in _leans_on(record)}
        for new in self._newcomers.values():
            if new.what == "partner" and (new.what, str(new.record["id"])) in wanted:
                wanted |= _leans_on(new.record)
        for what in ("source", "partner"):
            yield from (
                new for new in self._newcomers.values() if new.what == what and (what, str(new.record["id"])) in wanted
            )

    def _named(self, row: CheckedRow, fields: Iterable[str]) -> Iterator[tuple[str, str, Meant]]:
        for field in fields:
            text = row.values.get(field)
            if isinstance(text, str):
                yield field, text, self._meant(field, text)

    def _meant(self, field: str, text: str) -> Meant:
        what, register = what_of(field), self.sources if field == SOURCE_FIELD else self.partners
        if made := self._newcomers.get((what, text)):
            return Meant(str(made.record["id"]), "decided")
        meant = register.meant(text)
        # Another newcomer that is spelt alike is not whom somebody said to be new.
        if self._is_new(field, text) and (what, meant.id) in self._made_ids:
            return Meant(None, "new")
        decided = self._names.get((what, text))  # asked only of a text that says by itself of nobody who it is
        return Meant(decided, "decided") if meant.id is None and decided in register.ids else meant

    def _is_new(self, field: str, text: str) -> bool:
        what = what_of(field)
        return self._new.get((what, text)) in NEW_KINDS[what]

    def _made(self, sheet: int, row: CheckedRow, field: str, text: str) -> str | None:
        """The id of a newcomer; None where nobody says that it is one, or nothing in the row proves it."""
        what, proof = what_of(field), {name: row.values.get(name) for name in (SOURCE_FIELD, "quote")}
        if not self._is_new(field, text):
            return None
        if what == "partner" and (proof[SOURCE_FIELD] not in self.sources.ids or not proof["quote"]):
            return None
        id = free_id([text], self._taken[what])
        if what == "source":
            record = source_draft(id, {"title": text, **_address(text)}, None)
            self.sources.add(known_source(record))
        else:
            record = partner_draft(id, {"kind": self._new[what, text], "name_vi": text, **proof}, None)
            self.partners.add(known_partner(record))
        self._made_ids.add((what, id))
        self._newcomers[what, text] = Newcomer(sheet, row.number, field, text, what, record)
        return id


def _address(text: str) -> dict[str, str]:
    """The address of a source whose title is one, checked as every address is."""
    try:
        return {"url": str(_READ_URL(text))}
    except WrongCell:
        return {}


def what_of(field: str) -> str:
    """What a field names."""
    return "source" if field == SOURCE_FIELD else "partner"


def _leans_on(record: Record) -> set[tuple[str, str]]:
    """What and id of all that a record names."""
    source = properties(record).get(SOURCE_FIELD)
    ends = {("partner", str(record[end])) for end in ("source", "target") if end in record}
    return ends | ({("source", str(source))} if source else set())
