"""`/health`: for whoever watches the site. 503 when the database does not answer."""

from __future__ import annotations

from flask import Blueprint, Response

from graph_app.web.answers import explorer, json_response

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    status = explorer().database.status()
    database = f"Neo4j {status.version} {status.edition} ({status.kind})"
    return json_response({"ok": True, "database": database, "data_version": status.data_version})
