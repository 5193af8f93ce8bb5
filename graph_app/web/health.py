"""`/health` and `/health/alive`: for whoever watches the site.

`/health` says whether it is ready: 503 when the database does not answer. `/health/alive` says whether the process
answers at all: only where it does not, starting it anew helps.
Once there are accounts strangers hear no more than that, and the data version; who is signed in hears the rest.
A backup that is late is told and is no reason for 503: the site works.
"""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response

from graph_app.access.roles import READER
from graph_app.backup.daily import backup_state
from graph_app.errors import OnlyFromHere
from graph_app.version import version
from graph_app.web.answers import explorer, json_response
from graph_app.web.asker import asker

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    status = explorer().database.status()
    if not _known():
        return json_response({"ok": True, "data_version": status.data_version})
    database = f"Neo4j {status.version} {status.edition} ({status.kind})"
    told = {"ok": True, "database": database, "data_version": status.data_version}
    told["schema_version"] = status.schema_version
    return json_response({**told, **backup_state(explorer().settings, datetime.now())})


def _known() -> bool:
    """Whether who asks may hear which versions run here."""
    try:
        return asker().may(READER)
    except OnlyFromHere:
        return False


@blueprint.get("/health/alive")
def alive() -> Response:
    """200 as long as the process answers, without asking the database anything."""
    return json_response({"ok": True, "version": version()})
