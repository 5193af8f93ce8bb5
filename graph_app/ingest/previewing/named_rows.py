"""The rows of sources and partners, which are found by their id, else by their names."""

from __future__ import annotations

from collections.abc import Iterable

from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.previewing.alike import alike_names
from graph_app.ingest.previewing.drafts import partner_draft, source_draft
from graph_app.ingest.previewing.rows import AS_NEW, SKIP, PreviewRow
from graph_app.ingest.previewing.settling import Settling, naming_fields
from graph_app.ingest.previewing.stock import known_partner, known_source, properties
from graph_app.ingest.previewing.twice import refuse_twice
from graph_app.ingest.previewing.who import Candidate, Meant, Register, free_id
from graph_app.ingest.reading.records import CheckedRow
from graph_app.ingest.reading.sheets import Sheet
from graph_app.vocabulary.kinds import not_for


class NamedRows:
    """All sources of an upload, or all partners."""

    def __init__(self, settling: Settling) -> None:
        self._settling = settling
        self._matched: set[str] = set()

    def settle(self, rows: Iterable[tuple[PreviewRow, CheckedRow]]) -> None:
        """Each is given its state; later ones, and facts, know those before by their names."""
        rows = [*rows]
        for told, row in rows:
            self._settle(told, row)
            self._settling.step()
        refuse_twice(self._settling, (told for told, _ in rows if told.state in ("new", "changed", "unchanged")))

    def _settle(self, told: PreviewRow, row: CheckedRow) -> None:
        """By its id, else by its names; who is near is told and asked for."""
        stock = self._settling.stock.partners if told.what == "partner" else self._settling.stock.sources
        register = self._settling.naming.partners if told.what == "partner" else self._settling.naming.sources
        meant = self._whom(told, row, register)
        decided = self._settling.decided(told) or self._settling.decisions.duplicates
        if meant.id is None and meant.candidates and decided == SKIP:
            told.state = "skipped"
            return
        if meant.id is None and meant.candidates and decided != AS_NEW:
            told.state, told.like = "duplicate", tuple(candidate.id for candidate in meant.candidates)
            told.why = {candidate.id: alike_names(candidate) for candidate in meant.candidates}
            return
        names = [str(row.values.get(name, "")) for name in ("title", "name_en", "name_vi", "name_local")]
        told.id = meant.id or str(
            row.values.get("id") or free_id(next(filter(None, names), "").split(), self._settling.taken[told.what])
        )
        if told.id in self._matched and meant.reason != "decided":
            # Two rows of one record: which of them counts somebody must say.
            told.state, told.like = "skipped" if decided == SKIP else "duplicate", (told.id,)
            told.why = {told.id: alike_names(Candidate(told.id, told.id, "same"))}
            return
        self._matched.add(told.id)
        fields = naming_fields(row)
        if self._settling.left_out(row):
            told.state = "skipped"
            return
        told.questions = self._settling.naming.settle(told.sheet, row, fields)
        told.before, told.matched = stock.get(told.id), meant.reason
        draft = partner_draft if told.what == "partner" else source_draft
        told.after = draft(told.id, row.values, told.before)
        if told.what == "partner":
            told.mistakes += _not_for_kind(self._settling.sheet(told), told, row)
        self._settling.conclude(told, row)
        if told.after:
            register.add(known_partner(told.after) if told.what == "partner" else known_source(told.after))

    def _whom(self, told: PreviewRow, row: CheckedRow, register: Register) -> Meant:
        decided = self._settling.decided(told)
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
        if told.what == "partner" and (stays := self._settling.stock.stands_for(given)):
            others = {id: each for id, each in candidates.items() if id != stays}
            candidates = {stays: Candidate(stays, given, "merged"), **others}
        # An id of its own says that it is somebody else than who is only near; and many titles of sources are near.
        if told.what == "partner" and not given:
            candidates |= {each.id: each for one in found for each in one.candidates if each.id not in candidates}
        return Meant(None, "several" if candidates else "nobody", tuple(candidates.values()))


def _not_for_kind(sheet: Sheet, told: PreviewRow, row: CheckedRow) -> list[Mistake]:
    """What the partner on record cannot have once the row is in; what the row does not touch is not its mistake."""
    if not told.before or not told.after or not row.target:
        return []
    kind, known = str(told.after["kind"]), properties(told.after)
    turned = told.before["kind"] != told.after["kind"]
    wrong = [name for name in not_for(kind, known) if turned or name in row.values]
    titles = {name: row.target.by_name[name if name in row.values else "kind"].caption.vi for name in wrong}
    return [sheet.mistake(told.row, titles[name], say.NOT_FOR_KIND, {"kind": kind, "property": name}) for name in wrong]
