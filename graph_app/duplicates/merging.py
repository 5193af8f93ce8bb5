"""Two partners become one: every fact moves to the one that stays, all names are kept, and the other is deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_app.changes.edits import Edit, Record
from graph_app.errors import FactsBetween, FactsNotMovable, MergeWithItself, NotForKind
from graph_app.records import Value
from graph_app.vocabulary.kinds import not_for
from graph_app.vocabulary.properties import PARTNER_PROPERTIES
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

STAYS, GOES, BOTH = "stays", "goes", "both"
_NAMES = ("name_vi", "name_en", "name_local")
_TOGETHER = {"latitude": ("latitude", "longitude"), "source_id": ("source_id", "quote")}
_NOT_CHOSEN = {"id", "aliases", "longitude", "quote"}
# What is chosen at once: a place has two numbers, and a quote proves nothing without its source.
CHOICES = (
    ("kind",),
    *(_TOGETHER.get(one.name, (one.name,)) for one in PARTNER_PROPERTIES if one.name not in _NOT_CHOSEN),
)


@dataclass(frozen=True)
class Field:
    """One choice: its properties, and their values on both sides, None where unknown."""

    names: tuple[str, ...]
    stays: tuple[Value, ...]
    goes: tuple[Value, ...]

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def differs(self) -> bool:
        return self.stays != self.goes

    @property
    def options(self) -> tuple[str, ...]:
        """What can be kept: a known value of either side, and of two notes both."""
        known = tuple(way for way, values in ((STAYS, self.stays), (GOES, self.goes)) if any(map(_known, values)))
        return (*known, BOTH) if self.name == "note" and len(known) == 2 and self.differs else known

    @property
    def usual(self) -> str:
        """What is kept where nobody chooses: both notes, else what stays knows, else what the other one knows."""
        if BOTH in self.options:
            return BOTH
        return self.options[0] if self.options else STAYS


def fields(stays: Record, goes: Record) -> list[Field]:
    """All choices, those without any value left out."""
    own, others = _flat(stays), _flat(goes)
    found = [Field(names, _values(own, names), _values(others, names)) for names in CHOICES]
    return [field for field in found if field.options]


def merge_edits(
    stays: Record, goes: Record, facts: Sequence[Record], chosen: Mapping[str, str], drop_between: bool
) -> list[Edit]:
    """The edits that merge `goes` into `stays`. `facts` are all of both; `chosen` says of fields by name which to keep.

    Facts between the two would be facts of one partner with itself: they are taken off the record where `drop_between`
    says so. MergeWithItself; FactsBetween where it does not; FactsNotMovable where some are of no type that we know;
    NotForKind where what stays would have a property that its kind does not have.
    """
    if stays["id"] == goes["id"]:
        raise MergeWithItself(partner=stays["id"])
    foreign = [fact for fact in facts if fact["type"] not in TYPE_BY_NAME or not fact["id"]]
    if foreign:
        raise FactsNotMovable(partner=goes["id"], count=len(foreign), type=foreign[0]["type"])
    inside = facts_between(facts, stays, goes)
    if inside and not drop_between:
        raise FactsBetween(count=len(inside))
    dropped = {str(fact["id"]) for fact in inside}
    kept = merged(stays, goes, chosen)
    _refuse_odd(kept)
    edits = [Edit("partner", str(stays["id"]), stays, kept)]
    for fact in facts:
        after = None if fact["id"] in dropped else moved(fact, stays, goes)
        edits.append(Edit("fact", str(fact["id"]), fact, after))
    edits.append(Edit("partner", str(goes["id"]), goes, None))
    return [edit for edit in edits if edit.before != edit.after]


def _refuse_odd(kept: Record) -> None:
    for name in not_for(str(kept["kind"]), _own(kept)):
        raise NotForKind(value=_own(kept)[name])


def merged(stays: Record, goes: Record, chosen: Mapping[str, str]) -> Record:
    """The partner that stays, with what was chosen, and with every name of the other as an alias."""
    properties = {**_own(goes), **_own(stays)}
    kind = stays["kind"]
    for field in fields(stays, goes):
        way = chosen.get(field.name, field.usual)
        kept = field.goes if way == GOES else field.stays
        if way == BOTH:
            kept = (" · ".join(str(value) for value in (*field.stays, *field.goes)),)
        if field.name == "kind":
            kind = kept[0]
        else:
            properties |= dict(zip(field.names, kept, strict=True))
    properties["aliases"] = [*_aliases(properties, stays, goes)]
    if not properties["aliases"] and "aliases" not in _own(stays):
        del properties["aliases"]
    properties["id"] = stays["id"]
    return {"id": stays["id"], "kind": kind, "properties": {k: own for k, own in properties.items() if own is not None}}


def moved(fact: Record, stays: Record, goes: Record) -> Record:
    """The fact with the one that stays at the ends where the other was."""
    ends = {end: stays["id"] if fact[end] == goes["id"] else fact[end] for end in ("source", "target")}
    return {**fact, **ends}


def facts_between(facts: Sequence[Record], stays: Record, goes: Record) -> list[Record]:
    """Facts that the two have with each other."""
    both = {stays["id"], goes["id"]}
    return [fact for fact in facts if {fact["source"], fact["target"]} == both]


def facts_of(facts: Sequence[Record], partner: Record) -> list[Record]:
    """Those of which the partner is an end."""
    return [fact for fact in facts if partner["id"] in (fact["source"], fact["target"])]


def alike_facts(facts: Sequence[Record], stays: Record, goes: Record) -> list[tuple[Record, Record]]:
    """Facts that both have of one type, with the same partner, on the same known day: perhaps one told twice.

    The facts of the two that fit are paired in the order of their ids; each stands in one pair at most.
    """
    own, others = (_by_likeness(facts, one, other) for one, other in ((stays, goes), (goes, stays)))
    pairs = [zip(own[key], others[key], strict=False) for key in sorted(own.keys() & others.keys())]
    return [pair for each in pairs for pair in each]


def _by_likeness(facts: Sequence[Record], partner: Record, other: Record) -> dict[tuple[str, ...], list[Record]]:
    found: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for fact in sorted(facts_of(facts, partner), key=lambda each: str(each["id"])):
        day = _own(fact).get("date")
        type = TYPE_BY_NAME.get(str(fact["type"]))
        outward = fact["source"] == partner["id"]
        end = fact["target"] if outward else fact["source"]
        if type and day and end not in (partner["id"], other["id"]):
            way = str(outward) if type.directed else ""
            found[type.name, str(end), way, str(day)].append(fact)
    return found


def _aliases(properties: Mapping[str, Value], stays: Record, goes: Record) -> Iterator[str]:
    """All names of both but those that head the merged partner, each once, those of the one that stays first."""
    seen = {properties.get(name) for name in _NAMES}
    for own in (_own(stays), _own(goes)):
        aliases = own.get("aliases")
        for name in (*(own.get(head) for head in _NAMES), *(aliases if isinstance(aliases, list) else ())):
            if name and name not in seen:
                seen.add(name)
                yield str(name)


def _own(record: Record) -> dict[str, Value]:
    properties = record["properties"]
    assert isinstance(properties, dict)
    return properties


def _flat(record: Record) -> dict[str, Value]:
    return {**_own(record), "kind": record["kind"]}


def _values(record: Mapping[str, Value], names: Sequence[str]) -> tuple[Value, ...]:
    return tuple(record.get(name) for name in names)


def _known(value: Value) -> bool:
    return value not in (None, "")
