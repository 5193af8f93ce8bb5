"""`/facts/<id>`: where a fact stands, for links that know nothing of it but its id."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from graph_app.errors import UnknownFact
from graph_app.web.answers import explorer

blueprint = Blueprint("facts", __name__)


@blueprint.get("/facts/<fact>")
def fact(fact: str) -> Response:
    """To the fact's place in the history of a partner: of the one that is not our own side, if there is one.

    The history comes whole, since the fact may stand beyond its first page.
    """
    ends = explorer().rows("ends_of_fact", {"fact": fact}).records()
    if not ends:
        raise UnknownFact(fact=fact)
    source, target = str(ends[0]["source"]), str(ends[0]["target"])
    home = explorer().partner(explorer().snapshot(), source).home
    whole = str(explorer().settings.row_limit)
    partner = target if home else source
    return redirect(
        url_for(
            "partners.partner", partner=partner, show=whole, saved=request.args.get("saved"), _anchor=f"fact-{fact}"
        )
    )
