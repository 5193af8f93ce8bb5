"""The CSV tables that can be read: which file holds what, and its columns, made from the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_app.language.texts import Text
from graph_app.vocabulary import properties as of
from graph_app.vocabulary.kinds import KINDS
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import (
    GAVE_AID_TO,
    HAS_AGREEMENT_WITH,
    MEMBER_OF,
    MET_WITH,
    RelationshipType,
)

# The label that a partner's row asks for.
KIND = Property("kind", "choice", Text("Loại", "Kind"), {kind.name: kind.caption for kind in KINDS}, required=True)


@dataclass(frozen=True)
class Table:
    """One file. `relationship_type` where its rows are facts; then its columns include both ends."""

    file: str
    properties: tuple[Property, ...]
    relationship_type: RelationshipType | None = None

    @property
    def by_name(self) -> Mapping[str, Property]:
        """Column -> property, in the order of the file."""
        return {column.name: column for column in self.properties}


def _fact_table(file: str, of_type: RelationshipType) -> Table:
    ends = (Property(role, "partner", of_type.noun, required=True) for role in of_type.roles)
    dated_by_own = {of.DATE.name} - {of_type.dated_by}  # a membership's day is `since`: no second column for it
    common = [column for column in of.FACT_PROPERTIES if column.name not in dated_by_own | {of.ID.name}]
    return Table(file, (of.ID, *ends, *of_type.properties, *common), of_type)


SOURCES = Table("sources.csv", of.SOURCE_PROPERTIES)
PARTNERS = Table("partners.csv", (of.ID, KIND, *(column for column in of.PARTNER_PROPERTIES if column is not of.ID)))
FACT_TABLES = (
    _fact_table("aid.csv", GAVE_AID_TO),
    _fact_table("meetings.csv", MET_WITH),
    _fact_table("memberships.csv", MEMBER_OF),
    _fact_table("agreements.csv", HAS_AGREEMENT_WITH),
)
# What ids of partners and sources cannot be: /partners/new is the form for a new one. Longer ones fit into no address.
NO_ADDRESS = frozenset({"new"})
LONGEST_ID = 200
TABLES = (SOURCES, PARTNERS, *FACT_TABLES)
