"""What an upload would do, row by row, before anything is written: and the edits that do just that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from graph_app.changes.edits import Edit, Record
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.alike import alike_facts, alike_names
from graph_app.ingest.previewing.drafts import fact_draft, partner_draft, source_draft
from graph_app.ingest.previewing.keys import KEY_FIELDS, Key, by_key, fact_key, paired
from graph_app.ingest.previewing.missing import missing_in
from graph_app.ingest.previewing.naming import SOURCE_FIELD, Naming, Question
from graph_app.ingest.previewing.stock import Stock, known_partner, known_source, properties
from graph_app.ingest.previewing.who import Candidate, Meant, Register, free_id
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.mapping import ColumnMapping
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.records import CheckedRow, checked_rows
from graph_app.ingest.reading.sheets import Progress, Sheet, unheard
from graph_app.ingest.tables import NO_ADDRESS, PARTNERS, SOURCES, Table
from graph_app.records import Value
from graph_app.vocabulary.kinds import not_for
from graph_app.vocabulary.relationship_types import RelationshipType

# What can become of a row. `ask`: a name in it can mean several, or nobody; `skipped`: by decision of the steward.
STATES = ("new", "changed", "unchanged", "duplicate", "ask", "wrong", "skipped")
AS_NEW, SKIP = "new", "skip"
_TOLD_EVERY = 200


@dataclass(frozen=True)
class SheetPlan:
    """How a sheet is read."""

    sheet: Sheet
    mapping: ColumnMapping
    notation: Notation


@dataclass(frozen=True)
class Decisions:
    """What the steward decided.

    `names`: a text of a cell -> whose id it is. `new`: a text of a cell -> one of NEW_KINDS, what it is that is on no
    record. `rows`: (place of the sheet, row) -> AS_NEW, SKIP, or the id of the
    record that it is. `duplicates`: AS_NEW or SKIP for all others that may be there already. `key_fields`: KEY_FIELDS.
    `left_out`: texts whose rows are skipped, because nobody says whom they mean. `wrong`: SKIP for all wrong rows.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[tuple[int, int], str] = field(default_factory=dict)
    duplicates: str = ""
    key_fields: Mapping[str, Sequence[str]] = field(default_factory=lambda: KEY_FIELDS)
    left_out: Collection[str] = frozenset()
    wrong: str = ""
    new: Mapping[str, str] = field(default_factory=dict)


@dataclass
class PreviewRow:
    """What becomes of one row, or of who is new because a row names them. `like`: ids of records that may be the same.

    `before` is on record, `after` what the row would make of it; while names in it are open, what it says with those.
    `why`: the reasons by the ids of `like`.
    """

    sheet: int
    row: int
    what: str
    state: str = "wrong"
    id: str = ""
    before: Record | None = None
    after: Record | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[Mistake] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    like: tuple[str, ...] = ()
    why: Mapping[str, Sequence[Saying]] = field(default_factory=dict)

    @property
    def changed_fields(self) -> list[tuple[str, Value, Value]]:
        """Property, old and new value, of what the row changes."""
        old, new = (properties(record) if record else {} for record in (self.before, self.after))
        ends = [
            (name, self.before[name], self.after[name])
            for name in ("kind", "source", "target")
            if self.before and self.after and self.before.get(name) != self.after.get(name)
        ]
        return [*ends, *((name, old.get(name), new.get(name)) for name in new if old.get(name) != new.get(name))]


@dataclass(frozen=True)
class Preview:
    """All rows in the order of the file, and the data version that they were compared with."""

    data_version: int
    rows: Sequence[PreviewRow]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each state."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in STATES}

    @property
    def open(self) -> int:
        """How many rows keep the import from being made."""
        return sum(row.state in ("duplicate", "ask", "wrong") for row in self.rows)

    def edits(self) -> Iterator[Edit]:
        """What an import writes; nothing where a row is not settled."""
        if self.open:
            return
        for row in self.rows:
            if row.state in ("new", "changed"):
                yield Edit(row.what, row.id, row.before, row.after)


