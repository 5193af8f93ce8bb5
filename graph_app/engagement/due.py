"""What falls due: one record for all kinds, so that page, files and feed tell them alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from graph_app.language.formats import day_text, spoken_day
from graph_app.language.texts import Text
from graph_app.partner_graph.partner import Partner
from graph_app.partner_history.days import Days, partial
from graph_app.vocabulary.due_kinds import CADENCE


@dataclass(frozen=True)
class Window:
    """Days from which and up to which something may fall due; both count. `first` is also the day it is seen from."""

    first: date
    last: date

    def holds(self, days: Days) -> bool:
        """Whether something of these days may fall into it."""
        return days.first <= self.last and days.last >= self.first


@dataclass(frozen=True)
class Due:
    """`on` are the first and the last day that it can fall on. `facts` are ids, that which it is about first.

    `key` tells it from what else falls due for the same facts, whatever its day: a changed day is the same thing moved.
    Of many that fall due few are read, so `say` makes the words only then.
    """

    kind: str
    on: Days
    partner: Partner
    facts: tuple[str, ...]
    say: Callable[[], Text] = field(compare=False, repr=False)
    key: str = ""

    @cached_property
    def words(self) -> Text:
        """What it is, in a sentence or two."""
        return self.say()

    @property
    def name(self) -> str:
        """The same on every day and in every data version, and no other due has it."""
        about = self.facts[0] if self.kind != CADENCE and self.facts else self.partner.id
        return "\n".join((self.kind, about, self.key))

    def open_before(self, day: date) -> bool:
        """Whether it fell due before a day: it is only told where it is still open."""
        return self.on.last < day


def in_order(dues: Iterable[Due]) -> list[Due]:
    """By first possible day, what is less open first; then by partner, kind and fact."""
    return sorted(dues, key=lambda due: (due.on.first, due.on.last, due.partner.id, due.kind, due.name))


def day_words(days: Days) -> Text:
    """“4/4/2027”, “4 Apr 2027”; a year stays one."""
    return Text(day_text(days.told, "vi"), day_text(days.told, "en"))


def when_words(days: Days) -> Text:
    """As a sentence begins: “Ngày 4 tháng 4 năm 2027”, “On 4 April 2027”, “In 2027”."""
    vi, en = spoken_day(days.told, "vi"), spoken_day(days.told, "en")
    return Text(
        vi[:1].upper() + vi[1:], f"On {en}" if days.exact else en.capitalize() if "/" in days.told else f"In {en}"
    )


def put(sentence: Text, **facts: Text | str | int) -> Text:
    """The sentence with facts put in: a Text in each language's own words."""

    def told(language: str) -> str:
        own = {name: fact.told_in(language) if isinstance(fact, Text) else fact for name, fact in facts.items()}
        return sentence.told_in(language).format(**own)

    return Text(told("vi"), told("en"))


def joined(*sentences: Text | None) -> Text:
    """One sentence after the other; None is left out."""
    said = [sentence for sentence in sentences if sentence]
    return Text(" ".join(each.vi for each in said), " ".join(each.en for each in said))


def told_days(told: str) -> Days:
    """A partial date, or two days with “/” between, as the days that it can mean."""
    if "/" not in told:
        return partial(told)
    first, last = told.split("/")
    return Days(date.fromisoformat(last), date.fromisoformat(first))
