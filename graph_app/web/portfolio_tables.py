"""The tables of `/portfolio`: counts by row and column, each with the address of the rows behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from flask import url_for

from graph_app.engagement import happenings as happened
from graph_app.engagement import portfolio as held
from graph_app.engagement.contacts import ALL_TYPES, CONTACT_TYPES
from graph_app.engagement.happenings import REGION_CODES, Happenings
from graph_app.engagement.on_record import AID, MEETING
from graph_app.engagement.quarters import UNDATED, moment_name, quarters_until
from graph_app.engagement.selection import TIERS
from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import STATE_NAMES, UNKNOWN
from graph_app.engagement.values import Values
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web.portfolio_charts import Count, Table

CONTACT_NAMES = tuple(RELATIONSHIP_TYPES[of].name for of in CONTACT_TYPES)
# Column of the balance -> the type of fact, and whether it runs from our side.
WAYS = {
    "gave": (AID, True),
    "received": (AID, False),
    "hosted": (MEETING, True),
    "visited": (MEETING, False),
}


def _table(
    section: str,
    rows: Iterable[str],
    row_columns: Iterable[str],
    counts: Counter[tuple[str, str]],
    href: Callable[[str, str], str],
) -> dict[str, list[Count]]:
    names = tuple(row_columns)
    return {row: [Count(section, row, name, counts[row, name], href(row, name)) for name in names] for row in rows}


def tiers(found: Engagement) -> Table:
    as_of = found.as_of
    return _table(
        "tiers",
        TIERS,
        STATE_NAMES,
        held.by_tier(found),
        lambda tier, state: engagement_address(as_of, tier=tier, state=state),
    )


def quarters(record: Happenings, as_of: date) -> Table:
    """The quarters in their order, then what lies in none of them: years, several years, before, unknown."""
    told = {(when, RELATIONSHIP_TYPES[of].name): count for (when, of), count in happened.by_moment(record).items()}
    quarters = [moment_name(moment) for moment in quarters_until(as_of)]
    others = sorted({when for when, _ in told} - set(quarters), key=lambda when: (when.isalpha(), when))
    return _table(
        "quarters",
        [*quarters, *others],
        CONTACT_NAMES,
        Counter(told),
        lambda when, of: _facts(as_of, quarter=when, type=of),
    )


def balance(record: Happenings, as_of: date) -> Table:
    """Regions around the world, those alone where anything was given or anybody met; unknown last."""
    ways = {way: name for name, way in WAYS.items()}
    told = Counter(
        {
            (region, ways[of, ours]): count
            for (region, of, ours), count in happened.by_region(record).items()
            if (of, ours) in ways
        }
    )
    regions = [code for code in REGION_CODES if any(told[code, name] for name in WAYS)]

    def href(region: str, name: str) -> str:
        of, ours = WAYS[name]
        return _facts(as_of, type=RELATIONSHIP_TYPES[of].name, region=region, by="us" if ours else "them")

    return _table("balance", regions, WAYS, told, href)


def regions(found: Engagement) -> Table:
    told = held.by_region(found)
    regions = [code for code in REGION_CODES if any(told[code, state] for state in STATE_NAMES)]
    as_of = found.as_of
    return _table(
        "regions",
        regions,
        STATE_NAMES,
        told,
        lambda code, state: engagement_address(as_of, region=code, state=state),
    )


def networks(found: Engagement) -> Table:
    partners, active, told = found.record.snapshot.partners, held.active(found), Counter[tuple[str, str]]()
    bodies = []
    for of in held.networks(found):
        body = partners[of.body].id
        bodies.append(body)
        told[body, "members"] = len(of.members)
        told[body, "active"] = int(active[of.members].sum())
        told[body, "unknown"] = int((found.state[of.members] == UNKNOWN).sum())

    def href(body: str, name: str) -> str:
        more = {"members": {}, "active": {"active": "yes"}, "unknown": {"state": "unknown"}}[name]
        return _partners(found.as_of, network=body, **more)

    return _table("networks", bodies, ("members", "active", "unknown"), told, href)


def known(found: Engagement, record: Happenings, values: Values) -> Table:
    """How complete the record is: partners, those that lack something, facts, and those of unknown day."""
    as_of = found.as_of
    names = [RELATIONSHIP_TYPES[of].name for of in ALL_TYPES]
    lines = [
        Count("known", "partners", "all", int((~found.record.home).sum()), _partners(as_of)),
        *(
            Count("known", "partners", what, int(held.lacking(found, what, values).sum()), _partners(as_of, lacks=what))
            for what in held.LACKS
        ),
    ]
    facts = []
    for of, name in zip(ALL_TYPES, names, strict=True):
        places = happened.first_of_each(record, record.types == of)
        facts.append((name, len(places), int((record.moments[places] == UNDATED).sum())))
    return {"partners": lines} | {
        name: [
            Count("known", name, "all", whole, _facts(as_of, type=name)),
            Count("known", name, "undated", undated, _facts(as_of, type=name, quarter="undated")),
        ]
        for name, whole, undated in facts
    }


def engagement_address(as_of: date, **fields: str) -> str:
    """Of the list of partners, as that address has its fields."""
    return url_for("engagement.engagement", _external=False, **{**fields, "as_of": as_of.isoformat()})


def _facts(as_of: date, **fields: str) -> str:
    return url_for("portfolio_rows.facts", _external=False, **{**fields, "as_of": as_of.isoformat()})


def _partners(as_of: date, **fields: str) -> str:
    return url_for("portfolio_rows.partners", _external=False, **{**fields, "as_of": as_of.isoformat()})
