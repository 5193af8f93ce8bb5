"""Two partners side by side: fields with their choices, what hangs on each, what both have alike."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from flask import request

from graph_app.changes.edits import Record
from graph_app.database.held_apart import held_apart
from graph_app.duplicates.merging import Field, alike_facts, facts_between, facts_of, fields, merged
from graph_app.duplicates.pairs import Pair
from graph_app.errors import BadParameter
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web.answers import explorer
from graph_app.web.change_words import Around, caption_of, side
from graph_app.web.duplicate_reasons import duplicate_reasons
from graph_app.web.duplicates import proposed_pairs
from graph_app.web.who import Signed

# So many facts that both have alike are listed; the others are counted.
LISTED = 50


@dataclass(frozen=True)
class Two:
    """The partner that stays, the one that goes, and all facts of both, as they stand in the database."""

    stays: Record
    goes: Record
    facts: list[Record]

    @property
    def ids(self) -> tuple[str, str]:
        """The id of the one that stays first."""
        return str(self.stays["id"]), str(self.goes["id"])

    @cached_property
    def seen(self) -> str:
        """Changes whenever one of the two or one of their facts does, whichever of the two stays."""
        both = sorted((self.stays, self.goes), key=lambda each: str(each["id"]))
        told = json.dumps([both, self.facts], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:24]

    @cached_property
    def fields(self) -> list[Field]:
        return fields(self.stays, self.goes)

    @cached_property
    def alike(self) -> list[tuple[Record, Record]]:
        return alike_facts(self.facts, self.stays, self.goes)

    @property
    def between(self) -> list[Record]:
        return facts_between(self.facts, self.stays, self.goes)

    @property
    def fact_counts(self) -> tuple[int, int]:
        return len(facts_of(self.facts, self.stays)), len(facts_of(self.facts, self.goes))


def facts_of_two(first: str, second: str) -> list[Record]:
    """All facts of two partners, whatever the row limit."""
    columns = explorer().database.read_columns(explorer().statements["facts_of_two"], {"ids": [first, second]})
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def proposal(snapshot: Snapshot, two: Two) -> Pair | None:
    """The pair as it is proposed; None where names, kinds or countries do not."""
    wanted = tuple(sorted(two.ids))
    return next((pair for pair in proposed_pairs(snapshot) if pair.ids == wanted), None)


def chosen(two: Two) -> dict[str, str]:
    """What the form chose of each field, or what is usual. BadParameter for what cannot be chosen."""
    found = {each.name: request.form.get(f"keep.{each.name}", each.usual) for each in two.fields}
    for each in two.fields:
        if found[each.name] not in each.options:
            options = ", ".join(each.options)
            raise BadParameter(field=f"keep.{each.name}", value=found[each.name], type="choice", example=options)
    return found


def counts(two: Two) -> list[dict[str, Any]]:
    """How many facts of each type hang on either."""
    own, others = (Counter(str(fact["type"]) for fact in facts_of(two.facts, one)) for one in (two.stays, two.goes))
    ours = [type.name for type in RELATIONSHIP_TYPES]
    order = [*ours, *sorted((own.keys() | others.keys()) - set(ours))]
    return [{"type": type, "stays": own[type], "goes": others[type]} for type in order if own[type] or others[type]]


def shown(two: Two, snapshot: Snapshot, told: Signed, refused: str = "") -> dict[str, Any]:
    """What fills merge.html."""
    stays, goes = two.ids
    proposed, ways = proposal(snapshot, two), chosen(two)
    sources = {id: str(own.get("title") or id) for id, own in explorer().all_sources().items()}
    around = Around(snapshot, frozenset(), sources)
    apart = held_apart(explorer().database)
    return {
        **{"stays": snapshot.find(stays), "goes": snapshot.find(goes), "stays_id": stays, "goes_id": goes},
        "fields": [_field(each, two, around, ways[each.name]) for each in two.fields],
        "aliases": _own(merged(two.stays, two.goes, ways)).get("aliases", []),
        **{"counts": counts(two), "fact_counts": two.fact_counts, "tied": [_tied(two, id) for id in two.ids]},
        "alike": [(_flat(own), _flat(other)) for own, other in two.alike[:LISTED]],
        **{"alike_count": len(two.alike), "between": [_flat(fact) for fact in two.between]},
        "reasons": duplicate_reasons(proposed) if proposed else [],
        "score": proposed.score if proposed else None,
        "apart": next((each for each in apart if {each.first, each.second} == {stays, goes}), None),
        **{"drop_between": request.form.get("drop_between") == "yes", "signed": told, "refused": refused},
        "seen": two.seen,
    }


def _field(each: Field, two: Two, around: Around, way: str) -> dict[str, Any]:
    """A choice in words: caption, both sides, and which is chosen."""
    caption = ", ".join(caption_of(name) for name in each.names)
    sides = {"stays": _sides(each.names, two.stays, around), "goes": _sides(each.names, two.goes, around)}
    return {
        "name": each.name,
        "caption": caption,
        "differs": each.differs,
        "options": each.options,
        "chosen": way,
    } | sides


def _sides(names: tuple[str, ...], record: Record, around: Around) -> list[Any]:
    own = {**_own(record), "kind": record["kind"]}
    return [told for name in names if (told := side(name, own.get(name), own, around))]


def _tied(two: Two, id: str) -> int:
    of_it = [{str(fact["source"]), str(fact["target"])} for fact in two.facts]
    return len(set().union(*(ends for ends in of_it if id in ends)) - {id})


def _flat(fact: Record) -> dict[str, Any]:
    return {**_own(fact), **{name: fact[name] for name in ("id", "type", "source", "target")}}


def _own(record: Record) -> dict[str, Any]:
    return cast("dict[str, Any]", record["properties"])
