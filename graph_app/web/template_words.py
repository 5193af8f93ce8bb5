"""The words that templates are written with: filters and values that every page can use."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, request, url_for
from flask_babel import gettext

from graph_app.language.formats import country_name, day_text, measure_text, number_text
from graph_app.language.ordering import sorting_key
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Partner
from graph_app.version import version
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.language import language
from graph_app.web.static_files import static_address


def register_template_words(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.add_template_filter(lambda text: text.told_in(language()), "told")
    app.add_template_filter(lambda partner: partner.name_in(language()), "name")
    app.add_template_filter(lambda text: day_text(text, language()), "day")
    app.add_template_filter(lambda number: number_text(number, language()), "number")
    app.add_template_filter(lambda number: measure_text(number, language()), "measure")
    app.add_template_filter(lambda code: country_name(code, language()), "country")
    app.add_template_filter(in_country_order)
    app.add_template_filter(other_names, "other_names")
    app.add_template_filter(fact_title, "fact_title")
    app.add_template_filter(fact_details, "fact_details")
    app.add_template_test(_is_web_address, "is_web_address")
    app.add_template_filter(_is_web_address, "is_web_address")
    app.context_processor(_values)


def _values() -> dict[str, Any]:
    return {
        "language": language(),
        "kinds": KIND_BY_NAME,
        "types": TYPE_BY_NAME,
        "here_with": here_with,
        "data_address": data_address,
        "static_address": static_address,
        "version": version(),
        "today": date.today().isoformat(),
    }


def here_with(**changes: str | None) -> str:
    """This page's address with some of its parameters changed; None takes one out. What else was chosen stays."""
    values: dict[str, Any] = {name: values for name, values in _parameters().items() if name not in changes}
    values.update({name: value for name, value in changes.items() if value})
    if not request.endpoint:
        return url_for("start.start", **values)
    return url_for(request.endpoint, **{**(request.view_args or {}), **values})


def _parameters() -> dict[str, list[str]]:
    """What the address says, without names that would be orders to url_for, such as _scheme."""
    return {name: values for name, values in request.args.lists() if not name.startswith("_")}


def data_address(endpoint: str, ending: str) -> str:
    """The address of the same answer as data: this page's parameters, another ending."""
    return url_for(f"{endpoint}_{ending}", **{**(request.view_args or {}), **_parameters()})


def in_country_order(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Countries with their counts, in the order of their names in the reader's language."""
    return sorted(counts.items(), key=lambda item: sorting_key(country_name(item[0], language())))


def other_names(partner: Partner) -> str:
    """All names of a partner but the one that heads its page, each once."""
    heading = partner.name_in(language())
    names = [partner.name_vi, partner.name_en, partner.name_local, *partner.aliases]
    return " · ".join(dict.fromkeys(name for name in names if name and name != heading))


def fact_title(fact: dict[str, Any]) -> str:
    """The title in the reader's language, else in the other one, else the words that prove the fact."""
    first, second = ("title_vi", "title_en") if language() == "vi" else ("title_en", "title_vi")
    return str(fact.get(first) or fact.get(second) or fact.get("quote") or fact["id"])


def fact_details(fact: dict[str, Any]) -> list[tuple[str, str]]:
    """What its own type of fact says beyond ends, day and source: (caption, value) in the reader's language."""
    details = []
    for own in TYPE_BY_NAME[fact["type"]].properties:
        value = fact.get(own.name)
        if value is None or own.name in {"currency", "unit", "event_id"}:
            continue
        details.append((own.caption.told_in(language()), value_text(own, value, fact)))
    return details


def value_text(own: Property, value: Any, fact: dict[str, Any]) -> str:
    """A property's value for people; an amount has its currency with it and a quantity its unit."""
    if own.type == "choice":
        return own.choices.get(value, Text(value, value)).told_in(language())
    if own.type in {"date", "day"}:
        return day_text(value, language())
    if own.type in {"number", "integer"}:
        beside = fact.get(own.together) if own.together else None
        return " ".join(filter(None, [number_text(value, language()), beside]))
    if own.type == "boolean":
        return str(gettext("yes") if value else gettext("no"))
    if own.type == "country":
        return country_name(value, language())
    return "; ".join(value) if isinstance(value, list) else str(value)


def _is_web_address(text: str) -> bool:
    """Only http and https become links: an address out of a spreadsheet may as well begin with javascript:."""
    return text.startswith(("http://", "https://"))
