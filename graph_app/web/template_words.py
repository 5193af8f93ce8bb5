"""The words that templates are written with: filters and values that every page can use."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, request, url_for

from graph_app.language.formats import country_name, day_text, measure_text, number_text, spoken_day
from graph_app.language.moments import moment_text
from graph_app.language.ordering import sorting_key
from graph_app.language.web_addresses import is_web_address
from graph_app.partner_graph.known import other_names
from graph_app.version import version
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.vocabulary.wording import fact_details, fact_title
from graph_app.web.asker import asker
from graph_app.web.language import language
from graph_app.web.menu import menu
from graph_app.web.moments import moment_of
from graph_app.web.saved_change import saved_change
from graph_app.web.static_files import static_address


def register_template_words(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.add_template_filter(lambda text: text.told_in(language()), "told")
    app.add_template_filter(lambda partner: partner.name_in(language()), "name")
    app.add_template_filter(lambda text: day_text(text, language()), "day")
    app.add_template_filter(lambda at: moment_text(at, language()), "moment")
    app.add_template_filter(lambda seconds: moment_text(moment_of(seconds), language()), "instant")
    app.add_template_filter(lambda text: spoken_day(text, language()), "spoken_day")
    app.add_template_filter(lambda number: number_text(number, language()), "number")
    app.add_template_filter(lambda number: measure_text(number, language()), "measure")
    app.add_template_filter(lambda code: country_name(code, language()), "country")
    app.add_template_filter(in_country_order)
    app.add_template_filter(lambda period: str(period).replace("-", "–"), "years")
    app.add_template_filter(lambda partner: other_names(partner, language()), "other_names")
    app.add_template_filter(lambda fact: fact_title(fact, language()), "fact_title")
    app.add_template_filter(lambda fact: fact_details(fact, language()), "fact_details")
    app.add_template_test(is_web_address)
    app.add_template_filter(is_web_address)
    app.context_processor(_values)


def _values() -> dict[str, Any]:
    return {
        "language": language(),
        "kinds": KIND_BY_NAME,
        "types": TYPE_BY_NAME,
        "engagement_states": ENGAGEMENT_STATES,
        "here_with": here_with,
        "saved_change": saved_change() if "saved" in request.args else None,
        "menu": menu(),
        "asker": asker(),
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
