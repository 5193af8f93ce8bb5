"""`/partners/<id>/briefing`: what to know before a visit, on two sheets of A4, as a page and as a Word file."""

from __future__ import annotations

from flask import Blueprint, Response, request

from graph_app.briefing.sheet import Sheet
from graph_app.exports.briefing_docx import briefing_docx
from graph_app.partner_file import briefing_of
from graph_app.web.answers import Answer, address, explorer, kept
from graph_app.web.language import language
from graph_app.web.partner_history import seen_on

blueprint = Blueprint("briefing", __name__)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _sheet(partner: str) -> Sheet:
    """`as_of` is the day that it is seen from, `author` who prepared it; the language is the reader's."""
    return briefing_of(explorer(), partner, language(), seen_on(), request.args.get("author", "").strip())


@address(blueprint, "/partners/<partner>/briefing", endings=())
def briefing(partner: str) -> Answer:
    sheet = _sheet(partner)
    found = explorer().partner(explorer().snapshot(), partner)
    return Answer(sheet.data_version, "briefing.html", {"sheet": sheet, "partner": found})


@blueprint.get("/partners/<partner>/briefing.docx")
def briefing_word(partner: str) -> Response:
    def make() -> tuple[Response, bool]:
        sheet = _sheet(partner)
        response = Response(briefing_docx(sheet), content_type=_WORD)
        name = f"briefing-{partner}-{sheet.as_of.isoformat()}-{sheet.language}.docx"
        response.headers.set("Content-Disposition", "attachment", filename=name)
        response.headers["X-Data-Version"] = str(sheet.data_version)
        return response, True

    return kept(make)
