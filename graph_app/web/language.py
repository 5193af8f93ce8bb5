"""Which language a page speaks: ?lang=, else what was chosen before, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable

from babel.support import NullTranslations
from flask import Flask, Response, request
from flask_babel import Babel, Domain, get_locale

from graph_app.errors import BadParameter
from graph_app.language.catalogue import translations
from graph_app.language.texts import LANGUAGES
from graph_app.web.cookies import keep

COOKIE = "language"


class _Catalogue(Domain):  # type: ignore[misc]
    """Flask-Babel's domain, filled from our catalogue file instead of compiled ones."""

    def get_translations(self) -> NullTranslations:
        return translations(language())


class _Babel(Babel):  # type: ignore[misc]
    domain_instance = _Catalogue()


def language() -> str:
    """The language of the answer to the current request, "vi" or "en"."""
    locale = get_locale()
    return locale.language if locale else "en"


def register_language(app: Flask, default: str) -> None:
    _Babel(app, locale_selector=_choose(default), default_locale=default)
    app.after_request(_remember)


def _choose(default: str) -> Callable[[], str]:
    def choose() -> str:
        asked = request.args.get("lang")
        if asked in LANGUAGES:
            return asked
        remembered = request.cookies.get(COOKIE)
        if remembered in LANGUAGES:
            return remembered
        return request.accept_languages.best_match(LANGUAGES) or default

    return choose


def check_language() -> None:
    """BadParameter where ?lang= is neither of ours; the answer that says so comes in the reader's own language."""
    asked = request.args.get("lang")
    if asked is not None and asked not in LANGUAGES:
        raise BadParameter(field="lang", value=asked, type="language", example="lang=vi")


def _remember(response: Response) -> Response:
    asked = request.args.get("lang")
    if asked in LANGUAGES and asked != request.cookies.get(COOKIE):
        keep(response, COOKIE, asked)
    return response
