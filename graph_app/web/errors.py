"""One handler for every error: ours, Flask's own, and what nobody foresaw; as a page, JSON or plain text."""

from __future__ import annotations

import difflib
import logging
from typing import Any

from flask import Flask, Response, render_template, request, url_for
from flask.globals import request_ctx
from flask_babel import gettext
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from graph_app.errors import GraphAppError, UnknownPartner, UnknownQuery
from graph_app.logs.request_ids import current_id
from graph_app.web.answers import explorer, json_response
from graph_app.web.asker import nobody_yet
from graph_app.web.error_headings import heading
from graph_app.web.language import language
from graph_app.web.merged_partners import led_on
from graph_app.web.typed import files_chosen, typed_fields

_AGAIN_SECONDS = 3  # where nobody knows better
log = logging.getLogger(__name__)


def register_errors(app: Flask) -> None:
    app.register_error_handler(Exception, _answer)
    app.after_request(_say_when_again)


def _say_when_again(response: AnyResponse) -> AnyResponse:
    """Also where a page tells of the error itself, as the console's does."""
    if response.status_code in (429, 503):
        response.headers.setdefault("Retry-After", str(_AGAIN_SECONDS))
    return response


def _answer(error: Exception) -> AnyResponse:
    nobody_yet()
    led = led_on(str(error.facts["partner"])) if isinstance(error, UnknownPartner) else None
    if led:
        return led
    status, sentence = _told(error)
    id = current_id.get()
    ending = request.path.rsplit(".", 1)[-1]
    if ending == "json" or request.path.startswith("/health"):
        response = json_response({"ok": False, "error": sentence, "status": status, "request_id": id}, status)
    elif ending in {"csv", "xlsx"} or request_ctx.url_adapter is None:  # a host that is none leads to no page of ours
        response = Response(sentence + "\n", status, content_type="text/plain; charset=utf-8")
    else:
        response = _page(error, status, sentence)
    if isinstance(error, HTTPException):
        response.headers.extend((name, value) for name, value in error.get_headers() if name in {"Allow", "Location"})
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if status == 429 and isinstance(error, GraphAppError):
        response.headers["Retry-After"] = str(error.facts.get("seconds", _AGAIN_SECONDS))
    return response


def _page(error: Exception, status: int, sentence: str) -> Response:
    typed = typed_fields(status)
    page = render_template(
        "error.html",
        status=status,
        heading=heading(error, status),
        sentence=sentence,
        nearby=_nearby(error),
        id=current_id.get(),
        typed=typed,
        files=bool(typed) and files_chosen(),
        again=request.script_root + request.full_path.rstrip("?"),
    )
    response = Response(page, status, content_type="text/html; charset=utf-8")
    if typed:
        response.headers["Cache-Control"] = "no-store"
    return response


def _told(error: Exception) -> tuple[int, str]:
    """The status and the sentence of an error in the reader's language."""
    if isinstance(error, GraphAppError):
        if error.outside or error.status >= 500:
            log.warning("%s", error)  # what the reader does not hear
        return error.status, error.told_with(gettext)
    if isinstance(error, HTTPException) and error.code:
        return error.code, _told_of_flask(error.code)
    log.exception("An error that nobody foresaw.")  # the line of the request says where
    return 500, gettext("Something went wrong here that should not have. The log of the site says what it was.")


def _told_of_flask(status: int) -> str:
    sentences = {
        404: gettext("There is no page at this address. Search for a partner, or start from the first page."),
        405: gettext("This address cannot be asked in this way. Open it as a page."),
        413: gettext("What was sent is too large."),
    }
    return str(sentences.get(status, gettext("The site could not make sense of this request.")))


def _nearby(error: Exception) -> list[dict[str, Any]]:
    """Links to what was perhaps meant: partners or queries of nearly the same name."""
    try:
        if isinstance(error, UnknownQuery):
            return _near_queries(str(error.facts["query"]))
        if isinstance(error, UnknownPartner):
            return _near_partners(str(error.facts["partner"]))
        if isinstance(error, HTTPException) and error.code == 404:
            return _near_partners(request.path.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    except GraphAppError:
        pass  # the error that is being told is enough
    return []


def _near_queries(name: str) -> list[dict[str, Any]]:
    queries = explorer().queries
    near = difflib.get_close_matches(name, queries, n=5, cutoff=0.4)
    return [
        {"href": url_for("queries.query", name=found), "text": queries[found].title.told_in(language())}
        for found in near
    ]


def _near_partners(text: str) -> list[dict[str, Any]]:
    found = explorer().search(text.replace("-", " ").replace("_", " "), limit=5)
    return [
        {"href": url_for("partners.partner", partner=hit.partner.id), "text": hit.partner.name_in(language())}
        for hit in found
    ]
