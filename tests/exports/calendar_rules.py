"""What RFC 5545 asks of a calendar file of all-day events, looked at line by line, without any library for it."""

from __future__ import annotations

from collections import Counter
from datetime import date

ONCE = ("UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY")


def broken_rules(file: bytes) -> list[str]:
    """A sentence for each rule that is broken; none for a file that every program can read."""
    lines = file.split(b"\r\n")
    told = []
    if lines[-1] or any(b"\n" in line or b"\r" in line for line in lines):
        told.append("a line does not end with CRLF")
    if any(len(line) > 75 for line in lines):
        told.append("a line has more than 75 octets")
    try:
        whole = file.decode("utf-8").replace("\r\n ", "").split("\r\n")
        for line in lines:
            line.decode("utf-8")  # no letter is torn apart where a line is folded
    except UnicodeDecodeError:
        return [*told, "a letter is torn apart"]
    if any(ord(letter) < 32 or letter in "\x7f\x85\u2028\u2029" for line in whole for letter in line):
        told.append("a control character stands in a line")
    return told + _of_calendar(whole)


def _of_calendar(lines: list[str]) -> list[str]:
    told, stack, uids = [], [], []
    event: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            stack.append(value)
            event = {}
        elif name == "END":
            if not stack or stack.pop() != value:
                told.append("BEGIN and END do not fit")
            if value == "VEVENT":
                told += _of_event(event)
                uids += event.get("UID", [])
        event.setdefault(name, []).append(value)
    if lines[0] != "BEGIN:VCALENDAR" or stack:
        told.append("BEGIN and END do not fit")
    if "VERSION:2.0" not in lines or not any(line.startswith("PRODID:") for line in lines):
        told.append("the calendar lacks VERSION or PRODID")
    if any(count > 1 for count in Counter(uids).values()):
        told.append("two events have the same UID")
    return told


def _of_event(event: dict[str, list[str]]) -> list[str]:
    told = [f"an event lacks {name}" for name in ONCE if len(event.get(name, [])) != 1]
    if told:
        return told
    first, after = (_day(event[name][0]) for name in ("DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"))
    if after <= first:
        told.append("an event does not end after its day")
    stamp = event["DTSTAMP"][0]
    if len(stamp) != 16 or not stamp.endswith("Z"):
        told.append("DTSTAMP is not in UTC")
    return told


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