def preview(
    plans: Sequence[SheetPlan],
    stock: Stock,
    decisions: Decisions,
    today: date,
    progress: Progress = unheard,
    compared: Progress = unheard,
) -> Preview:
    """Reads all sheets and says of each row what it would do. UploadRefused where the rest of one cannot be read.

    `progress` hears which share of the sheets is read, then `compared` which share of the rows is settled.
    """
    read: list[tuple[int, CheckedRow]] = []
    for place, plan in enumerate(plans):
        heard = _share(progress, place, len(plans))
        read += ((place, row) for row in checked_rows(plan.sheet, plan.mapping, plan.notation, heard))
    made = _Previewing(plans, stock, decisions, today, _counted(compared, 2 * len(read)))
    rows = {id(row): made.begin(place, row) for place, row in read}
    for table in (SOURCES, PARTNERS, None):  # a fact may name a source and a partner of the same upload
        chosen = [(rows[id(row)], row) for _, row in read if _is_of(row, table)]
        made.settle(table, chosen)
    for told in rows.values() if decisions.wrong == SKIP else ():
        if told.state == "wrong":
            told.state, told.questions = "skipped", []
    return Preview(stock.data_version, made.with_newcomers(list(rows.values())))


def _counted(progress: Progress, steps: int) -> Callable[[], None]:
    """One step done, of so many; told now and then."""
    done = count(1)

    def step() -> None:
        number = next(done)
        if number % _TOLD_EVERY == 0:
            progress(min(number / steps, 1.0))

    return step


def _share(progress: Progress, place: int, count: int) -> Progress:
    return lambda share: progress((place + share) / count)


def _is_of(row: CheckedRow, table: Table | None) -> bool:
    of = row.target.table if row.target else None
    return of is table if table else of not in (SOURCES, PARTNERS)


