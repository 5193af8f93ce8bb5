"""One spoken sentence per partner: “Viêng Chăn: 14 facts, last contact 11 March 2024”."""

from __future__ import annotations

from datetime import date

from graph_app.language.formats import number_text, spoken_day
from graph_app.language.texts import Text
from graph_app.partner_graph.contacts import last_contacts
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.ties import fact_counts

_NO_FACT = Text("chưa có sự kiện nào được ghi nhận", "no fact on record")
_ONE_FACT = Text("1 sự kiện", "1 fact")
_FACTS = Text("{count} sự kiện", "{count} facts")
_CONTACT = Text("liên hệ gần nhất {day}", "last contact {day}")
_NO_CONTACT = Text("chưa ghi nhận liên hệ nào", "no contact on record")


def summary(name: str, fact_count: int, last_contact: str | None, language: str) -> str:
    """The sentence about one partner. `last_contact` is a partial date; None is told as no record, never as no contact.

    It is said by pictures and pages alike, and pictures know of no page's catalogue: so both languages stand here.
    """
    if not fact_count:
        return f"{name}: {_NO_FACT.told_in(language)}"
    facts = (_ONE_FACT if fact_count == 1 else _FACTS).told_in(language)
    contact = (_CONTACT if last_contact else _NO_CONTACT).told_in(language)
    day = spoken_day(last_contact, language) if last_contact else ""
    return f"{name}: {facts.format(count=number_text(fact_count, language))}, {contact.format(day=day)}"


def summaries(snapshot: Snapshot, as_of: date, language: str) -> list[str]:
    """The sentence about every partner of a snapshot, in their order."""
    contacts, counts = last_contacts(snapshot, as_of), fact_counts(snapshot)
    return [
        summary(partner.name_in(language), count, contacts.get(partner.id), language)
        for partner, count in zip(snapshot.partners, counts, strict=True)
    ]
