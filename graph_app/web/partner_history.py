"""What a partner's page shows of its history: chosen by the address, reckoned, and the same as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from flask import request

from graph_app.errors import BadParameter
from graph_app.partner_history.agreements import STATES, Agreement
from graph_app.partner_history.aid import Given, given
from graph_app.partner_history.chosen import DIRECTIONS, TO_THEM, TO_US, Chosen, Wanted, chosen, direction_of
from graph_app.partner_history.days import Days, Fact
from graph_app.partner_history.file import PartnerFile
from graph_app.partner_history.meetings import Meetings, Met
from graph_app.partner_history.timeline import Timeline, timeline
from graph_app.vocabulary.properties import EVENT_TYPE, FORM, RANK, STAGE
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.parameters import choice, day, whole_number, year
from graph_app.web.timeline_chart import HEIGHT, chart

# So many facts are read at once; the next ones come on a press.
PAGE = 20
FIELDS = ("type", "direction", "from", "to", "since", "as_of", "show")


def wanted() -> Wanted:
    """What the address asks to see; BadParameter names the field that is wrong."""
    return Wanted(
        choice("type", TYPE_BY_NAME, "relationship type"),
        choice("direction", DIRECTIONS, "direction"),
        year("from"),
        year("to"),
        day("since"),
    )


def seen_on() -> date:
    """The day from which ages and last contacts are counted: today, where the address says nothing."""
    return day("as_of") or date.today()


def _show() -> int:
    count = whole_number("show", str(PAGE))
    if count is not None and count < 1:
        raise BadParameter(field="show", value=str(count), type="whole number", example=str(PAGE))
    return count or PAGE


def shown(file: PartnerFile, asked: Wanted) -> tuple[Chosen, dict[str, Any]]:
    """The chosen facts, and what the template shows of them and of the partner."""
    found = chosen(file.facts, asked, file.ours)
    by_year = timeline(found.facts)
    show = _show()
    values = {
        "file": file,
        "wanted": asked,
        "chosen": found,
        "as_of": file.as_of.isoformat(),
        "timeline": by_year,
        "chart": chart(by_year),
        "chart_height": HEIGHT,
        "dated": [fact for fact in found.facts if fact.get("date_from") or fact.get("date_to")],
        "undated": [fact for fact in found.facts if not (fact.get("date_from") or fact.get("date_to"))],
        "show": show,
        "page_size": PAGE,
        "ways": aid_ways(found, file),
        "directions": DIRECTIONS,
        "direction_counts": Counter(direction_of(fact, file.ours) for fact in file.facts),
        "type_counts": Counter(fact["type"] for fact in file.facts),
        "record_days": _record_days(file.facts),
        "states": STATES,
        "words": {"stage": STAGE.choices, "form": FORM.choices, "rank": RANK.choices, "event_type": EVENT_TYPE.choices},
        "chosen_by": {name: request.args.get(name, "") for name in FIELDS},
        "other_end": lambda fact: fact["target"] if fact["source"] == file.partner.id else fact["source"],
    }
    return found, values


def aid_ways(found: Chosen, file: PartnerFile) -> dict[str, Given]:
    """Direction -> what went that way among the chosen facts: to them and to us always, others where there is any."""
    by_way: dict[str, list[Fact]] = {TO_THEM: [], TO_US: []}
    for fact in found.facts:
        if fact["type"] == "GAVE_AID_TO":
            by_way.setdefault(direction_of(fact, file.ours), []).append(fact)
    return {way: given(by_way[way]) for way in DIRECTIONS if way in by_way}


def _record_days(facts: tuple[Fact, ...]) -> list[tuple[str, int]]:
    """The newest days on which facts were recorded, and how many have come since."""
    days = Counter(str(fact["recorded_on"]) for fact in facts if fact.get("recorded_on"))
    newest = sorted(days, reverse=True)
    return [(each, sum(days[later] for later in newest if later >= each)) for each in newest[:3]]


def record(file: PartnerFile, found: Chosen, by_year: Timeline) -> dict[str, Any]:
    """The same as JSON, beside the rows: days as partial dates, None where nothing is known."""
    return {
        "as_of": file.as_of.isoformat(),
        "facts_on_record": len(file.facts),
        "chosen": {"facts": len(found.facts), "no_day": found.no_day, "no_record_day": found.no_record_day},
        "timeline": {
            "years": {str(key): dict(counts) for key, counts in by_year.years.items()},
            "several_years": [asdict(each) for each in by_year.several_years],
            "undated": dict(by_year.undated),
        },
        "aid": {way: asdict(totals) for way, totals in aid_ways(found, file).items()},
        "meetings": _meetings_record(file.meetings),
        "agreements": [_agreement_record(one) for one in file.agreements],
        "shared_networks": [
            {"body": each.body.id, "ours": [partner.id for partner in each.ours]} for each in file.networks
        ],
        "friends_in_common": [
            {"partner": each.partner.id, "facts_with_them": each.facts_with_them, "facts_with_us": each.facts_with_us}
            for each in file.friends
        ],
    }


def _meetings_record(told: Meetings) -> dict[str, Any]:
    return {
        "events": told.event_count,
        "undated": told.undated,
        "announced": told.later,
        "first": told.first[0].told if told.first else None,
        "last": told.last[0].told if told.last else None,
        "ranks": [_met_record(met) for met in told.ranks],
        "kinds": [_met_record(met) for met in told.kinds],
    }


def _met_record(met: Met) -> dict[str, Any]:
    return {"word": met.word or None, "count": met.count, "last": _told(met.last)}


def _agreement_record(one: Agreement) -> dict[str, Any]:
    return {
        "fact": one.fact["id"],
        "state": one.state,
        "signed_on": _told(one.signed),
        "expires_on": _told(one.ends),
        "age_years": one.age_years,
        "ends_soon": one.ends_soon,
        "met_since": one.met_since,
    }


def _told(days: Days | None) -> str | None:
    return days.told if days else None