class _Previewing:
    """One preview under way: who names mean so far, and which ids are taken."""

    def __init__(
        self,
        plans: Sequence[SheetPlan],
        stock: Stock,
        decisions: Decisions,
        today: date,
        step: Callable[[], None] = lambda: None,
    ) -> None:
        self._plans, self._stock, self._decisions, self._today = plans, stock, decisions, today
        self._step = step
        self._taken = {
            "source": {*stock.sources, *NO_ADDRESS},
            "partner": {*stock.partners, *NO_ADDRESS},
            "fact": {*stock.facts},
        }
        self._naming = Naming(stock, decisions.names, decisions.new, self._taken)
        self._matched: set[tuple[str, str]] = set()

    def begin(self, place: int, row: CheckedRow) -> PreviewRow:
        """The row before anything is known of it but its mistakes."""
        return PreviewRow(place, row.number, _what(row), mistakes=[*row.mistakes], notes=row.notes)

    def settle(self, table: Table | None, rows: Sequence[tuple[PreviewRow, CheckedRow]]) -> None:
        """All rows of sources, of partners, or of facts."""
        readable = [(told, row) for told, row in rows if not told.mistakes and row.target]
        for told, row in readable:
            given = row.values.get("id")
            if isinstance(given, str):
                self._taken[told.what].add(given)
        for told, _ in readable:
            if self._decided(told) == SKIP:
                told.state = "skipped"
        left = [(told, row) for told, row in readable if told.state != "skipped"]
        if table is None:
            self._settle_facts(left)
        for told, row in left if table else ():
            self._settle_named(told, row)
            self._step()
        if table:
            self._refuse_twice(told for told, _ in left if told.state in ("new", "changed", "unchanged"))
        for told, row in rows:
            if told.mistakes and told.state == "wrong" and row.target:
                self._look_at_wrong(told, row)

    def with_newcomers(self, rows: Sequence[PreviewRow]) -> list[PreviewRow]:
        """The rows, each behind those that are new because it names them, where any row that is not left out does."""
        brought: dict[tuple[int, int], list[PreviewRow]] = defaultdict(list)
        for new in self._naming.needed(told.after for told in rows if told.after and told.state != "skipped"):
            plan = self._plans[new.sheet]
            title = plan.mapping.title_of.get(new.column, new.column)
            note = plan.sheet.mistake(new.row, title, say.NEWCOMER, {"value": shown(new.text)})
            id = str(new.record["id"])
            brought[new.sheet, new.row].append(
                PreviewRow(new.sheet, new.row, new.what, "new", id, None, new.record, notes=[note])
            )
        return [each for told in rows for each in (*brought.pop((told.sheet, told.row), ()), told)]

    def _look_at_wrong(self, told: PreviewRow, row: CheckedRow) -> None:
        """Of a row that is wrong all is told at once: whom nobody knows, too."""
        fields = _naming_fields(row)
        if not self._left_out(row, fields):
            told.questions = told.questions or self._naming.open(row, fields)
        if told.what == "fact" and told.after is None and all(role in row.values for role in _type_of(row).roles):
            self._redraft(told, row)

    def _left_out(self, row: CheckedRow, fields: Iterable[str]) -> bool:
        return any(row.values.get(name) in self._decisions.left_out for name in fields)

    # Sources and partners

    def _settle_named(self, told: PreviewRow, row: CheckedRow) -> None:
        """By its id, else by its names; who is near is told and asked for."""
        stock = self._stock.partners if told.what == "partner" else self._stock.sources
        register = self._naming.partners if told.what == "partner" else self._naming.sources
        meant = self._whom(told, row, register)
        decided = self._decided(told) or self._decisions.duplicates
        if meant.id is None and meant.candidates and decided == SKIP:
            told.state = "skipped"
            return
        if meant.id is None and meant.candidates and decided != AS_NEW:
            told.state, told.like = "duplicate", tuple(candidate.id for candidate in meant.candidates)
            told.why = {candidate.id: alike_names(candidate) for candidate in meant.candidates}
            return
        names = [str(row.values.get(name, "")) for name in ("title", "name_en", "name_vi", "name_local")]
        told.id = meant.id or str(
            row.values.get("id") or free_id(next(filter(None, names), "").split(), self._taken[told.what])
        )
        if (told.what, told.id) in self._matched and meant.reason != "decided":
            # Two rows of one record: which of them counts somebody must say.
            told.state, told.like = "duplicate", (told.id,)
            told.why = {told.id: alike_names(Candidate(told.id, told.id, "same"))}
            return
        self._matched.add((told.what, told.id))
        fields = _naming_fields(row)
        if self._left_out(row, fields):
            told.state = "skipped"
            return
        told.questions = self._naming.settle(told.sheet, row, fields)
        told.before = stock.get(told.id)
        draft = partner_draft if told.what == "partner" else source_draft
        told.after = draft(told.id, row.values, told.before)
        if told.what == "partner":
            told.mistakes += _not_for_kind(self._plans[told.sheet].sheet, told, row)
        self._conclude(told, row)
        if told.after:
            register.add(known_partner(told.after) if told.what == "partner" else known_source(told.after))

    def _whom(self, told: PreviewRow, row: CheckedRow, register: Register) -> Meant:
        decided = self._decided(told)
        given = str(row.values.get("id") or "")
        if decided in register.ids:
            return Meant(decided, "decided")
        if given in register.ids:
            return Meant(given, "id")
        texts = [row.values.get(name) for name in ("url", "title", "name_vi", "name_en", "name_local")]
        filled = [text for text in texts if isinstance(text, str) and text]
        found = [register.meant(text) for text in filled]
        sure = {each.id for each in found if each.id}
        if len(sure) == 1 and not given:
            return next(each for each in found if each.id)
        named = {each.id: (text, each.reason) for text, each in zip(filled, found, strict=True) if each.id}
        candidates = {id: Candidate(id, *named[id]) for id in sorted(filter(None, sure))}
        if told.what == "partner" and (stays := self._stock.stands_for(given)):
            others = {id: each for id, each in candidates.items() if id != stays}
            candidates = {stays: Candidate(stays, given, "merged"), **others}
        # An id of its own says that it is somebody else than who is only near; and many titles of sources are near.
        if told.what == "partner" and not given:
            candidates |= {each.id: each for one in found for each in one.candidates if each.id not in candidates}
        return Meant(None, "several" if candidates else "nobody", tuple(candidates.values()))

    # Facts

    def _settle_facts(self, rows: Sequence[tuple[PreviewRow, CheckedRow]]) -> None:
        drafted = [(told, row) for told, row in rows if self._draft(told, row)]
        with_id = [(told, row) for told, row in drafted if isinstance(row.values.get("id"), str)]
        for told, row in with_id:
            if (record := self._decided_fact(told, row)) is not None:  # it has an id of somebody else's
                told.id = str(record["id"])
            told.before = self._stock.facts.get(told.id)
            self._matched.add(("fact", told.id))
            if told.before and told.before["type"] != _type_of(row).name:
                told.mistakes.append(_other_kind(self._plans[told.sheet].sheet, told))
                told.before = None
            self._redraft(told, row)
        self._match_by_key([pair for pair in drafted if not isinstance(pair[1].values.get("id"), str)])
        self._refuse_twice(told for told, _ in drafted)
        near = self._near_index(drafted)
        for told, row in drafted:
            if told.before is None and told.state != "duplicate" and not told.mistakes:
                self._look_for_like(told, near)
            if told.state != "duplicate":
                self._conclude(told, row)
            elif told.after:
                on_record = self._stock.facts
                several = [Saying(say.ALIKE_SEVERAL)] if told.before else []  # it was matched by its key
                told.why = {
                    id: [*alike_facts(told.after, on_record[id]), *several] for id in told.like if id in on_record
                }
            self._step()

    def _draft(self, told: PreviewRow, row: CheckedRow) -> bool:
        """Whether it is known who is at the ends and who says so; then `after` is what the row says alone."""
        self._step()
        fields = _naming_fields(row)
        if self._left_out(row, fields):
            told.state = "skipped"
            return False
        told.questions = self._naming.settle(told.sheet, row, fields)
        if told.questions:
            told.state = "ask"
            if all(role in row.values for role in _type_of(row).roles):
                self._redraft(told, row)
            return False
        proof = (SOURCE_FIELD, "quote") if self._naming.waits(row, fields) else ()
        absent = missing_in(self._plans[told.sheet].sheet, row, None, only=(*_type_of(row).roles, *proof))
        told.mistakes += absent
        if absent:
            return False
        told.id = str(row.values.get("id") or "")
        self._redraft(told, row)
        return True

    def _redraft(self, told: PreviewRow, row: CheckedRow) -> None:
        told.after = fact_draft(told.id, _type_of(row), row.values, told.before, self._today)

    def _match_by_key(self, rows: Sequence[tuple[PreviewRow, CheckedRow]]) -> None:
        """Rows of one key are records of that key; what is left over is new."""
        fields = self._decisions.key_fields
        stock = by_key(
            (record for name, record in self._stock.facts.items() if ("fact", name) not in self._matched), fields
        )
        groups: dict[Key, list[tuple[PreviewRow, CheckedRow]]] = defaultdict(list)
        for told, row in rows:
            assert told.after
            groups[fact_key(told.after, fields)].append((told, row))
        for key, group in groups.items():
            found, sure = paired([_own_values(row) for _, row in group], stock.get(key, []))
            for (told, row), record in zip(group, found, strict=True):
                self._match(told, row, record, key, sure)

    def _match(self, told: PreviewRow, row: CheckedRow, record: Record | None, key: Key, sure: bool) -> None:
        decided = self._decided(told)
        if (chosen := self._decided_fact(told, row)) is not None:
            record, sure = chosen, True
        if decided == AS_NEW:
            record = None
        if record is None:
            told.id = free_id(_words_of(key), self._taken["fact"])
        else:
            told.id, told.before = str(record["id"]), record
            if not sure:
                told.like = (told.id,)
        self._redraft(told, row)
        if told.like and told.before != told.after and not decided:
            told.state = "duplicate"

    def _refuse_twice(self, rows: Iterable[PreviewRow]) -> None:
        """Two rows that are one record, by their ids in two sheets or by what somebody decided, are both wrong."""
        same: dict[str, list[PreviewRow]] = defaultdict(list)
        for told in rows:
            same[told.id].append(told)
        for group in same.values():
            for told, other in zip(group, (*group[1:], group[0]), strict=True) if len(group) > 1 else ():
                place = Saying(say.ROW_OF, {"row": other.row, "sheet": self._plans[other.sheet].sheet.name})
                place = place if other.sheet != told.sheet else Saying(say.ROW, {"row": other.row})
                facts = {"value": told.id, "other": place}
                told.mistakes.append(self._plans[told.sheet].sheet.mistake(told.row, "", say.SAME_RECORD, facts))
                told.state, told.like = "wrong", (told.id,) if told.before else ()

    def _near_index(self, drafted: Iterable[tuple[PreviewRow, CheckedRow]]) -> Mapping[tuple[str, ...], list[Record]]:
        """Facts on record that no row is, by type and ends, those of an undirected type whichever way they run."""
        taken = {told.id for told, _ in drafted if told.before}
        found: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for name, record in self._stock.facts.items():
            if name not in taken:
                found[_tie(record)].append(record)
        return found

    def _look_for_like(self, told: PreviewRow, near: Mapping[tuple[str, ...], list[Record]]) -> None:
        """A new fact on days on which the record knows one between the same two may be the same one."""
        assert told.after
        like = [str(record["id"]) for record in near.get(_tie(told.after), ()) if _overlap(record, told.after)]
        decided = self._decided(told) or self._decisions.duplicates
        if like and not decided:
            told.state, told.like = "duplicate", tuple(like)
        elif like and decided == SKIP:
            told.state = "skipped"

    # All

    def _decided(self, told: PreviewRow) -> str:
        return self._decisions.rows.get((told.sheet, told.row), "")

    def _decided_fact(self, told: PreviewRow, row: CheckedRow) -> Record | None:
        """The fact that somebody said a row is; None for one of another kind, which no row can be."""
        found = self._stock.facts.get(self._decided(told))
        return found if found and found["type"] == _type_of(row).name else None

    def _conclude(self, told: PreviewRow, row: CheckedRow) -> None:
        """New, changed or unchanged; or wrong, where a new record would lack what it needs."""
        if told.state == "skipped":
            return
        told.mistakes += missing_in(self._plans[told.sheet].sheet, row, told.before)
        if told.mistakes:
            told.state = "wrong"
        elif told.questions:
            told.state = "ask"
        elif told.before is None:
            told.state = "new"
        else:
            told.state = "unchanged" if told.before == told.after else "changed"


