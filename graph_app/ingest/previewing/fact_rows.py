"""The rows of facts, which are found by their id, else by a key; new ones may be like what is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph_app.changes.edits import Record
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.alike import alike_facts
from graph_app.ingest.previewing.keys import Key, by_key, fact_key, paired
from graph_app.ingest.previewing.missing import missing_in
from graph_app.ingest.previewing.naming import SOURCE_FIELD
from graph_app.ingest.previewing.rows import AS_NEW, SKIP, PreviewRow
from graph_app.ingest.previewing.settling import Settling, naming_fields, type_of
from graph_app.ingest.previewing.stock import properties
from graph_app.ingest.previewing.twice import refuse_twice
from graph_app.ingest.previewing.who import free_id
from graph_app.ingest.reading.records import CheckedRow
from graph_app.ingest.reading.sheets import Sheet
from graph_app.records import Value


class FactRows:
    """All facts of an upload, when it is known who its sources and partners are."""

    def __init__(self, settling: Settling) -> None:
        self._settling = settling
        self._matched: set[str] = set()

    def settle(self, rows: Iterable[tuple[PreviewRow, CheckedRow]]) -> None:
        """Each is given its state: by its id, else by its key, else as new, perhaps of what is there already."""
        drafted = [(told, row) for told, row in rows if self._draft(told, row)]
        with_id = [(told, row) for told, row in drafted if isinstance(row.values.get("id"), str)]
        for told, row in with_id:
            told.matched = "id"
            if (record := self._decided_fact(told, row)) is not None:  # it has an id of somebody else's
                told.id, told.matched = str(record["id"]), "decided"
            told.before = self._settling.stock.facts.get(told.id)
            self._matched.add(told.id)
            if told.before and told.before["type"] != type_of(row).name:
                told.mistakes.append(_other_kind(self._settling.sheet(told), told))
                told.before = None
            self._settling.redraft(told, row)
        self._match_by_key([pair for pair in drafted if not isinstance(pair[1].values.get("id"), str)])
        refuse_twice(self._settling, (told for told, _ in drafted if told.state != "skipped"))
        near = self._near_index(drafted)
        for told, row in drafted:
            if told.before is None and told.state != "duplicate" and not told.mistakes:
                self._look_for_like(told, near)
            if told.state != "duplicate":
                self._settling.conclude(told, row)
            else:
                told.why = self._why(told)
            self._settling.step()

    def _draft(self, told: PreviewRow, row: CheckedRow) -> bool:
        """Whether it is known who is at the ends and who says so; then `after` is what the row says alone."""
        self._settling.step()
        fields = naming_fields(row)
        if self._settling.left_out(row):
            told.state = "skipped"
            return False
        told.questions = self._settling.naming.settle(told.sheet, row, fields)
        if told.questions:
            told.state = "ask"
            if all(role in row.values for role in type_of(row).roles):
                self._settling.redraft(told, row)
            return False
        proof = (SOURCE_FIELD, "quote") if self._settling.naming.waits(row, fields) else ()
        absent = missing_in(self._settling.sheet(told), row, None, only=(*type_of(row).roles, *proof))
        told.mistakes += absent
        if absent:
            return False
        told.id = str(row.values.get("id") or "")
        self._settling.redraft(told, row)
        return True

    def _match_by_key(self, rows: Sequence[tuple[PreviewRow, CheckedRow]]) -> None:
        """Rows of one key are records of that key; what is left over is new."""
        fields = self._settling.decisions.key_fields
        stock = by_key(
            (record for name, record in self._settling.stock.facts.items() if name not in self._matched), fields
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
        decided, told.matched = self._settling.decided(told), "key"
        if (chosen := self._decided_fact(told, row)) is not None:
            record, sure, told.matched = chosen, True, "decided"
        if decided == AS_NEW:
            record = None
        if record is not None:
            told.id, told.before = str(record["id"]), record
            self._settling.redraft(told, row)
            if not sure and not decided and told.before != told.after:
                record = self._settle_unsure(told)
        if record is None:
            told.id, told.before = free_id(_words_of(key), self._settling.taken["fact"]), None
            self._settling.redraft(told, row)

    def _settle_unsure(self, told: PreviewRow) -> Record | None:
        """Of several with its key nobody knows which it is: what is decided of all such rows; None: it is a new one."""
        decided = self._settling.decisions.duplicates
        if decided == AS_NEW:
            return None
        told.state, told.like = "skipped" if decided == SKIP else "duplicate", (told.id,)
        return told.before

    def _near_index(self, drafted: Iterable[tuple[PreviewRow, CheckedRow]]) -> Mapping[tuple[str, ...], list[Record]]:
        """Facts on record that no row is, by type and ends, those of an undirected type whichever way they run."""
        taken = {told.id for told, _ in drafted if told.before}
        found: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for name, record in self._settling.stock.facts.items():
            if name not in taken:
                found[_tie(record)].append(record)
        return found

    def _look_for_like(self, told: PreviewRow, near: Mapping[tuple[str, ...], list[Record]]) -> None:
        """A new fact on days on which the record knows one between the same two may be the same one."""
        assert told.after
        like = [str(record["id"]) for record in near.get(_tie(told.after), ()) if _overlap(record, told.after)]
        decided = self._settling.decided(told) or self._settling.decisions.duplicates
        if like and not decided:
            told.state, told.like = "duplicate", tuple(like)
        elif like and decided == SKIP:
            told.state = "skipped"

    def _why(self, told: PreviewRow) -> dict[str, list[Saying]]:
        """What each record has in common with the row; one that was matched by its key is one of several."""
        assert told.after
        several = [Saying(say.ALIKE_SEVERAL)] if told.before else []
        on_record = self._settling.stock.facts
        return {id: [*alike_facts(told.after, on_record[id]), *several] for id in told.like if id in on_record}

    def _decided_fact(self, told: PreviewRow, row: CheckedRow) -> Record | None:
        """The fact that somebody said a row is; None for one of another kind, which no row can be."""
        found = self._settling.stock.facts.get(self._settling.decided(told))
        return found if found and found["type"] == type_of(row).name else None


def _other_kind(sheet: Sheet, told: PreviewRow) -> Mistake:
    return sheet.mistake(told.row, "id", say.ID_OF_OTHER_KIND, {"value": told.id})


def _own_values(row: CheckedRow) -> dict[str, Value]:
    return {name: value for name, value in row.values.items() if name not in type_of(row).roles}


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
