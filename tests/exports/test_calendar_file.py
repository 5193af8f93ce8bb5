"""The calendar file, read back by two libraries that know the format and by its own rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone

import icalendar
import pytest
import vobject

from graph_app.exports.calendar_file import Event, calendar_file
from tests.exports.calendar_rules import broken_rules

AS_OF = date(2026, 11, 25)
EVENT = Event("a", date(2028, 2, 29), True, "Tròn 30 năm", "Xơ-un", "Kỷ niệm", "http://127.0.0.1/partners/seoul")
HOSTILE = (
    'a; b, c: d\\n "e"',
    "line\nEND:VEVENT\nBEGIN:VEVENT",
    "line\r\nATTENDEE:mailto:x@example.org",
    "line\rX-EVIL:1",
    "line\u2028X-EVIL:1\x85X-EVIL:2\x0bX-EVIL:3",
    "\x00\x07\x1b",
    "</script><img src=x onerror=alert(1)>",
    "Ủy ban nhân dân thành phố Hà Nội " * 20,
    "🎏" * 100,
)


def made(*events: Event) -> bytes:
    return calendar_file("Lịch", "Việc đến hạn; “chưa có dữ liệu”, …", events, AS_OF, "vi")


def parsed(file: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(file).walk("VEVENT"))  # type: ignore[arg-type]


def test_an_event_is_all_of_its_day_and_blocks_nobody() -> None:
    [event] = parsed(made(EVENT))
    assert event.decoded("dtstart") == date(2028, 2, 29) and event.decoded("dtend") == date(2028, 3, 1)
    assert event.decoded("dtstamp") == datetime(2026, 11, 25, tzinfo=timezone.utc)
    assert (event["summary"], event["status"], event["transp"]) == ("Tròn 30 năm", "CONFIRMED", "TRANSPARENT")
    assert b"DTSTART;VALUE=DATE:20280229\r\n" in made(EVENT)


def test_what_only_stands_for_a_span_is_tentative() -> None:
    [event] = parsed(made(replace(EVENT, sure=False)))
    assert event["status"] == "TENTATIVE"


def test_a_moved_day_and_other_words_keep_the_id() -> None:
    def ids(event: Event) -> set[str]:
        return {str(each["uid"]) for each in parsed(made(event))}

    assert ids(EVENT) == ids(replace(EVENT, day=date(2028, 3, 1), title="x", text="y")) != ids(replace(EVENT, name="b"))


def test_it_is_the_same_bytes_twice() -> None:
    assert made(EVENT) == made(EVENT)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_in_its_place(text: str) -> None:
    file = made(EVENT, replace(EVENT, name="b", title=text, text=text, category=text))
    assert broken_rules(file) == []
    plain, hostile = parsed(file)
    assert set(plain) == set(hostile)
    assert len(str(hostile["summary"])) == len(text.replace("\r\n", "\n"))
    other = vobject.readOne(file.decode())
    assert [str(event.uid.value) for event in other.vevent_list] == [str(event["uid"]) for event in (plain, hostile)]
    assert other.vevent_list[1].summary.value == str(hostile["summary"])
    assert not [name for event in other.vevent_list for name in event.contents if name in {"attendee", "x-evil"}]


def test_a_calendar_without_events_is_one() -> None:
    assert broken_rules(made()) == [] and parsed(made()) == []
    assert vobject.readOne(made().decode()).version.value == "2.0"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda file: file.replace(b"\r\n", b"\n"), "a line does not end with CRLF"),
        (lambda file: file.replace(b"\r\n ", b""), "a line has more than 75 octets"),
        (lambda file: file.replace(b"20280301", b"20280229"), "an event does not end after its day"),
        (lambda file: file.replace(b"UID:", b"X-UID:"), "an event lacks UID"),
        (lambda file: file.replace(b"END:VEVENT", b"END:VEVENT2"), "BEGIN and END do not fit"),
    ],
)
def test_the_rules_see_what_is_wrong(wrong: object, sentence: str) -> None:
    file = made(replace(EVENT, text="Ủy ban nhân dân thành phố Hà Nội " * 5))
    assert broken_rules(file) == []
    assert sentence in broken_rules(wrong(file))  # type: ignore[operator]
