"""The rows of a sheet -> typed values by field, each with what is wrong in it: what a preview is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import Reader, WrongCell, reader_of
from graph_app.ingest.checks import row_mistakes
from graph_app.ingest.csv_files import Row
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.mapping import ColumnMapping
from graph_app.ingest.reading.names import FACTS, TARGET_BY_NAME, TARGET_OF_TYPE, Target, caption_of, end_in_facts
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Faulty, Line, Progress, Sheet, unheard
from graph_app.ingest.reading.values import Speller, amount_and_currency, speller_of
from graph_app.ingest.reading.written_words import told_choices
from graph_app.ingest.tables import LONGEST_ID, NO_ADDRESS, PARTNERS, SOURCES
from graph_app.records import Value
from graph_app.vocabulary.properties import Property

# What cells say together is said where each can be read, lest one slip is told twice; these stand by themselves.
_TOLD_ANYWAY = {say.NO_NAME, say.SELF_LOOP, say.BEFORE}
_NAMES = ("title_vi", "title_en", "name_vi", "name_en")


@dataclass
class CheckedRow:
    """`number` as a spreadsheet counts. `target` is the row's own table, None where its type is wrong or missing.

    `values` are typed as the seed's are; ends and sources are texts, names perhaps: who they are is asked elsewhere.
    A row with mistakes has the values that could be read. `notes` say what was done so that a cell could be read.
    """

    number: int
    target: Target | None
    values: dict[str, Value] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[Mistake] = field(default_factory=list)


def checked_rows(
    sheet: Sheet, mapping: ColumnMapping, notation: Notation, progress: Progress = unheard
) -> Iterator[CheckedRow]:
    """Each filled row, read and checked once, in the order of the sheet; only ids are remembered from row to row.

    UploadRefused where the rest of the sheet cannot be read. Nothing comes while nobody has said which table it is.
    """
    if mapping.target is None:
        return iter(())
    return map(_RowReader(sheet, mapping, notation).read, sheet.lines(progress))


class _RowReader:
    """What depends on the columns alone is looked up here, once for all rows."""

    def __init__(self, sheet: Sheet, mapping: ColumnMapping, notation: Notation) -> None:
        self._sheet = sheet
        self._titles = mapping.title_of
        self._target = TARGET_BY_NAME[mapping.target or ""]
        self._places = [(column.place, column.field) for column in mapping.columns if column.field]
        self._constants = mapping.constants
        self._spellers: dict[str, Speller] = {}
        self._readers: dict[str, Reader] = {}
        for own in self._target.fields:
            self._spellers[own.name], self._readers[own.name] = speller_of(own, notation), reader_of(own)
        # An id may be missing: then a row is matched by a key. What no column holds is told once, for the sheet.
        self._required = [own for own in self._target.fields if own.required and own.name in mapping.fields - {"id"}]
        self._texts_alone = {own.name for own in self._target.fields if own.type == "text"} - {"id", "currency"}
        self._ids: dict[str, int] = {}

    def read(self, line: Line) -> CheckedRow:
        """One row."""
        row = CheckedRow(line.number, None if self._target is FACTS else self._target)
        for place, note in line.notes.items():
            row.notes.append(self._sheet.mistake(line.number, self._sheet.header[place], note.sentence, note.facts))
        if line.fault:  # which cell is in which column nobody knows
            row.mistakes.append(self._sheet.mistake(line.number, "", line.fault.sentence, line.fault.facts))
            return row
        texts = self._texts(line, row)
        cells = self._spelled(texts, row)
        if self._target is FACTS:
            texts = dict(texts)
            self._settle_type(row, cells, texts)
        for own in self._required:
            if own.name not in texts and not any(self._is_at(mistake, own.name) for mistake in row.mistakes):
                self._add(row, own.name, empty_cell(own))
        self._note_id(row)
        if row.target and row.target.table:
            told = Row(self._sheet.file, line.number, cells, texts)
            together = [*map(self._with_titles, row_mistakes(row.target.table, told, row.values))]
            row.mistakes += [each for each in together if not row.mistakes or self._stands_alone(each, row)]
        return row

    def _texts(self, line: Line, row: CheckedRow) -> dict[str, str]:
        """Field -> what is written; an amount with its currency in one cell becomes both."""
        texts = {name: line.cells[place] for place, name in self._places if line.cells[place]}
        for name, text in self._constants.items():
            texts.setdefault(name, text)
        if "amount" in texts and "currency" in self._spellers and not isinstance(texts["amount"], Faulty):
            try:
                texts["amount"], told = amount_and_currency(texts["amount"])
                self._settle_currency(told, line, texts, row)
            except WrongCell as wrong:
                self._add(row, "amount", Saying(wrong.sentence, {"value": shown(texts.pop("amount")), **wrong.facts}))
        return texts

    def _settle_currency(self, told: str | None, line: Line, texts: dict[str, str], row: CheckedRow) -> None:
        beside = next((line.cells[place] for place, name in self._places if name == "currency"), "")
        if told is None:
            return
        if beside and self._same_currency(beside) not in {told, None}:
            self._add(row, "amount", Saying(say.TWO_CURRENCIES, {"value": told, "other": shown(beside)}))
        if not beside:
            texts["currency"] = told

    def _same_currency(self, text: str) -> str | None:
        try:
            return self._spellers["currency"](text)
        except WrongCell:
            return None  # told at its own cell

    def _spelled(self, texts: Mapping[str, str], row: CheckedRow) -> dict[str, str]:
        """Field -> the seed's spelling; the values are put into the row, and so is what is wrong."""
        cells: dict[str, str] = {}
        for name, text in texts.items():
            if isinstance(text, Faulty):
                self._add(row, name, Saying(text.saying.sentence, {"value": str(text), **text.saying.facts}))
                continue
            if name in self._texts_alone:
                row.values[name] = cells[name] = str(text)  # not Exact: nothing but plain values leaves
                continue
            try:
                spelled = self._spellers[name](text)
                if spelled:
                    row.values[name] = self._readers[name](spelled)
                    cells[name] = spelled
            except WrongCell as wrong:
                self._add(row, name, Saying(wrong.sentence, {"value": shown(text), **wrong.facts}))
        return cells

    def _settle_type(self, row: CheckedRow, cells: dict[str, str], texts: dict[str, str]) -> None:
        """In a table of all types: the row's own table, its ends by their names there, nothing that it cannot have."""
        row.target = TARGET_OF_TYPE.get(str(row.values.pop("type", "")))
        cells.pop("type", None)
        if row.target is None or row.target.table is None or row.target.table.relationship_type is None:
            return
        of_type = row.target.table.relationship_type
        for end, role in zip(("source", "target"), of_type.roles, strict=True):
            if end in cells:
                row.values[role], cells[role] = row.values.pop(end), cells.pop(end)
        if of_type.dated_by != "date" and "date" in cells:
            self._settle_date(of_type.dated_by, row, cells, texts)
        for name in [name for name in cells if name not in row.target.by_name]:
            told = {"kind": of_type.noun.vi, "property": self._named(name)}
            self._add(row, name, Saying(say.NOT_FOR_KIND, told))
            del row.values[name]

    def _settle_date(self, dated_by: str, row: CheckedRow, cells: dict[str, str], texts: dict[str, str]) -> None:
        """Our exports repeat the day of a membership or agreement as the date of the fact."""
        date, value = cells.pop("date"), row.values.pop("date")
        texts.setdefault(dated_by, texts["date"])
        if dated_by not in cells:
            cells[dated_by], row.values[dated_by] = date, value
        elif cells[dated_by] != date:
            facts = {
                "value": shown(texts["date"]),
                "other": self._named(dated_by),
                "limit": shown(texts[dated_by]),
            }
            self._add(row, "date", Saying(say.OTHER_DAY, facts))

    def _note_id(self, row: CheckedRow) -> None:
        told = row.values.get("id")
        if not isinstance(told, str):
            return
        if (self._target.table in (PARTNERS, SOURCES) and told in NO_ADDRESS) or len(told) > LONGEST_ID:
            self._add(row, "id", Saying(say.NO_ADDRESS, {"value": shown(told)}))
        first = self._ids.setdefault(told, row.number)
        if first != row.number:
            self._add(row, "id", Saying(say.ID_TWICE, {"value": told, "first": Saying(say.ROW, {"row": first})}))

    def _add(self, row: CheckedRow, name: str, told: Saying) -> None:
        row.mistakes.append(self._sheet.mistake(row.number, self._title(name), told.sentence, told.facts))

    def _title(self, name: str) -> str:
        """As the sheet names the column of a field."""
        end = end_in_facts(name) if self._target is FACTS else ""
        return self._titles.get(name) or self._titles.get(end) or name

    def _named(self, name: str) -> str:
        known = self._target.by_name.get(name)
        return self._titles.get(name) or (f"{caption_of(known).vi} ({name})" if known else self._title(name))

    def _stands_alone(self, mistake: Mistake, row: CheckedRow) -> bool:
        """Whether it is no mere consequence of a cell that could not be read."""
        unread = any(self._is_at(other, name) for other in row.mistakes for name in _NAMES)
        return mistake.sentence in _TOLD_ANYWAY and not (mistake.sentence == say.NO_NAME and unread)

    def _is_at(self, mistake: Mistake, name: str) -> bool:
        return mistake.column == self._title(name)

    def _with_titles(self, mistake: Mistake) -> Mistake:
        """What the checks of the seed say, with this sheet's names of columns."""
        facts = dict(mistake.facts)
        for fact in ("other", "first", "property"):
            if fact in facts:
                facts[fact] = self._named(str(facts[fact]))
        for fact in ("value", "limit"):
            if fact in facts:
                facts[fact] = shown(str(facts[fact]))
        return self._sheet.mistake(mistake.row, self._title(mistake.column), mistake.sentence, facts)


def empty_cell(own: Property) -> Saying:
    """What an empty cell of a required field takes."""
    if own.choices:
        return Saying(say.EMPTY_CHOICE, {"choices": told_choices(own)})
    if own.type == "partner":
        return Saying(say.EMPTY_PARTNER)
    return Saying(say.EMPTY_SOURCE if own.type == "source" else say.EMPTY_TEXT)
