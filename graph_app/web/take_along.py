"""`/network.svg`, `.pdf`, `.png`, `.graphml`, …: what `/network` shows, as files to take along.

The parameters are those of `/network`, so that a file holds exactly what its page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext

from graph_app.drawing.picture import Picture
from graph_app.exports.graphs import exported
from graph_app.exports.multigraph import Facts, Part
from graph_app.language.colophon import Colophon
from graph_app.language.formats import country_name
from graph_app.partner_graph.filters import Filter, facets, filtered
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import partners_of_ids
from graph_app.printing.paper import A3, A4, Paper
from graph_app.printing.picture_pdf import picture_pdf
from graph_app.printing.picture_png import picture_png
from graph_app.printing.picture_svg import picture_svg
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME
from graph_app.web.answers import explorer, kept
from graph_app.web.language import language
from graph_app.web.network import SIZES, _filter, _shown_sentence
from graph_app.web.parameters import choice, whole_number

blueprint = Blueprint("take_along", __name__)

_PAPERS = {"a4": A4, "a3": A3}


@dataclass(frozen=True)
class Shown:
    """What `/network` shows for the same parameters; `complete` is false while a metric is still being computed."""

    part: Snapshot
    picture: Picture
    colophon: Colophon
    complete: bool


@dataclass(frozen=True)
class FileForm:
    """A form of file: the address is /network and the ending."""

    ending: str
    content_type: str
    write: Callable[[Shown], bytes]


def shown() -> Shown:
    """What the address asks for. All files come from this one function."""
    whole = explorer().snapshot()
    wanted = _filter(facets(whole).countries)
    part = filtered(whole, wanted).snapshot
    size = choice("size", [metric.name for metric in SIZES], "metric", "degree")
    sized = explorer().metric(whole, size) is not None
    picture = explorer().picture(part, size, language())
    truncated = len(picture.nodes) < len(part.partners)
    sentences = (_shown_sentence(whole, picture, truncated, sized), *_filter_sentences(wanted))
    here = url_for("network.network", _external=True, **dict(request.args.lists()))  # type: ignore[arg-type]
    title = gettext("The network of partners")
    colophon = Colophon(title, sentences, whole.data_version, date.today(), here, language())
    return Shown(partners_of_ids(part, [node.id for node in picture.nodes]), picture, colophon, sized)


def _filter_sentences(wanted: Filter) -> list[str]:
    """The filters in words, those alone that keep something out."""
    told = []
    if wanted.kinds != frozenset(KIND_BY_NAME):
        kinds = [kind.plural.told_in(language()) for kind in KIND_BY_NAME.values() if kind.name in wanted.kinds]
        told.append(gettext("Partners: %(names)s.", names=", ".join(kinds)))
    if wanted.types != frozenset(TYPE_BY_NAME):
        types = [of.noun.told_in(language()) for of in RELATIONSHIP_TYPES if of.name in wanted.types]
        told.append(gettext("Facts: %(names)s.", names=", ".join(types)))
    if wanted.countries:
        countries = [country_name(code, language()) for code in sorted(wanted.countries)]
        told.append(gettext("Countries: %(names)s.", names=", ".join(countries)))
    if wanted.year_from or wanted.year_to:
        first, last = wanted.year_from or "…", wanted.year_to or "…"
        told.append(gettext("Years: %(first)s–%(last)s.", first=first, last=last))
    if not wanted.undated:
        told.append(gettext("Facts of unknown day are hidden."))
    return told


def _facts_of(part: Snapshot) -> Facts:
    """The records of the part's facts: those that agree with one of them in ends, type and days.

    Filters look at nothing else, so that facts which agree in these are all shown or all hidden.
    """
    ids = [partner.id for partner in part.partners]
    types = [RELATIONSHIP_TYPES[place].name for place in part.fact_types.tolist()]
    ends = ([ids[place] for place in places.tolist()] for places in (part.fact_sources, part.fact_targets))
    keys = set(zip(types, *ends, part.date_from.tolist(), part.date_to.tolist(), strict=True))
    return [
        fact
        for fact in explorer().all_facts()
        if (fact["type"], fact["source"], fact["target"], *_days(fact.get("date_from"), fact.get("date_to"))) in keys
    ]


def _days(first: str | None, last: str | None) -> tuple[int, int]:
    """As a snapshot has them: one known day stands for both."""
    known = [date.fromisoformat(day).toordinal() if day else 0 for day in (first or last, last or first)]
    return known[0], known[1]


def _paper() -> Paper | None:
    return _PAPERS.get(choice("paper", _PAPERS, "choice"))


def _graph(form: str) -> Callable[[Shown], bytes]:
    return lambda seen: exported(form, Part(seen.part, _facts_of(seen.part), seen.colophon, seen.picture))


FORMS = (
    FileForm(
        "svg",
        "image/svg+xml; charset=utf-8",
        lambda seen: picture_svg(seen.picture, seen.colophon, _paper()).encode(),
    ),
    FileForm("pdf", "application/pdf", lambda seen: picture_pdf(seen.picture, seen.colophon, _paper())),
    FileForm(
        "png",
        "image/png",
        lambda seen: picture_png(seen.picture, seen.colophon, whole_number("width", "2400"), _paper()),
    ),
    FileForm("graphml", "application/graphml+xml", _graph("graphml")),
    FileForm("gexf", "application/gexf+xml", _graph("gexf")),
    FileForm("node-link.json", "application/json; charset=utf-8", _graph("json")),
    FileForm("zip", "application/zip", _graph("zip")),
)


def _view(form: FileForm) -> Callable[[], Response]:
    def make() -> tuple[Response, bool]:
        seen = shown()
        response = Response(form.write(seen), content_type=form.content_type)
        name = f"network-v{seen.colophon.data_version}.{form.ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["X-Data-Version"] = str(seen.colophon.data_version)
        return response, seen.complete

    # The file names the address of its site, which may have several.
    return lambda: kept(make, depends_on=request.host_url)


for _form in FORMS:
    blueprint.add_url_rule(f"/network.{_form.ending}", _form.ending.replace(".", "_"), _view(_form))
