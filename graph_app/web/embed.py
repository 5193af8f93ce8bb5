"""`/network/embed`: a view of the network for a frame in another page: picture, legend, counts, and nothing else."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, url_for

from graph_app.drawing.network_html import network_html
from graph_app.network_view import NAMES, seen
from graph_app.view.address import address_text, view_of
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.language import language
from graph_app.web.network_words import filter_sentences, shown_sentences
from graph_app.web.saved_views import opened_view, texts_here

blueprint = Blueprint("embed", __name__)


@address(blueprint, "/network/embed", endings=())
def embed() -> Answer:
    saved = opened_view()
    texts = texts_here(saved)
    found = seen(explorer(), view_of(texts, NAMES), language(), date.today())
    query = address_text(texts, lang=language())
    whole_page = f"{url_for('network.network', _external=True)}?{query}"
    return Answer(
        found.whole.data_version,
        "embed.html",
        {"picture": found.picture, "network_html": network_html(found.picture), "whole_page": whole_page}
        | {"view": found.view, "sentences": [*shown_sentences(found), *filter_sentences(found.view)]},
        complete=not found.waiting,
        lasting=saved is None,
    )
