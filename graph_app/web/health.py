"""`/health` and `/health/alive`: for whoever watches the site.

`/health` says whether it is ready: 503 when the database does not answer. `/health/alive` says whether the process
answers at all: only where it does not, starting it anew helps.
A backup that is late is told and is no reason for 503: the site works.
"""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response

from graph_app.backup.daily import backup_state
from graph_app.version import version
from graph_app.web.answers import explorer, json_response

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    status = explorer().database.status()
    database = f"Neo4j {status.version} {status.edition} ({status.kind})"
    told = {"ok": True, "database": database, "data_version": status.data_version}
    told["schema_version"] = status.schema_version
    return json_response({**told, **backup_state(explorer().settings, datetime.now())})


@blueprint.get("/health/alive")
def alive() -> Response:
    """200 as long as the process answers, without asking the database anything."""
    return json_response({"ok": True, "version": version()})
