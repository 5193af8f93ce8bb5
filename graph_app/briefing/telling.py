"""How a briefing tells values: in one language, in one line, and cut short where they are too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph_app.briefing import words
from graph_app.briefing.sheet import Line, Part, one_line
from graph_app.language.formats import country_name, day_text, number_text
from graph_app.language.texts import Text
from graph_app.partner_graph.partner import Partner
from graph_app.partner_history.days import Days, Fact
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.wording import fact_title


@dataclass(frozen=True)
class Telling:
    """`letters` is how long one text from the data may be."""

    language: str
    letters: int

    def __call__(self, sentence: Text, **facts: object) -> str:
        told = sentence.told_in(self.language)
        return told.format(**facts) if facts else told

    def text(self, text: str | None) -> str:
        """A text from the data; '' where there is none."""
        return one_line(text or "", self.letters)

    def title(self, fact: Fact) -> str:
        return self.text(fact_title(fact, self.language))

    def name(self, partner: Partner) -> str:
        return self.text(partner.name_in(self.language))

    def day(self, days: Days) -> str:
        """“≈” before a day that is only known as a month, a year, or a span."""
        return ("" if days.exact else "≈ ") + day_text(days.told, self.language)

    def end(self, days: Days) -> str:
        """A day up to which something lasts: “2025” is all of 2025, so nothing is unsure about it."""
        return day_text(days.told, self.language)

    def number(self, number: float) -> str:
        return number_text(number, self.language)

    def country(self, code: str) -> str:
        return country_name(code, self.language)

    def choice(self, own: Property, word: Any) -> str:
        """The words for a value of a property that is a choice; '' where there is none."""
        if not word:
            return ""
        text = own.choices.get(word)
        return text.told_in(self.language) if text else self.text(str(word))

    def sources(self, *facts: Fact) -> tuple[str, ...]:
        """The ids of the sources of some facts, each once."""
        return tuple(dict.fromkeys(str(fact["source_id"]) for fact in facts if fact.get("source_id")))

    def part(self, lines: Sequence[Line], most: int, heading: str = "") -> Part:
        """The first of some lines, and how many more there are."""
        left_out = self(words.MORE, count=len(lines) - most) if len(lines) > most else ""
        return Part(heading, tuple(lines[:most]), left_out=left_out, empty=self(words.NONE_ON_RECORD))
