"""The tables that a sheet can be, and by which names their fields are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph_app.ingest.tables import FACT_TABLES, PARTNERS, SOURCES, Table
from graph_app.language.folding import fold
from graph_app.language.texts import Text
from graph_app.vocabulary import properties as of
from graph_app.vocabulary.column_names import FURTHER_NAMES
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

# The type of a fact, and its ends, where one table holds facts of all types, as our own exports do.
TYPE = Property(
    "type",
    "choice",
    Text("Loại quan hệ", "Relationship"),
    {relationship_type.name: relationship_type.noun for relationship_type in RELATIONSHIP_TYPES},
    required=True,
)
_SOURCE = Property("source", "partner", Text("Từ đối tác", "From partner"), required=True)
_TARGET = Property("target", "partner", Text("Đến đối tác", "To partner"), required=True)


@dataclass(frozen=True)
class Target:
    """What the rows of a sheet can be. `table` is None where each row says of which type its fact is.

    `essential`: the fields without which a sheet is not taken for such a table; one of each group.
    """

    name: str
    caption: Text
    fields: tuple[Property, ...]
    table: Table | None
    essential: tuple[tuple[str, ...], ...]

    @cached_property
    def by_name(self) -> Mapping[str, Property]:
        """Field -> property."""
        return {own.name: own for own in self.fields}

    @cached_property
    def by_words(self) -> Mapping[str, str]:
        """Folded name of a column -> field. The field's own name goes before other names, captions before further."""
        found: dict[str, str] = {}
        for names in zip(*(list(_names(own)) for own in self.fields), strict=True):
            for own, words in zip(self.fields, names, strict=True):
                for word in words:
                    found.setdefault(fold(word), own.name)
        return found


def _names(own: Property) -> Iterator[tuple[str, ...]]:
    """Names in the order of their weight; “Chu kỳ liên hệ (tháng)” is found with and without its brackets."""
    yield (own.name,)
    caption = caption_of(own)
    yield tuple(caption)
    yield tuple(text.partition("(")[0] for text in caption)
    yield FURTHER_NAMES.get(own.name, ())


def caption_of(own: Property) -> Text:
    """What a field is called; an end of a fact by what it is there, not by what the fact is."""
    return COLUMNS[own.name].caption if own.type == "partner" and own.name in COLUMNS else own.caption


def _target(table: Table, name: str, caption: Text) -> Target:
    if table.relationship_type:
        return Target(name, caption, table.properties, table, tuple((role,) for role in table.relationship_type.roles))
    essential = (("name_vi", "name_en", "name_local"),) if table is PARTNERS else (("title",), ("id", "url"))
    return Target(name, caption, table.properties, table, essential)


_ALL_FACTS = (
    *(of.ID, TYPE, _SOURCE, _TARGET, *of.FACT_PROPERTIES[1:]),
    *(own for relationship_type in RELATIONSHIP_TYPES for own in relationship_type.properties),
)
FACTS = Target(
    "facts", Text("Sự kiện các loại", "Facts of all types"), _ALL_FACTS, None, (("source",), ("target",), ("type",))
)
TARGETS = (
    _target(PARTNERS, "partners", Text("Đối tác", "Partners")),
    _target(SOURCES, "sources", Text("Nguồn", "Sources")),
    *(
        _target(table, table.file.removesuffix(".csv"), table.relationship_type.noun)
        for table in FACT_TABLES
        if table.relationship_type
    ),
    FACTS,
)
PARTNER_TARGET = TARGETS[0]
TARGET_BY_NAME = {target.name: target for target in TARGETS}
TARGET_OF_TYPE = {
    target.table.relationship_type.name: target for target in TARGETS if target.table and target.table.relationship_type
}


def end_in_facts(role: str) -> str:
    """What a table of all types calls the end of a fact: “donor” -> “source”; '' for what is no end."""
    for target in TARGET_OF_TYPE.values():
        if target.table and target.table.relationship_type and role in target.table.relationship_type.roles:
            return ("source", "target")[target.table.relationship_type.roles.index(role)]
    return ""


@lru_cache(maxsize=1)
def _known() -> Mapping[str, int]:
    """Every folded name of a column, with the number of tables that have it."""
    return Counter(word for target in TARGETS for word in target.by_words)


def known_names(cells: Sequence[str]) -> int:
    """How many cells of a row are names of columns that some table has."""
    known = _known()
    return len({word for cell in cells[:1_000] if len(cell) < 80 and (word := fold(cell)) in known})
