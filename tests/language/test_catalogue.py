"""Every sentence that is said in English is said in Vietnamese too."""

from __future__ import annotations

import re

from babel.messages.pofile import read_po

from graph_app.errors import BadParameter
from graph_app.language.catalogue import CATALOGUE, translations
from tests.language.sentences import all_sentences


def vietnamese() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    found: dict[str, str] = {}
    for message in catalogue:
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
        found.update(dict.fromkeys((name for name in ids if name), texts[0]))
    return found


def test_every_sentence_has_its_vietnamese_text() -> None:
    assert sorted(all_sentences() - {name for name, text in vietnamese().items() if text}) == []


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    assert sorted(set(vietnamese()) - all_sentences()) == []


def test_both_languages_put_the_same_facts_into_a_sentence() -> None:
    fields = re.compile(r"%\(\w+\)s|\{\w+\}")
    wrong = [name for name, text in vietnamese().items() if set(fields.findall(name)) != set(fields.findall(text))]
    assert wrong == []


def test_vietnamese_is_read_from_the_catalogue_and_english_is_as_written() -> None:
    assert translations("vi").ugettext("Partners") == "Đối tác"
    assert translations("en").ugettext("Partners") == "Partners"


def test_an_error_is_told_whole_in_vietnamese_and_leaves_what_was_typed() -> None:
    error = BadParameter(field="from", value="year", type="year", example="2021")
    told = error.told_with(translations("vi").ugettext)
    assert told == "from: “year” không hợp lệ (cần năm). Hãy viết như 2021."
