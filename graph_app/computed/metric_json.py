"""Values of a metric as JSON has them, and back."""

from __future__ import annotations

from typing import Any

from graph_app.analytics.metrics import MetricValues
from graph_app.language.texts import Text


def to_json(found: MetricValues) -> dict[str, Any]:
    """Each reason once, with the places that it is for."""
    places: dict[Text, list[int]] = {}
    for place, reason in found.reasons.items():
        places.setdefault(reason, []).append(place)
    reasons = [[reason.vi, reason.en, those] for reason, those in places.items()]
    numbers = {"error": found.error, "sources": found.sources, "engine": found.engine}
    return {"values": found.values, "reasons": reasons, **numbers}


def from_json(body: dict[str, Any]) -> MetricValues:
    """What `to_json` was given."""
    reasons = {place: Text(vi, en) for vi, en, places in body["reasons"] for place in places}
    return MetricValues(body["values"], reasons, body["error"], body["sources"], body["engine"])
