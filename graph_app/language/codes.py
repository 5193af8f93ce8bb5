"""Which codes of countries and currencies exist, by Unicode's CLDR."""

from __future__ import annotations

from babel import Locale

# Codes that CLDR has names for and that are no country: the European Union, the Euro area, the United Nations,
# outlying Oceania, pseudo-accents for testing, and the unknown region.
_NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
_NO_CURRENCY = {"XTS", "XXX"}  # for testing, and none


def is_country(code: str) -> bool:
    """Whether `code` is a country or territory of ISO 3166-1: “VN” is, “vn” and “EU” are not."""
    return len(code) == 2 and code.isalpha() and code in Locale("en").territories and code not in _NO_COUNTRY


def is_currency(code: str) -> bool:
    """Whether `code` is a currency of ISO 4217, in three capital letters: “VND”."""
    return code in Locale("en").currencies and code not in _NO_CURRENCY
