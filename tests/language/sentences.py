"""Every sentence that the site can say in English, gathered from templates, code and the tree of errors."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir

import graph_app.errors
from graph_app.errors import VALUE_WORDS, GraphAppError
from graph_app.ingest import sentences as of_tables

PACKAGE = Path(graph_app.errors.__file__).parent
METHODS = [("web/templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def all_sentences() -> set[str]:
    """Singulars and plurals of templates and code, the sentences of errors and of tables, and words for values."""
    errors = {error.sentence for error in _tree(GraphAppError) if hasattr(error, "sentence")}
    errors |= {error.outside for error in _tree(GraphAppError) if error.outside}
    return _marked() | errors | set(VALUE_WORDS) | of_tables.all_sentences()


def _marked() -> set[str]:
    options = {"web/templates/**.html": {"trimmed": "true"}}
    found: set[str] = set()
    for _file, _line, message, _comments, _context in extract_from_dir(PACKAGE, METHODS, options, KEYWORDS):
        found.update([message] if isinstance(message, str) else message)
    return found


def _tree(error: type[GraphAppError]) -> list[type[GraphAppError]]:
    return [error] + [below for child in error.__subclasses__() for below in _tree(child)]
