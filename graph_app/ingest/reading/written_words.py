"""Choices, yes and no, countries and currencies: by our codes or by the words of either language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from babel import Locale

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell
from graph_app.ingest.reading.plain_words import plain
from graph_app.language.codes import is_country, is_currency
from graph_app.language.texts import LANGUAGES
from graph_app.vocabulary.properties import Property

_YES = {"true", "1", "1.0", "x", "co", "yes", "y", "dung", "✓", "✔", "☑"}
_NO = {"false", "0", "0.0", "khong", "no", "n", "sai", "☐"}
_CURRENCIES = {
    "VND": ("₫", "d", "dong", "vnd", "dong viet nam", "viet nam dong", "vietnamese dong"),
    "USD": ("us$", "$us", "do la my", "dola my", "us dollar", "us dollars", "do la hoa ky"),
    "EUR": ("€", "euro", "euros", "o ro"),
    "JPY": ("yen", "yen nhat", "japanese yen"),
    "CNY": ("rmb", "ndt", "nhan dan te", "te", "yuan"),
    "KRW": ("₩", "won", "won han quoc"),
    "THB": ("฿", "baht", "bat thai", "bat"),
    "LAK": ("kip", "kip lao"),
    "KHR": ("riel", "rien"),
    "GBP": ("£", "bang anh", "pound", "pounds", "pound sterling"),
    "RUB": ("₽", "rup", "rup nga", "rouble", "ruble"),
    "SGD": ("s$", "do la singapore"),
    "AUD": ("a$", "do la uc"),
    "HKD": ("hk$", "do la hong kong"),
}
_BY_WORD = {word: code for code, words in _CURRENCIES.items() for word in words}
# Several countries call their money so; nobody but who wrote it knows which.
_SHARED = {"$": "USD, AUD, SGD, HKD", "do la": "USD, AUD, SGD, HKD", "dollar": "USD, AUD", "¥": "JPY, CNY"}
_FURTHER_CHOICES: Mapping[str, Mapping[str, str]] = {
    "kind": {
        **dict.fromkeys(("thanh pho", "tinh", "city", "region"), "City"),
        **dict.fromkeys(("co quan", "organization"), "Organisation"),
        **dict.fromkeys(("hoi", "association"), "FriendshipAssociation"),
    },
    "type": {
        **dict.fromkeys(("ho tro", "vien tro"), "GAVE_AID_TO"),
        **dict.fromkeys(("gap go", "tiep khach"), "MET_WITH"),
    },
    "event_type": {
        **dict.fromkeys(("tiep xa giao", "xa giao", "chao xa giao"), "courtesy_call"),
        **dict.fromkeys(("lam viec", "hop", "meeting"), "working_session"),
    },
    "form": {
        **dict.fromkeys(("tien mat", "chuyen khoan", "kinh phi", "money"), "cash"),
        **dict.fromkeys(("qua", "hang hoa", "vat tu", "trang thiet bi", "do vat", "goods"), "in_kind"),
    },
    "stage": dict.fromkeys(("da giai ngan", "da trao", "da tang", "da chuyen", "paid", "delivered"), "disbursed"),
}
_BEGINNING = re.compile(r"\s*[(,;–].*")


def choice_reader(column: Property) -> Callable[[str], str]:
    """Word in either language, or code, of one of the choices -> code. A word that could mean two means none."""
    known = _words_of(column)

    def read(text: str) -> str:
        code = known.get(plain(text).replace("_", " "))
        if code is None:
            raise WrongCell(say.WRONG_CHOICE, choices=told_choices(column))
        return code

    return read


def told_choices(column: Property) -> str:
    """Each choice by its Vietnamese word and its code, which every language has."""
    return ", ".join(f"{caption.vi} ({code})" for code, caption in column.choices.items())


def _words_of(column: Property) -> Mapping[str, str]:
    """Codes and whole captions first; then their parts, “Chủ tịch UBND” of “Thị trưởng, Chủ tịch UBND”."""
    found: dict[str, str] = {}
    for words in (
        ((plain(code).replace("_", " "), code) for code in column.choices),
        ((plain(text), code) for code, caption in column.choices.items() for text in caption),
        _FURTHER_CHOICES.get(column.name, {}).items(),
        ((plain(part), code) for code, caption in column.choices.items() for text in caption for part in _parts(text)),
    ):
        _add(found, words)
    return found


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r",| or | hoặc ", text) if part.strip()]


def _add(found: dict[str, str], words: Iterable[tuple[str, str]]) -> None:
    """Adds what is new; a word of two choices at once is left out."""
    new: dict[str, set[str]] = {}
    for word, code in words:
        new.setdefault(word, set()).add(code)
    found.update({word: next(iter(codes)) for word, codes in new.items() if len(codes) == 1 and word not in found})


def boolean(text: str) -> str:
    """“có”, “yes”, “x”, “1” -> “true”; “không”, “no”, “0” -> “false”."""
    word = plain(text)
    if word not in _YES | _NO:
        raise WrongCell(say.WRITTEN_BOOLEAN)
    return "true" if word in _YES else "false"


def country(text: str) -> str:
    """Code or name in either language, as Unicode's CLDR has them -> code."""
    code = text.strip().upper()
    if is_country(code):
        return code
    found = _countries().get(plain(text))
    if found is None:
        raise WrongCell(say.WRITTEN_COUNTRY)
    return found


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if is_country(code):
                found.setdefault(plain(name), code)
                found.setdefault(plain(_BEGINNING.sub("", name)), code)
    return {**found, "viet nam": "VN", "my": "US", "hoa ky": "US", "usa": "US", "uk": "GB", "dai loan": "TW"}


def currency(text: str) -> str:
    """Code, sign or word -> code of ISO 4217. A sign that several countries use is asked for."""
    code = text.strip().upper()
    if is_currency(code):
        return code
    word = plain(text)
    if word in _SHARED:
        raise WrongCell(say.WHICH_CURRENCY, known=_SHARED[word])
    if word not in _BY_WORD:
        raise WrongCell(say.WRITTEN_CURRENCY)
    return _BY_WORD[word]
