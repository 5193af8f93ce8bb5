"""Days, numbers and countries in the form of a language ("vi" or "en")."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

_COMMA_FOR_POINT = str.maketrans(",.", ".,")


def day_text(text: str, language: str) -> str:
    """A partial date for people: “2021-09-14” -> 14/9/2021 or 14 Sep 2021; a month or a year stays one.

    Two days with “/” between them are told as from – to.
    """
    if "/" in text:
        first, last = text.split("/")
        return f"{day_text(first, language)} – {day_text(last, language)}"
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    if len(parts) == 2:
        year, month = parts
        return f"{month}/{year}" if language == "vi" else format_date(date(year, month, 1), "MMM y", language)
    return format_date(date(*parts), "d/M/y" if language == "vi" else "d MMM y", language)


def spoken_day(text: str, language: str) -> str:
    """A partial date as it is said aloud: “2021-09-14” -> ngày 14 tháng 9 năm 2021 or 14 September 2021.

    Two days with “/” between them are said as the bounds that they are.
    """
    if "/" in text:
        first, last = (spoken_day(part, language) for part in text.split("/"))
        return f"từ {first} đến {last}" if language == "vi" else f"between {first} and {last}"
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    if language == "vi":
        words = ("ngày", day), ("tháng", month), ("năm", year)
        return " ".join(f"{word} {number}" for word, number in words if number)
    if not month:
        return str(year)
    return format_date(date(year, month, day or 1), "d MMMM y" if day else "MMMM y", language)


def exact_number_text(text: str, language: str) -> str:
    """“12500.0625” -> 12.500,0625 or 12,500.0625, with every digit; decimal.InvalidOperation where it is no number."""
    whole, _, part = format(Decimal(text), "f").partition(".")
    told = f"{'-' * whole.startswith('-')}{int(whole.lstrip('-')):,}" + (f".{part}" if part else "")
    return told.translate(_COMMA_FOR_POINT) if language == "vi" else told


@lru_cache(4096, typed=True)
def number_text(number: float, language: str) -> str:
    """1234.5 -> 1.234,5 in Vietnamese and 1,234.5 in English.

    Remembered, because a large picture says the same few counts ten thousand times.
    """
    return format_decimal(number + 0, locale=language)  # never “-0”


def measure_text(number: float, language: str) -> str:
    """A computed value with four digits after the point, so that a column of them can be compared by eye."""
    return format_decimal(number, format="0.0000", locale=language)


def percent_text(share: float, language: str) -> str:
    """0.1336 -> 13% in both languages; below ten one digit after the point."""
    return format_percent(share, format="0%" if share >= 0.1 else "0.#%", locale=language)


def country_name(code: str, language: str) -> str:
    """“LA” -> Lào or Laos, by Unicode's CLDR; the code itself where CLDR has none."""
    return str(Locale(language).territories.get(code, code))
