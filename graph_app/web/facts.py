"""`/facts/<id>`: where a fact stands, for links that know nothing of it but its id."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from graph_app.errors import UnknownFact
from graph_app.web.answers import explorer

blueprint = Blueprint("facts", __name__)


@blueprint.get("/facts/<fact>")
def fact(fact: str) -> Response:
    """To the fact's place in the history of its first partner."""
    ends = explorer().rows("ends_of_fact", {"fact": fact}).records()
    if not ends:
        raise UnknownFact(fact=fact)
    return redirect(url_for("partners.partner", partner=ends[0]["source"], _anchor=f"fact-{fact}"))
