"""The engagement model's reasons and remedies as sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext, ngettext

from graph_app.engagement.cadence import ASSUMED, OWN
from graph_app.engagement.reasons import Reason
from graph_app.engagement.remedy import Remedy
from graph_app.engagement.values import Values
from graph_app.language.formats import day_text, number_text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.properties import RANK
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME
from graph_app.web.language import language

Told = Mapping[str, Any]


def reason_sentence(reason: Reason, snapshot: Snapshot) -> str:
    """One reason as a sentence."""
    return _REASONS[reason.name](reason.values, snapshot)


def remedy_sentence(remedy: Remedy, values: Values) -> str:
    """What would change the state, as a sentence."""
    if remedy.name == "tell":
        return str(gettext("Enter when the two sides last met, gave or signed, and it can be judged."))
    if remedy.name == "keep":
        return str(gettext("Nothing is due before %(day)s.", day=_day(remedy.by)))
    if remedy.name == "more_contacts":
        return _to_warm(remedy, values)
    if remedy.name == "contact_by":
        sentence = gettext("A contact by %(day)s keeps it from becoming overdue.", day=_day(remedy.by))
    elif remedy.then == "cooling":
        sentence = gettext("One contact now ends the delay until %(day)s.", day=_day(remedy.until))
    else:
        sentence = gettext("One contact now puts it back on track until %(day)s.", day=_day(remedy.until))
    return f"{sentence} {_to_warm(remedy, values)}" if remedy.then == "cooling" else sentence


def _to_warm(remedy: Remedy, values: Values) -> str:
    return str(
        ngettext(
            "%(contacts)s contact within %(months)s months ends the cooling.",
            "%(contacts)s contacts within %(months)s months end the cooling.",
            remedy.contacts,
            contacts=remedy.contacts,
            months=int(values["cooling.window"]),
        )
    )


def _contact(told: Told, _snapshot: Snapshot) -> str:
    return str(gettext("Last contact on record: %(type)s, %(day)s.", type=_type(told), day=_day(told["day"])))


def _contact_unsure(told: Told, _snapshot: Snapshot) -> str:
    return str(
        gettext(
            "Last contact on record: %(type)s, %(day)s. The source gives no exact day, so it counts from the last "
            "possible one, %(counted_from)s.",
            type=_type(told),
            day=_day(told["day"]),
            counted_from=_day(told["counted_from"]),
        )
    )


def _contact_undated(told: Told, _snapshot: Snapshot) -> str:
    return str(
        ngettext(
            "%(count)s contact of unknown day is on record: it happened, and nobody can say when.",
            "%(count)s contacts of unknown day are on record: they happened, and nobody can say when.",
            told["count"],
            count=_number(told["count"]),
        )
    )


def _no_contact(_told: Told, _snapshot: Snapshot) -> str:
    return str(
        gettext("No meeting, gift or signing with our side is on record up to this day. That is not “no contact”.")
    )


def _interval(told: Told, _snapshot: Snapshot) -> str:
    facts = {"months": told["months"], "due": _day(told["due_on"]), "intervals": _number(told["intervals"])}
    if told["origin"] == ASSUMED:
        return str(
            gettext(
                "No tier is set, so an interval of %(months)s months is assumed: next contact by %(due)s. Intervals "
                "passed: %(intervals)s.",
                **facts,
            )
        )
    if told["origin"] == OWN:
        return str(
            gettext(
                "Its own interval is %(months)s months: next contact by %(due)s. Intervals passed: %(intervals)s.",
                **facts,
            )
        )
    return str(
        gettext(
            "Tier %(tier)s means %(months)s months: next contact by %(due)s. Intervals passed: %(intervals)s.",
            tier=told["tier"],
            **facts,
        )
    )


def _trend(told: Told, _snapshot: Snapshot) -> str:
    return str(
        gettext(
            "Contacts in the last %(months)s months: %(recent)s; in the %(months)s months before: %(before)s.",
            months=told["months"],
            recent=_number(told["recent"]),
            before=_number(told["before"]),
        )
    )


def _last_of_kind(told: Told, _snapshot: Snapshot) -> str:
    return str(
        gettext(
            "%(type)s: last on %(day)s, %(days)s days before.",
            type=_type(told).capitalize(),
            day=_day(told["day"]),
            days=_number(told["days"]),
        )
    )


def _meetings(told: Told, _snapshot: Snapshot) -> str:
    facts = {"hosted": _number(told["hosted"]), "visited": _number(told["visited"])}
    if not told["rank"]:
        return str(gettext("Meetings where we were the host: %(hosted)s; where they were: %(visited)s.", **facts))
    rank = RANK.choices[told["rank"]].told_in(language())
    return str(
        gettext(
            "Meetings where we were the host: %(hosted)s; where they were: %(visited)s. Highest rank of guests: "
            "%(rank)s.",
            rank=rank,
            **facts,
        )
    )


def _aid(told: Told, _snapshot: Snapshot) -> str:
    gave, received = _number(told["gave"]), _number(told["received"])
    return str(gettext("Gifts that we gave: %(gave)s; that they gave: %(received)s.", gave=gave, received=received))


def _breadth(told: Told, snapshot: Snapshot) -> str:
    bodies = "; ".join(snapshot.partner(body).name_in(language()) for body in told["bodies"])
    return str(
        gettext(
            "Kinds of facts: %(kinds)s of %(all)s. Held on our side by: %(bodies)s.",
            kinds=told["kinds"],
            all=len(RELATIONSHIP_TYPES),
            bodies=bodies,
        )
    )


def _undated(told: Told, _snapshot: Snapshot) -> str:
    count, all = _number(told["count"]), _number(told["of"])
    return str(
        gettext(
            "Facts of unknown day: %(count)s of %(all)s. They count as existing, never as recent.", count=count, all=all
        )
    )


def _newest_source(told: Told, _snapshot: Snapshot) -> str:
    if not told["day"]:
        return str(gettext("When its sources were published is not known."))
    return str(
        gettext(
            "The newest source about it is of %(day)s; what happened since may not be on record.", day=_day(told["day"])
        )
    )


_REASONS: Mapping[str, Callable[[Told, Snapshot], str]] = {
    "last_contact": _contact,
    "last_contact_unsure": _contact_unsure,
    "contact_undated": _contact_undated,
    "no_contact": _no_contact,
    "interval": _interval,
    "trend": _trend,
    "last_of_kind": _last_of_kind,
    "meetings": _meetings,
    "aid": _aid,
    "breadth": _breadth,
    "undated": _undated,
    "newest_source": _newest_source,
}


def _type(told: Told) -> str:
    return TYPE_BY_NAME[told["type"]].noun.told_in(language()).lower()


def _day(text: str) -> str:
    return day_text(text, language())


def _number(number: float) -> str:
    return number_text(number, language())
