"""The kinds of partner: label in Neo4j, captions, and how one is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_app.language.texts import Text


@dataclass(frozen=True)
class PartnerKind:
    """`colour` and `shape` tell kinds apart together, so that colour is never the only sign."""

    name: str
    caption: Text
    plural: Text
    colour: str
    shape: str


CITY = PartnerKind(
    "City", Text("Địa phương", "City or region"), Text("Địa phương", "Cities and regions"), "#0b6e8f", "dot"
)
ORGANISATION = PartnerKind(
    "Organisation", Text("Tổ chức", "Organisation"), Text("Tổ chức", "Organisations"), "#b3541e", "square"
)
FRIENDSHIP_ASSOCIATION = PartnerKind(
    "FriendshipAssociation",
    Text("Hội hữu nghị", "Friendship association"),
    Text("Hội hữu nghị", "Friendship associations"),
    "#6b3fa0",
    "diamond",
)

KINDS = (CITY, ORGANISATION, FRIENDSHIP_ASSOCIATION)
KIND_BY_NAME = {kind.name: kind for kind in KINDS}
# Properties of a partner that one kind alone has.
_ONLY_FOR = {"level": CITY.name, "category": ORGANISATION.name}


def not_for(kind: str, properties: Mapping[str, object]) -> list[str]:
    """Which of these properties a partner of the kind cannot have."""
    return [name for name in _ONLY_FOR if properties.get(name) and _ONLY_FOR[name] != kind]
