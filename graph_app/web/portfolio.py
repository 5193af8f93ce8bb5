"""`/portfolio`: all partners on one page, as charts that are also tables; each number leads to the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

from flask import Blueprint

from graph_app.engagement.happenings import REGION_CODES, happenings
from graph_app.engagement.portfolio import ACTIVE, newest_source
from graph_app.engagement.quarters import moment_name, quarters_until
from graph_app.engagement.states import STATE_NAMES
from graph_app.engagement_view import engagement_on
from graph_app.language.partial_dates import iso_day
from graph_app.records import Rows
from graph_app.vocabulary.engagement_states import ENGAGEMENT_COLOURS
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web import portfolio_tables as tables_of
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.parameters import day
from graph_app.web.portfolio_charts import HEIGHT, STEP, WIDTH, Table, columns, scales, stripes
from graph_app.web.portfolio_tables import CONTACT_NAMES
from graph_app.web.portfolio_words import WAY_COLOURS, portfolio_words

blueprint = Blueprint("portfolio", __name__)

_COLUMNS = ("section", "row", "column", "count", "address")


@address(blueprint, "/portfolio")
def portfolio() -> Answer:
    as_of = day("as_of") or date.today()
    found = engagement_on(explorer(), as_of)
    record = happenings(found.record, found.facts, as_of)
    tables: dict[str, Table] = {
        "tiers": tables_of.tiers(found),
        "quarters": tables_of.quarters(record, as_of),
        "balance": tables_of.balance(record, as_of),
        "regions": tables_of.regions(found),
        "networks": tables_of.networks(found),
        "known": tables_of.known(found, record, explorer().engagement_values),
    }
    source = newest_source(found)
    counts = [one for table in tables.values() for one in chain.from_iterable(table.values())]
    told = [(one.section, one.row, one.column, one.count, one.href) for one in counts]
    newest = {"source": source[0], "published_on": iso_day(source[1])} if source else None
    return Answer(
        found.record.snapshot.data_version,
        "portfolio.html",
        {"as_of": as_of.isoformat(), "snapshot": found.record.snapshot, **tables, **_pictures(tables, as_of)}
        | {"newest_source": newest, "state_names": STATE_NAMES}
        | {"empty_regions": [code for code in REGION_CODES[:-1] if code not in tables["regions"] and code != "010"]}
        | {
            "active_states": [STATE_NAMES[state] for state in ACTIVE],
            "partner_count": tables["known"]["partners"][0].count,
        }
        | {"engagement_address": tables_of.engagement_address(as_of)}
        | portfolio_words(),
        {
            "as_of": as_of.isoformat(),
            "newest_source": newest,
            "rows": [dict(zip(_COLUMNS, row, strict=True)) for row in told],
        },
        Rows(_COLUMNS, told),
    )


def _pictures(tables: Mapping[str, Table], as_of: date) -> dict[str, Any]:
    quarters = {moment_name(moment) for moment in quarters_until(as_of)}
    type_colours = {of.name: of.colour for of in RELATIONSHIP_TYPES}
    return {
        "tier_bars": stripes(tables["tiers"], ENGAGEMENT_COLOURS),
        "quarter_bars": columns({row: of for row, of in tables["quarters"].items() if row in quarters}, type_colours),
        "quarter_table": {row: of for row, of in reversed([*tables["quarters"].items()]) if row in quarters},
        "unsure_moments": {row: of for row, of in tables["quarters"].items() if row not in quarters},
        "gift_bars": scales(tables["balance"], "received", "gave", WAY_COLOURS),
        "visit_bars": scales(tables["balance"], "visited", "hosted", WAY_COLOURS),
        "region_bars": stripes(tables["regions"], ENGAGEMENT_COLOURS),
        "way_colours": WAY_COLOURS,
        "state_colours": ENGAGEMENT_COLOURS,
        "contact_names": CONTACT_NAMES,
    } | {"height": HEIGHT, "step": STEP, "width": WIDTH}