def _what(row: CheckedRow) -> str:
    table = row.target.table if row.target else None
    return "source" if table is SOURCES else "partner" if table is PARTNERS else "fact"


def _naming_fields(row: CheckedRow) -> tuple[str, ...]:
    """The fields of a row that name others; its source first, by which those who are new are proved."""
    assert row.target and row.target.table
    of = row.target.table.relationship_type
    return (SOURCE_FIELD, *(of.roles if of else ()))


def _type_of(row: CheckedRow) -> RelationshipType:
    assert row.target and row.target.table and row.target.table.relationship_type
    return row.target.table.relationship_type


def _other_kind(sheet: Sheet, told: PreviewRow) -> Mistake:
    return sheet.mistake(told.row, "id", say.ID_OF_OTHER_KIND, {"value": told.id})


def _not_for_kind(sheet: Sheet, told: PreviewRow, row: CheckedRow) -> list[Mistake]:
    """What the partner on record cannot have once the row is in; what the row does not touch is not its mistake."""
    if not told.before or not told.after or not row.target:
        return []
    kind, known = str(told.after["kind"]), properties(told.after)
    turned = told.before["kind"] != told.after["kind"]
    wrong = [name for name in not_for(kind, known) if turned or name in row.values]
    titles = {name: row.target.by_name[name if name in row.values else "kind"].caption.vi for name in wrong}
    return [sheet.mistake(told.row, titles[name], say.NOT_FOR_KIND, {"kind": kind, "property": name}) for name in wrong]


def _own_values(row: CheckedRow) -> dict[str, Value]:
    return {name: value for name, value in row.values.items() if name not in _type_of(row).roles}


def _words_of(key: Key) -> list[str]:
    """What a new fact's id is made of: its type, its day and its ends."""
    of, source, target, *rest = key
    short = {"GAVE_AID_TO": "aid", "MET_WITH": "meeting", "MEMBER_OF": "membership", "HAS_AGREEMENT_WITH": "agreement"}
    return [short.get(of, of), *(rest[:1]), source, target]


def _tie(record: Record) -> tuple[str, ...]:
    ends = (str(record["source"]), str(record["target"]))
    directed = record["type"] in ("GAVE_AID_TO", "MEMBER_OF")
    return (str(record["type"]), *(ends if directed else sorted(ends)))


def _overlap(one: Record, other: Record) -> bool:
    """Whether two facts can be of one day; one of unknown day can be of any."""
    first, second = properties(one), properties(other)
    if not first.get("date_from") or not second.get("date_from"):
        return True
    return str(first["date_from"]) <= str(second["date_to"]) and str(second["date_from"]) <= str(first["date_to"])
