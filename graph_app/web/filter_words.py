"""What stands beside the boxes of the network page's form: words, orders and the bars of the years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext

from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.regions import REGION_BY_CODE
from graph_app.web.answers import explorer
from graph_app.web.language import language


def form_words() -> dict[str, Any]:
    """Functions that the template asks for words, by name."""
    titles = _source_titles()
    return {
        "region_words": lambda code: REGION_BY_CODE[code].caption.told_in(language()),
        "tier_words": lambda tier: gettext("tier %(tier)s", tier=tier),
        "choice_words": _choice_words,
        "source_words": lambda source: titles.get(source, source),
        "in_region_order": _in_region_order,
        "most_first": _most_first,
        "bar_height": _bar_height,
    }


def _choice_words(own: Property) -> Callable[[str], str]:
    def words(value: str) -> str:
        return own.choices[value].told_in(language()) if value in own.choices else value

    return words


def _source_titles() -> dict[str, str]:
    """Titles of sources by id; a source beyond the row limit goes by its id."""
    rows = explorer().rows("sources").records()
    return {str(row["id"]): str(row["title"] or row["id"]) for row in rows}


def _in_region_order(counts: Mapping[str, int]) -> dict[str, int]:
    """Around the world as the vocabulary has it; unknown last."""
    return {code: counts[code] for code in (*REGION_BY_CODE, "unsaid") if code in counts}


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _bar_height(count: int, years: Mapping[int, int]) -> int:
    """In percent of the highest bar; a year with any fact can be seen."""
    return max(4, round(100 * count / max(years.values()))) if count else 0
