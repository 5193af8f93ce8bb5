"""Type-ahead for every search box."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from graph_app.language.folding import fold
from graph_app.language.formats import country_name
from graph_app.partner_graph.search import Hit
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import explorer, json_response
from graph_app.web.language import language

blueprint = Blueprint("search", __name__)

SUGGESTIONS = 10


@blueprint.get("/search.json")
def search_json() -> Response:
    snapshot = explorer().snapshot()
    found = explorer().search(request.args.get("q", ""), limit=SUGGESTIONS + 1)
    return json_response(
        {
            "ok": True,
            "data_version": snapshot.data_version,
            "truncated": len(found) > SUGGESTIONS,
            "rows": [_row(hit) for hit in found[:SUGGESTIONS]],
        }
    )


@blueprint.get("/search/sources.json")
def sources_json() -> Response:
    """Sources whose title or publisher holds what was typed, in any spelling."""
    wanted = fold(request.args.get("q", ""))
    found = [
        {"id": id, "name": str(own.get("title", id)), "also": str(own.get("publisher", "")), "kind": "", "country": ""}
        | {"href": url_for("sources.source", source=id)}
        for id, own in explorer().all_sources().items()
        if wanted and wanted in fold(f"{own.get('title', '')} {own.get('publisher', '')}")
    ]
    version = explorer().snapshot().data_version
    truncated = len(found) > SUGGESTIONS
    return json_response({"ok": True, "data_version": version, "truncated": truncated, "rows": found[:SUGGESTIONS]})


def _row(hit: Hit) -> dict[str, str]:
    name = hit.partner.name_in(language())
    return {
        "id": hit.partner.id,
        "name": name,
        "also": hit.matched if hit.matched != name else "",
        "kind": KIND_BY_NAME[hit.partner.kind].caption.told_in(language()),
        "country": country_name(hit.partner.country, language()) if hit.partner.country else "",
        "href": url_for("partners.partner", partner=hit.partner.id),
    }
