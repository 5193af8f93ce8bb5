"""`/sources`, `/sources/<id>`: where the facts come from, and what each source proves."""

from __future__ import annotations

from flask import Blueprint

from graph_app.errors import UnknownSource
from graph_app.exports.fact_tables import fact_table
from graph_app.language.ordering import sorting_key
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.parameters import sort

blueprint = Blueprint("sources", __name__)

_SORTS = ("title", "publisher", "published_on", "fact_count")


@address(blueprint, "/sources")
def sources() -> Answer:
    found = explorer().rows("sources")
    wanted = sort(_SORTS, "-fact_count")
    rows = sorted(found.records(), key=lambda row: sorting_key(str(row["title"])))
    known = [row for row in rows if row[wanted.column] is not None]
    unknown = [row for row in rows if row[wanted.column] is None]  # last, whichever way the rest is sorted
    if wanted.column in {"title", "publisher"}:
        known.sort(key=lambda row: sorting_key(str(row[wanted.column])), reverse=wanted.descending)
    else:
        known.sort(key=lambda row: row[wanted.column], reverse=wanted.descending)  # type: ignore[arg-type,return-value]
    rows = known + unknown
    return Answer(
        explorer().snapshot().data_version,
        "sources.html",
        {"rows": rows, "sort": wanted, "truncated": truncated_sentence() if found.truncated else ""},
        {"rows": rows},
        found,
        found.truncated,
    )


@address(blueprint, "/sources/<source>")
def source(source: str) -> Answer:
    found = explorer().rows("source_by_id", {"source": source}).records()
    if not found:
        raise UnknownSource(source=source)
    snapshot = explorer().snapshot()
    facts = explorer().facts("facts_of_source", {"source": source})
    partners = [partner for partner in snapshot.partners if partner.source_id == source]
    return Answer(
        snapshot.data_version,
        "source.html",
        {"source": found[0], "facts": facts.records, "partners": partners, "snapshot": snapshot}
        | {"truncated": truncated_sentence() if facts.truncated else ""},
        {"source": found[0], "rows": facts.records, "partners": [partner.id for partner in partners]},
        fact_table(facts.records, facts.truncated),
        facts.truncated,
    )
