"""What speaks for a pair being one partner, and what against it: in sentences, with numbers."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext, ngettext

from graph_app.duplicates.pairs import NameMatch, Pair
from graph_app.duplicates.spellings import MARKS, REORDERED, SAME, UNMARKED
from graph_app.language.formats import country_name, number_text
from graph_app.web.language import language

# So many common partners are named; the others are counted.
NAMED = 3


def duplicate_reasons(pair: Pair) -> list[str]:
    return [*_of_names(pair.names), *_of_ties(pair)]


def _of_names(names: NameMatch) -> Iterator[str]:
    told = {"first": names.first, "second": names.second, "likeness": number_text(round(names.likeness), language())}
    if names.way == SAME:
        yield gettext("Both are called “%(first)s”.", **told)
    elif names.way == REORDERED:
        yield gettext("“%(first)s” and “%(second)s” are the same words, written or ordered otherwise.", **told)
    elif names.way == UNMARKED:
        yield gettext("“%(first)s” and “%(second)s” are the same letters, one of them without marks.", **told)
    elif names.way == MARKS:
        yield gettext("“%(first)s” and “%(second)s” differ in their marks alone: often two different words.", **told)
    else:
        yield gettext("“%(first)s” and “%(second)s” are alike: %(likeness)s of 100.", **told)
    if names.alias:
        yield gettext("That is an alias of one of them, or of both: aliases can fit two partners.")


def _of_ties(pair: Pair) -> Iterator[str]:
    if pair.same_country:
        yield gettext("Both are of %(country)s.", country=country_name(str(pair.first.country), language()))
    if pair.common:
        named = ", ".join(partner.name_in(language()) for partner in pair.common[:NAMED])
        yield ngettext(
            "%(num)s partner beyond our own side is tied to both: %(named)s.",
            "%(num)s partners beyond our own side are tied to both: %(named)s.",
            len(pair.common),
            named=named + (" …" if len(pair.common) > NAMED else ""),
        )
    if pair.between:
        yield ngettext(
            "They have %(num)s fact with each other, which speaks for two.",
            "They have %(num)s facts with each other, which speaks for two.",
            pair.between,
        )
