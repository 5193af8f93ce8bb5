"""`/openapi.json` and `/api`: what scripts can ask, for programs and for people."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request

from graph_app.web.answers import explorer, json_response
from graph_app.web.language import language
from graph_app.web.openapi import document, ending_of

blueprint = Blueprint("api", __name__)

_MANY = 12  # parameters that stand open; more are folded


@blueprint.get("/openapi.json")
def openapi_json() -> Response:
    return json_response(_document())


@blueprint.get("/api")
def api() -> Response:
    """The addresses by subject, the endings of one address in one place."""
    subjects: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for path, methods in _document()["paths"].items():
        told = methods.get("get") or methods["post"]
        base = path.removesuffix("." + ending_of(path))
        entry = subjects[told["tags"][0]].setdefault(base, {**told, "endings": []})
        entry["endings"].append(path)
    page = render_template("api.html", subjects=subjects, data_version=explorer().snapshot().data_version, many=_MANY)
    return Response(page, content_type="text/html; charset=utf-8")


def _document() -> dict[str, Any]:
    told = document(current_app.url_map.iter_rules(), explorer().queries, language())
    return {**told, "servers": [{"url": request.script_root or "/"}]}
