"""The types of fact: direction, captions both ways, colour and own properties. Legend, checks and exports read this."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.language.texts import Text
from graph_app.vocabulary import properties as of
from graph_app.vocabulary.properties import Property


@dataclass(frozen=True)
class RelationshipType:
    """`roles` are the ends as a table names them, from first to second. `dated_by` names the property that is its day.

    `caption` reads from the first end to the second, `backward` from the second to the first.
    """

    name: str
    directed: bool
    roles: tuple[str, str]
    noun: Text
    caption: Text
    backward: Text
    colour: str
    dashes: tuple[int, int] | None
    dated_by: str
    properties: tuple[Property, ...]

    @property
    def all_properties(self) -> tuple[Property, ...]:
        """Own properties and those that every fact has."""
        return self.properties + of.FACT_PROPERTIES


GAVE_AID_TO = RelationshipType(
    name="GAVE_AID_TO",
    directed=True,
    roles=("donor", "recipient"),
    noun=Text("Viện trợ", "Aid"),
    caption=Text("hỗ trợ", "gave aid to"),
    backward=Text("nhận hỗ trợ từ", "received aid from"),
    colour="#c2410c",
    dashes=None,
    dated_by="date",
    properties=(of.FORM, of.STAGE, of.AMOUNT, of.CURRENCY, of.ITEM, of.QUANTITY, of.UNIT),
)
MET_WITH = RelationshipType(
    name="MET_WITH",
    directed=False,
    roles=("host", "guest"),
    noun=Text("Gặp gỡ", "Meeting"),
    caption=Text("tiếp và làm việc với", "met with"),
    backward=Text("gặp", "met with"),
    colour="#0072b2",
    dashes=None,
    dated_by="date",
    properties=(of.EVENT_ID, of.EVENT_TYPE, of.FORMAT, of.RANK, of.PLACE, of.DELEGATIONS),
)
MEMBER_OF = RelationshipType(
    name="MEMBER_OF",
    directed=True,
    roles=("member", "body"),
    noun=Text("Thành viên", "Membership"),
    caption=Text("là thành viên của", "is a member of"),
    backward=Text("có thành viên", "has member"),
    colour="#6f7d8c",
    dashes=(3, 5),
    dated_by="since",
    properties=(of.ROLE, of.SINCE, of.UNTIL),
)
HAS_AGREEMENT_WITH = RelationshipType(
    name="HAS_AGREEMENT_WITH",
    directed=False,
    roles=("our_side", "partner"),
    noun=Text("Thỏa thuận", "Agreement"),
    caption=Text("có thỏa thuận với", "has an agreement with"),
    backward=Text("có thỏa thuận với", "has an agreement with"),
    colour="#00805a",
    dashes=(12, 6),
    dated_by="signed_on",
    properties=(of.AGREEMENT_TYPE, of.SIGNED_ON, of.EXPIRES_ON, of.FIELDS),
)

RELATIONSHIP_TYPES = (GAVE_AID_TO, MET_WITH, MEMBER_OF, HAS_AGREEMENT_WITH)
TYPE_BY_NAME = {relationship_type.name: relationship_type for relationship_type in RELATIONSHIP_TYPES}
