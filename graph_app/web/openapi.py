"""All addresses that can be read, described as OpenAPI 3.1: made from the routes and the headers of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.routing import Rule

from graph_app.exports.workbook import XLSX
from graph_app.queries.loader import NamedQuery, Param
from graph_app.queries.parameter_types import PARAMETER_TYPES
from graph_app.version import version
from graph_app.view.address import BESIDE, FIELDS
from graph_app.vocabulary.kinds import KIND_BY_NAME

Document = dict[str, Any]

CONTENT_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": XLSX,
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png": "image/png",
    "html": "text/html",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# What stands in a path, as it is called in the seed.
_IN_PATH = {
    "partner": "vientiane",
    "source": "hanoi-external-relations-2021",
    "fact": "aid-2021-rice-havana",
    "number": "1",
    **{"first": "kien-giang", "second": "tien-giang"},
    # The address that bringing a file leads to; nobody else knows it.
    "upload": "0123456789abcdef0123456789abcdef",
}
# What an address needs to answer anything, with an example; the fields of the view, where it takes them.
_NEEDED = {
    "ledger.ledger": {"source": "hanoi", "target": "vientiane"},
    "between.between": {"partner": "hanoi,vientiane"},
    "between.between_panel": {"partner": "hanoi,vientiane"},
    "structure_without.structure_without": {"partner": "hanoi"},
    "warm_path.warm_path": {"to": "ulaanbaatar"},
    "duplicates.compare": {"first": "kien-giang", "second": "tien-giang"},
}
_OF_A_VIEW = ("network", "take_along", "embed", "compare", "between", "ledger", "lens")
_PLANNED = ("state", "kind", "country", "region", "tier", "body")
_OPTIONAL = {
    "partners.partners": ("q", "kind", "country", "home", "sort"),
    "partners.partner": ("type", "direction", "from", "to", "since", "as_of", "show"),
    "partners.partner_panel": ("expand", "as_of"),
    "briefing.briefing": ("as_of", "author"),
    "briefing.briefing_docx": ("as_of", "author"),
    "calendar.calendar": ("as_of", "months", "due", "kind", "country", "view", "month"),
    "calendar.calendar_ics": ("as_of", "months", "due", "kind", "country"),
    "console.console": ("query", "parameters", "run"),
    "centrality.centrality": ("kind", "sort"),
    "engagement.engagement": ("as_of", *_PLANNED),
    "engagement.engagement_compare": ("before", "as_of", *_PLANNED),
    "structure.structure": ("as_of",),
    "structure_without.structure_without": ("tie", "membership", "as_of"),
    "warm_path.warm_path": ("from", "as_of"),
    "suggestions.suggested": ("kind", "country", "as_of", "show"),
    "duplicates.duplicates": ("kind", "country", "least", "show"),
    "merge.two": ("stays",),
    "compare.compare": ("before", "after", "metric"),
    "sources.sources": ("sort",),
    "imports.upload": ("state", "page"),
    "changes.log": ("partner", "who", "since", "until", "before", "version"),
    "changes.change": ("page",),
    "audit.audit": ("person", "kind", "since", "until", "before"),
    "inbox.inbox": ("rule", "partner", "severity", "as_of", "page", "right_page"),
    "queries.queries": ("q",),
    "search.search": ("q",),
    "search.sources": ("q",),
    "edit.new_fact": ("type",),
    "portfolio.portfolio": ("as_of",),
    "portfolio_rows.facts": ("quarter", "type", "region", "by", "as_of"),
    "portfolio_rows.partners": ("state", "active", "network", "lacks", "as_of"),
    "ledger.ledger": ("type", "without"),
}
# What is sent as JSON, with an example: addresses that take more than fits into an address.
_SENT: Document = {
    "/cypher.json": {
        "query": "MATCH (p:Partner {id: $id}) RETURN p.name_vi AS name",
        "parameters": {"id": "vientiane"},
    },
    "/network/views": {"state": "kind=City&colour=community", "name": "Thành phố"},
}
# What is sent as a form of a page, such as a file; the page that comes next says what became of it.
_FORMS: Document = {
    "/imports": {"file": {"type": "string", "format": "binary"}, "rows": {"type": "string"}},
    "/imports/{upload}/reading": {"remember_as": {"type": "string"}},
    "/imports/{upload}/as-remembered": {"name": {"type": "string"}},
    "/imports/{upload}/answers": {
        "duplicates": {"enum": ["", "new", "skip"]},
        "wrong": {"enum": ["", "skip"]},
    },
    "/imports/{upload}/import": {name: {"type": "string"} for name in ("who", "why", "outcome")},
    "/imports/{upload}/cancel": {},
}
# Signing in is for people, and a person has an address that no list tells.
_NOT_TOLD = {
    "persons.edit",
    "static_files.static_file",
    "static_files.named_file",
    "signing.sign_in",
    *("openid.begin", "openid.back", "openid.leave"),
    "account.account",
    "links.new",
}
_PLAIN = {"integer": "integer", "year": "integer", "float": "number", "boolean": "boolean"}
_ANSWER: Document = {
    "type": "object",
    "required": ["ok", "data_version", "truncated"],
    "properties": {
        "ok": {"const": True},
        "data_version": {"type": "integer"},
        "truncated": {"type": "boolean", "description": "More rows than GRAPH_APP_ROW_LIMIT."},
        "generated_on": {"type": "string", "format": "date"},
    },
}
_RECORDS: Document = {"type": "array", "items": {"type": "object"}}
_END = {"type": "string"}
_SCHEMAS: Document = {
    "Answer": _ANSWER,
    "Rows": {
        "allOf": [{"$ref": "#/components/schemas/Answer"}],
        "required": ["columns", "rows"],
        "properties": {"columns": {"type": "array", "items": {"type": "string"}}, "rows": _RECORDS},
    },
    "Graph": {
        "allOf": [{"$ref": "#/components/schemas/Answer"}],
        "required": ["nodes", "edges"],
        "properties": {
            "nodes": {"type": "array", "items": {"type": "object", "required": ["id", "kind"]}},
            "edges": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "source", "target", "type"],
                    "properties": dict.fromkeys(("id", "source", "target", "type"), _END),
                },
            },
        },
    },
    # Strangers hear no more, once there are accounts.
    "Health": {"type": "object", "required": ["ok", "data_version"]},
    "Error": {
        "type": "object",
        "required": ["ok", "error", "status", "request_id"],
        "properties": {
            "ok": {"const": False},
            "error": {"type": "string"},
            "status": {"type": "integer"},
            "request_id": {"type": "string", "description": "By which the log of the site knows this request."},
        },
    },
}


def document(rules: Iterable[Rule], queries: Mapping[str, NamedQuery], language: str) -> Document:
    """All addresses that GET reads and that are sent JSON; `language` ("vi", "en") is that of titles and meanings."""
    paths: Document = {}
    for rule in sorted(rules, key=lambda one: one.rule):
        if "GET" not in (rule.methods or ()) or rule.endpoint in _NOT_TOLD:
            continue
        if rule.endpoint.startswith("queries.query"):  # a route for all of them; each is told by itself
            for query in queries.values() if rule.rule.startswith("/queries/<") else ():
                paths[rule.rule.replace("<name>", query.name)] = {"get": _of_query(rule, query, language)}
        if not rule.rule.startswith("/queries/<"):
            paths[re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)] = {"get": _of_rule(rule)}
    for path, example in _SENT.items():
        paths.setdefault(path, {})["post"] = _of_sent(path, example)
    for path, fields in _FORMS.items():
        paths.setdefault(path, {})["post"] = _of_form(path, fields)
    info = {"title": "Partner relationship explorer", "version": version()}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": _SCHEMAS}}


def _of_sent(path: str, example: Document) -> Document:
    schema = {"type": "object", "required": [next(iter(example))], "properties": {name: {} for name in example}}
    content = {"application/json": {"schema": schema, "example": example}}
    answer = "Rows" if path.endswith(".json") else ""
    return {
        "summary": path,
        "tags": [path.strip("/").split(".")[0].split("/")[0]],
        "parameters": [_optional("lang")],
        "requestBody": {"required": True, "content": content},
        "responses": _responses("json", answer),
    }


def _of_form(path: str, fields: Document) -> Document:
    schema = {"type": "object", "properties": fields}
    upload = [{"name": "upload", "in": "path", "required": True, "schema": _END, "example": _IN_PATH["upload"]}]
    return {
        "summary": path,
        "tags": ["imports"],
        "parameters": [*(upload if "{upload}" in path else []), _optional("lang")],
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}},
        "responses": {
            "303": {"description": "Leads to the page of what was brought; with .json it says how far it is"},
            "default": {"description": "An error, told in a sentence"},
        },
    }


def ending_of(path: str) -> str:
    """The ending that says the form of an answer; "html" for a page."""
    ending = path.rsplit(".", 1)[-1]
    return ending if ending in CONTENT_TYPES else "html"


def _of_query(rule: Rule, query: NamedQuery, language: str) -> Document:
    ending = ending_of(rule.rule)
    told = [_of_param(query, param, language) for param in query.params]
    sort = [_optional("sort")] if ending in {"html", "json"} else []
    schema = "Rows" if query.returns == "rows" else "Graph"
    return {
        "summary": query.title.told_in(language),
        "description": query.description.told_in(language),
        "tags": ["queries"],
        "parameters": [*told, *sort, _optional("lang")],
        "responses": _responses(ending, schema),
    }


def _of_param(query: NamedQuery, param: Param, language: str) -> Document:
    kind = PARAMETER_TYPES[param.type]
    schema: Document = {"type": _PLAIN.get(param.type, "string")}
    if param.type == "date":
        schema["format"] = "date"
    words = list(KIND_BY_NAME) if param.type == "kind" else list(kind.choices)
    if words:
        schema["enum"] = words
    if param.least is not None:
        schema |= {"minimum": param.least, "maximum": param.most}
    if param.default is not None:
        schema["default"] = kind.read(param.default)
    told = {"name": param.name, "in": "query", "required": not param.optional, "schema": schema}
    if param.name in query.example:
        told["example"] = kind.read(query.example[param.name])
    return {**told, "description": param.meaning.told_in(language)}


def _of_rule(rule: Rule) -> Document:
    ending, base = ending_of(rule.rule), re.sub(r"_(json|csv|xlsx)$", "", rule.endpoint)
    room = base.split(".")[0]
    path = [
        {"name": name, "in": "path", "required": True, "schema": _END, "example": _IN_PATH[name]}
        for name in rule.arguments
    ]
    needed = [
        {"name": name, "in": "query", "required": True, "schema": _END, "example": example}
        for name, example in _NEEDED.get(base, {}).items()
    ]
    known = {one["name"] for one in (*path, *needed)}
    of_view = (*FIELDS, *BESIDE) if room in _OF_A_VIEW else ("lang",)
    optional = dict.fromkeys((*_OPTIONAL.get(base, ()), *of_view))
    return {
        "summary": rule.rule,
        "tags": [room],
        "parameters": [*path, *needed, *(_optional(name) for name in optional if name not in known)],
        "responses": _responses_of(rule, ending, room),
    }


def _responses_of(rule: Rule, ending: str, room: str) -> Document:
    if rule.endpoint == "facts.fact":
        return {"302": {"description": "Leads to its place in a history"}}
    if rule.endpoint == "duplicates.compare":
        return {"302": {"description": "Leads to the two side by side"}}
    if rule.rule == "/health":
        return _responses("json", "Health")
    if rule.rule == "/health/alive":
        return _responses("json", "")
    if rule.rule == "/metrics":
        return {"200": {"description": "Numbers for Prometheus", "content": {"text/plain": {}}}}
    # Files for other programs have the shapes of these, and no head of ours.
    return _responses(ending, "" if room in {"take_along", "api"} else "Answer")


def _optional(name: str) -> Document:
    return {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}


def _responses(ending: str, schema: str) -> Document:
    body: Document = {"schema": {"$ref": f"#/components/schemas/{schema}"}} if ending == "json" and schema else {}
    error: Document = {"schema": {"$ref": "#/components/schemas/Error"}}
    wrong = {"content": {"application/json": error}} if ending == "json" else {}
    return {
        "200": {"description": "The answer", "content": {CONTENT_TYPES[ending]: body}},
        "default": {"description": "An error, told in a sentence", **wrong},
    }
