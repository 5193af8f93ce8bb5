"""Moments of the log for people: in the time zone that this machine keeps."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from graph_app.language.formats import day_text


def moment_text(at: str, language: str) -> str:
    """“2026-11-25T08:00:00Z” -> 25/11/2026 15:00 or 25 Nov 2026, 15:00, where the clock is seven hours ahead of UTC."""
    moment = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone()
    between = " " if language == "vi" else ", "
    return f"{day_text(moment.date().isoformat(), language)}{between}{moment:%H:%M}"


def begin_of(day: date) -> str:
    """When a day of this machine's time zone begins, as the log writes moments."""
    return utc_text(datetime.combine(day, time.min))


def end_of(day: date) -> str:
    """When the day after it begins."""
    return begin_of(day + timedelta(days=1)) if day < date.max else "9999-12-31T23:59:59Z"


def in_one_form(at: str) -> str:
    """A moment of the log in its one form, whoever wrote it: “…T08:00:00+00:00” -> “…T08:00:00Z”."""
    try:
        return utc_text(datetime.fromisoformat(at.replace("Z", "+00:00")))
    except ValueError:  # no moment: as it is
        return at


def utc_text(moment: datetime) -> str:
    """A moment as the log writes it: in UTC, to the second."""
    try:
        return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    except (OverflowError, ValueError):  # the first day that there is, east of Greenwich
        return f"{moment:%Y-%m-%d}T00:00:00Z".zfill(20)
