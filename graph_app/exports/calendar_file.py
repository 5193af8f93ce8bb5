"""All-day events as a calendar file (iCalendar, RFC 5545), byte for byte the same for the same events and day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from uuid import UUID, uuid5

import icalendar

CALENDAR = "text/calendar; charset=utf-8"
_PRODUCT = "-//Partner relationship explorer//Calendar//{language}"
_NAMES = UUID("6f0c1f0e-4d0b-5d43-9a53-6f1f3f0f7c11")  # ours alone: uuid5 of other programs gives others
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Event:
    """`name` is the same as long as it is the same event, whatever its day and words.

    `sure` is false where `day` only stands for a span: such an event is tentative and blocks nobody's time.
    """

    name: str
    day: date
    sure: bool
    title: str
    text: str
    category: str
    address: str


def calendar_file(title: str, text: str, events: Iterable[Event], as_of: date, language: str) -> bytes:
    """The file, in the order given. It says of itself that it was made on `as_of`, and never what the clock says."""
    made = icalendar.Calendar()
    made.add("prodid", _PRODUCT.format(language=language.upper()))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what programs read that do not know it
        made.add(name, icalendar.vText(_clean(title)))
    for name in ("description", "x-wr-caldesc"):
        made.add(name, icalendar.vText(_clean(text)))
    made.add("refresh-interval", timedelta(days=1), {"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    for event in events:
        made.add_component(_event(event, as_of))
    return bytes(made.to_ical())


def _event(event: Event, as_of: date) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", str(uuid5(_NAMES, event.name)))
    made.add("dtstamp", datetime(as_of.year, as_of.month, as_of.day, tzinfo=timezone.utc))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))  # the first day that is no longer part of it
    made.add("summary", _clean(event.title))
    made.add("description", _clean(event.text))
    made.add("categories", [_clean(event.category)])
    made.add("url", event.address)
    made.add("status", "CONFIRMED" if event.sure else "TENTATIVE")
    made.add("transp", "TRANSPARENT")  # nobody is busy all day because something falls due
    return made


def _clean(text: str) -> str:
    """With one kind of line break, which the format escapes, and � for what no text should hold."""
    return _UNFIT.sub("\ufffd", _BREAKS.sub("\n", text))
