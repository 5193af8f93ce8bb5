"""The rows of the planner's list: one partner each, with all that the page and its files say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_app.engagement.reasons import Reason, reasons
from graph_app.engagement.remedy import remedy
from graph_app.engagement.standing import Engagement, driving_facts
from graph_app.engagement.states import STATE_NAMES
from graph_app.language.partial_dates import iso_day
from graph_app.partner_graph.snapshot import Partner
from graph_app.records import Rows, Value
from graph_app.vocabulary.properties import RANK
from graph_app.web.answers import explorer
from graph_app.web.engagement_words import reason_sentence, remedy_sentence

COLUMNS = (
    *("id", "state", "strength", "last_contact", "days_since", "due_on", "cadence_months", "tier", "kind", "country"),
    *("contacts_recent", "contacts_before", "hosted", "visited", "gave", "received", "kinds_of_facts", "our_bodies"),
    *("highest_rank", "completeness", "reasons", "remedy", "facts"),
)


@dataclass(frozen=True)
class PlannedPartner:
    """`facts` are the ids of the facts that drive it. Days are ISO days, None where unknown."""

    partner: Partner
    state: str
    strength: float
    last_contact: str | None
    due_on: str | None
    completeness: float
    per_year: list[int]
    reasons: list[tuple[str, Reason]]
    remedy: str
    facts: list[str]
    numbers: dict[str, Value]

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        told = [{"reason": of.name, "sentence": sentence, "facts": list(of.facts)} for sentence, of in self.reasons]
        own = {"id": self.partner.id, "state": self.state, "strength": round(self.strength, 1)}
        days = {"last_contact": self.last_contact, "due_on": self.due_on}
        known = {
            "completeness": round(self.completeness, 2),
            "reasons": told,
            "remedy": self.remedy,
            "facts": self.facts,
        }
        return {**own, **days, **self.numbers, **known}


def planned(found: Engagement, places: Sequence[int]) -> list[PlannedPartner]:
    """The rows of the partners at `places`, in their order."""
    return [_row(found, place) for place in places]


def table_of(rows: Sequence[PlannedPartner], truncated: bool) -> Rows:
    """The same as a table: the reasons one text, the facts a list of ids."""
    records = []
    for row in rows:
        record = {**row.record(), "reasons": " ".join(sentence for sentence, _ in row.reasons)}
        records.append(tuple(record[column] for column in COLUMNS))
    return Rows(COLUMNS, records, truncated)


def _row(found: Engagement, place: int) -> PlannedPartner:
    values, snapshot = explorer().engagement_values, found.record.snapshot
    told = [(reason_sentence(reason, snapshot), reason) for reason in reasons(found, place, values)]
    facts = found.record.details.ids[driving_facts(found, place)].tolist()
    return PlannedPartner(
        partner=snapshot.partners[place],
        state=STATE_NAMES[int(found.state[place])],
        strength=float(found.strength[place]),
        last_contact=iso_day(int(found.last_contact[place])),
        due_on=iso_day(int(found.due_on[place])),
        completeness=float(found.completeness.share[place]),
        per_year=found.per_year[place].tolist(),
        reasons=told,
        remedy=remedy_sentence(remedy(found, place, values), values),
        facts=facts,
        numbers=_numbers(found, place),
    )


def _numbers(found: Engagement, place: int) -> dict[str, Value]:
    partner, last = found.record.snapshot.partners[place], int(found.last_contact[place])
    rank = int(found.highest_rank[place])
    return {
        "days_since": found.as_of.toordinal() - last if last else None,
        "cadence_months": int(found.cadence_months[place]),
        "tier": partner.tier,
        "kind": partner.kind,
        "country": partner.country,
        "contacts_recent": int(found.recent[place]),
        "contacts_before": int(found.before[place]),
        "hosted": int(found.hosted[place]),
        "visited": int(found.visited[place]),
        "gave": int(found.gave[place]),
        "received": int(found.received[place]),
        "kinds_of_facts": int(found.kinds_of_facts[place]),
        "our_bodies": int(found.our_bodies[place]),
        "highest_rank": None if rank < 0 else list(RANK.choices)[rank],
    }
