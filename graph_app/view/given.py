"""What stands in an address, read with a sentence for what is wrong there: a BadParameter that names its field."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_app.errors import BadParameter

# Longer lists of partners are nothing that anybody chose by hand, and would cost more than they show.
MOST_VALUES = 20_000


@dataclass(frozen=True)
class Given:
    """The texts of an address by field; a field may be repeated, and its texts may hold several with commas between."""

    texts: Mapping[str, Sequence[str]]

    def one(self, field: str) -> str:
        """The first text of a field, '' where it is not given."""
        return next((text.strip() for text in self.texts.get(field, ())), "")

    def many(self, field: str) -> tuple[str, ...]:
        """All texts of a field in the order given, each once."""
        parts = (part.strip() for text in self.texts.get(field, ()) for part in text.split(","))
        found = tuple(dict.fromkeys(part for part in parts if part))
        if len(found) > MOST_VALUES:
            raise BadParameter(field=field, value="…", type="list", example=f"a list of up to {MOST_VALUES}")
        return found

    def choice(self, field: str, choices: Collection[str], kind: str, default: str = "") -> str:
        """One of `choices`, or `default` where nothing is given."""
        text = self.one(field)
        if text and text not in choices:
            raise BadParameter(field=field, value=text, type=kind, example=", ".join(choices))
        return text or default

    def choices(self, field: str, choices: Collection[str], kind: str) -> frozenset[str]:
        """Those of `choices` that are given; none where that would be all of them."""
        given = self.many(field)
        for text in given:
            if text not in choices:
                raise BadParameter(field=field, value=text, type=kind, example=", ".join(choices))
        return frozenset() if len(given) == len(choices) else frozenset(given)

    def whole(self, field: str, low: int, high: int, default: int) -> int:
        """A whole number within bounds."""
        text = self.one(field)
        if not text:
            return default
        if not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII) or not low <= int(text) <= high:
            raise BadParameter(field=field, value=text, type="integer", example=f"{low}–{high}")
        return int(text)

    def year(self, field: str) -> int | None:
        """A year of four digits, None where nothing is given."""
        return year_of(field, self.one(field))

    def day(self, field: str) -> date | None:
        """A full day, None where nothing is given."""
        return day_of(field, self.one(field), "2024-06-30")

    def number(self, field: str, text: str, example: str) -> float:
        """A part of a field's text as a number."""
        if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", text, re.ASCII):
            raise BadParameter(field=field, value=text, type="float", example=example)
        return float(text)


def year_of(field: str, text: str) -> int | None:
    """The year that the text of a field says, None for ''. BadParameter."""
    if not text:
        return None
    if not re.fullmatch(r"[1-9][0-9]{3}", text, re.ASCII):
        raise BadParameter(field=field, value=text, type="year", example="2021")
    return int(text)


def day_of(field: str, text: str, example: str) -> date | None:
    """The full day that the text of a field says, None for ''. BadParameter."""
    if not text:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadParameter(field=field, value=text, type="date", example=example)
