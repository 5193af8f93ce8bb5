"""What hangs on a partner or a source, for whoever wants to delete it: how much, and the first of it with links.

Contact persons hang on a partner, too, and on those that were merged into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext

from graph_app.changes.log import uses_now
from graph_app.language.formats import day_text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.persons.person import Person
from graph_app.persons.store import persons_at
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.vocabulary.wording import fact_title
from graph_app.web.answers import explorer
from graph_app.web.language import language
from graph_app.web.merged_partners import ids_of

SHOWN = 10


@dataclass(frozen=True)
class Use:
    """One record: what it is, its day and its title, and where it is edited."""

    noun: str
    day: str
    title: str
    href: str


@dataclass(frozen=True)
class Uses:
    """`count` of all, `first` of them; `more` are not shown."""

    count: int
    first: list[Use]

    @property
    def more(self) -> int:
        return self.count - len(self.first)


def uses_of(what: str, id: str, snapshot: Snapshot) -> Uses:
    """Nothing for a fact, on which nothing hangs, and for what is not made yet."""
    if what == "fact" or not id:
        return Uses(0, [])
    first = _persons(persons_of(id, snapshot)) if what == "partner" else []
    count = uses_now(explorer().database, what, id) + len(first)
    if not count:
        return Uses(0, [])
    facts = explorer().facts(f"facts_of_{what}", {what: id}).records
    first = (first + [_fact(fact, snapshot, id) for fact in facts[:SHOWN]])[:SHOWN]
    if what == "source":
        partners = (partner for partner in snapshot.partners if partner.source_id == id)
        first += [
            Use("", "", partner.name_in(language()), url_for("edit.edit_partner", partner=partner.id))
            for partner, _ in zip(partners, range(SHOWN - len(first)), strict=False)
        ]
    return Uses(count, first)


def persons_of(partner: str, snapshot: Snapshot) -> list[Person]:
    """The contact persons of a partner that may be deleted."""
    found = snapshot.find(partner)
    return persons_at(explorer().settings.instance, *(ids_of(found) if found else [partner]))


def _persons(persons: list[Person]) -> list[Use]:
    return [
        Use(gettext("Contact person"), "", person.name, url_for("persons.edit", person=person.id)) for person in persons
    ]


def _fact(fact: dict[str, Any], snapshot: Snapshot, id: str) -> Use:
    """With the names of its ends, but for the one that is asked about."""
    ends = [snapshot.find(str(fact[end])) for end in ("source", "target") if fact[end] != id]
    names = " – ".join(end.name_in(language()) for end in ends if end)
    noun = TYPE_BY_NAME[fact["type"]].noun.told_in(language()) if fact["type"] in TYPE_BY_NAME else str(fact["type"])
    told = fact_title(fact, language())
    day = day_text(str(fact["date"]), language()) if fact.get("date") else ""
    return Use(noun, day, f"{names}: {told}" if names else told, url_for("edit.edit_fact", fact=fact["id"]))
