"""`/structure`: which single ties and single partners hold others to our side, and who of us is the broker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from flask import Blueprint

from graph_app.partner_graph.projection import PROJECTION
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.structure.brokers import brokers, records
from graph_app.structure.holds import Holds, holds, table
from graph_app.structure.network import network_on
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.language import language
from graph_app.web.parameters import day

blueprint = Blueprint("structure", __name__)

# So many names are seen at once; others open on a click, up to so many; and so many bodies or ties are told.
# The files have them all.
LISTED = 12
NAMED = 200
CARDS = 40


@address(blueprint, "/structure")
def structure() -> Answer:
    as_of = day("as_of") or date.today()
    network = network_on(explorer(), as_of)
    found, ours = holds(explorer(), network), brokers(explorer(), network)
    limit = explorer().settings.row_limit
    rows = table(found, limit)
    outside = [partner for partner in network.partners if not partner.home]
    return Answer(
        network.newest.data_version,
        "structure.html",
        {"as_of": as_of.isoformat(), "found": found, "brokers": ours, "outside": outside, "cards": CARDS}
        | {"listed": LISTED, "named": NAMED, "by_name": by_name(network.newest)}
        | {"groups": [held for held in found.ties if len(held.cut_off) > 1], "alone": _alone(found, limit)}
        | {"truncated": truncated_sentence() if rows.truncated else "", "projection": PROJECTION},
        {"as_of": as_of.isoformat(), "projection": PROJECTION.told_in(language()), "rows": rows.records()}
        | {"brokers": records(ours), "unreached": [partner.id for partner in found.unreached]},
        rows,
        rows.truncated,
    )


def by_name(snapshot: Snapshot) -> Callable[[Iterable[Partner]], list[Partner]]:
    """What puts partners of a snapshot into the order of their names in the reader's language."""
    ordered = explorer().in_name_order(snapshot, language())
    ranks = {snapshot.partners[place].id: rank for rank, place in enumerate(ordered)}
    return lambda partners: sorted(partners, key=lambda partner: ranks.get(partner.id, len(ranks)))


def _alone(found: Holds, most: int) -> list[tuple[Partner, list[Partner]]]:
    """Who hangs on a tie that holds nobody else, by whom that tie is with; who has most such ties comes first."""
    single = [held for held in found.ties if len(held.cut_off) == 1][:most]
    by_holder = groupby(sorted(single, key=lambda held: held.partner.id), key=lambda held: held.partner)
    groups: list[tuple[Partner, list[Partner]]] = [
        (holder, [held.other for held in ties if held.other]) for holder, ties in by_holder
    ]
    return sorted(groups, key=lambda group: -len(group[1]))
