"""`/network.svg`, `.pdf`, `.png`, `.graphml`, …: what `/network` shows, as files to take along.

The parameters are those of `/network`, so that a file holds exactly what its page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, url_for
from flask_babel import gettext

from graph_app.drawing.picture import Picture
from graph_app.errors import TooManyFactsForDetails
from graph_app.explorer import MOST_DETAILED
from graph_app.exports.graphs import exported
from graph_app.exports.multigraph import Facts, Part
from graph_app.exports.source_tables import named_sources
from graph_app.exports.standalone.standalone_html import standalone_html
from graph_app.exports.workbook import XLSX
from graph_app.language.colophon import Colophon
from graph_app.network_view import NAMES, seen
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.printing.paper import A3, A4, Paper
from graph_app.printing.picture_pdf import picture_pdf
from graph_app.printing.picture_png import picture_png
from graph_app.printing.picture_svg import picture_svg
from graph_app.view.address import address_text, canonical, view_of
from graph_app.web.answers import explorer, kept
from graph_app.web.language import language
from graph_app.web.network_words import chips, filter_sentences, shown_sentences
from graph_app.web.parameters import choice, whole_number
from graph_app.web.saved_views import opened_view, texts_here
from graph_app.web.static_files import drawing_scripts

blueprint = Blueprint("take_along", __name__)

_PAPERS = {"a4": A4, "a3": A3}


@dataclass(frozen=True)
class Shown:
    """What `/network` shows for the same parameters; `complete` is false while a metric is still being computed.

    `whole`: nothing is left out of the data, so that its files have also the sources that no partner or fact names.
    """

    part: Snapshot
    picture: Picture
    colophon: Colophon
    complete: bool
    whole: bool


@dataclass(frozen=True)
class FileForm:
    """A form of file: the address is /network and the ending."""

    ending: str
    content_type: str
    write: Callable[[Shown], bytes]


def shown() -> Shown:
    """What the address asks for. All files come from this one function."""
    saved = opened_view()
    texts = texts_here(saved, besides=("paper", "width"))
    found = seen(explorer(), view_of(texts, NAMES), language(), date.today())
    state = canonical(texts)
    query = address_text(texts, lang=language())
    here = f"{url_for('network.network', _external=True)}?{query}"
    sentences = (*shown_sentences(found), *filter_sentences(found.view), *(chip.words for chip in chips(found, state)))
    title = saved.name if saved and saved.name else gettext("The network of partners")
    colophon = Colophon(title, sentences, found.whole.data_version, date.today(), here, language())
    whole = found.drawn.fact_count == found.whole.fact_count and len(found.drawn.partners) == len(found.whole.partners)
    return Shown(found.drawn, found.picture, colophon, not found.waiting and saved is None, whole)


def _facts_of(part: Snapshot) -> Facts:
    """The records of exactly the part's facts."""
    if part.details is None:
        raise TooManyFactsForDetails(facts=part.fact_count, limit=MOST_DETAILED)
    wanted = set(part.details.ids.tolist())
    return [fact for fact in explorer().all_facts() if fact["id"] in wanted]


def _paper() -> Paper | None:
    return _PAPERS.get(choice("paper", _PAPERS, "choice"))


def _part(shown: Shown) -> Part:
    facts, sources = _facts_of(shown.part), explorer().all_sources()
    if not shown.whole:
        partners = ({"source_id": partner.source_id} for partner in shown.part.partners)
        sources = named_sources(sources, [*facts, *partners])
    return Part(shown.part, facts, shown.colophon, shown.picture, sources=sources)


def _graph(form: str) -> Callable[[Shown], bytes]:
    return lambda shown: exported(form, _part(shown))


def _in_one_piece(shown: Shown) -> bytes:
    page = standalone_html(_part(shown), shown.picture, explorer().all_sources(), drawing_scripts())
    return page.encode()


FORMS = (
    FileForm(
        "svg",
        "image/svg+xml; charset=utf-8",
        lambda shown: picture_svg(shown.picture, shown.colophon, _paper()).encode(),
    ),
    FileForm("pdf", "application/pdf", lambda shown: picture_pdf(shown.picture, shown.colophon, _paper())),
    FileForm(
        "png",
        "image/png",
        lambda shown: picture_png(shown.picture, shown.colophon, whole_number("width", "2400"), _paper()),
    ),
    FileForm("html", "text/html; charset=utf-8", _in_one_piece),
    FileForm("graphml", "application/graphml+xml", _graph("graphml")),
    FileForm("gexf", "application/gexf+xml", _graph("gexf")),
    FileForm("node-link.json", "application/json; charset=utf-8", _graph("json")),
    FileForm("zip", "application/zip", _graph("zip")),
    FileForm("tables.xlsx", XLSX, _graph("xlsx")),
)


def _view(form: FileForm) -> Callable[[], Response]:
    def make() -> tuple[Response, bool]:
        found = shown()
        response = Response(form.write(found), content_type=form.content_type)
        name = f"network-v{found.colophon.data_version}.{form.ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["X-Data-Version"] = str(found.colophon.data_version)
        return response, found.complete

    # The file names the address of its site, which may have several.
    return lambda: kept(make)


for _form in FORMS:
    blueprint.add_url_rule(f"/network.{_form.ending}", _form.ending.replace(".", "_"), _view(_form))
