from __future__ import annotations

import pytest

from graph_app.errors import BadUnicodeEscape, HiddenLetter, UnclosedPart
from graph_app.queries.cypher_words import resolved, words_in, words_of


def parts(text: str) -> list[tuple[str, str]]:
    return [(word.kind, word.text) for word in words_of(text)]


def test_comments_and_blanks_are_no_words() -> None:
    assert parts("RETURN /* ' */ 1 // it's\n, \u00a0x") == [
        *(("word", "RETURN"), ("number", "1"), ("sign", ","), ("word", "x")),
    ]


def test_comments_do_not_nest_and_end_at_the_first_sign() -> None:
    assert parts("/* /* */ a") == [("word", "a")]


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_line_comment_ends_with_its_line(end: str) -> None:
    assert parts(f"// x{end}a") == [("word", "a")]


@pytest.mark.parametrize("no_end", ["\u2028", "\u0085", "\u000b"])
def test_other_letters_that_end_lines_elsewhere_do_not_end_a_line_comment(no_end: str) -> None:
    assert parts(f"// x{no_end}a") == []


def test_a_string_ends_at_its_own_sign_that_no_backslash_stands_before() -> None:
    assert parts(r"""'it\'s "' "a\\" b""") == [("string", r"""'it\'s "'"""), ("string", r'"a\\"'), ("word", "b")]


def test_a_name_in_backticks_knows_no_backslash_and_doubles_its_sign() -> None:
    assert parts(r"`a\` `b``c`") == [("name", "a\\"), ("name", "b`c")]


def test_digits_and_letters_after_them_are_two_parts() -> None:
    assert parts("1CREATE") == [("number", "1"), ("word", "CREATE")]


def test_vietnamese_names_are_one_word_composed_or_not() -> None:
    assert [kind for kind, _ in parts("thành_phố the\u0301")] == ["word", "word"]


def test_escapes_are_resolved_before_anything_else() -> None:
    assert resolved(r"CR\u0045ATE")[0] == "CREATE"
    assert parts(resolved(r"'\u0027 x")[0]) == [("string", "''"), ("word", "x")]
    assert resolved(r"\ud83d\ude00")[0] == "\U0001f600"


def test_a_pair_of_backslashes_is_no_beginning_of_an_escape() -> None:
    assert resolved(r"'\\u0041 \\\u0041'")[0] == r"'\\u0041 \\A'"


def test_words_stand_where_they_were_written() -> None:
    text = "\\u0052ETURN\r\n  \\u0078"
    sent, places = resolved(text)
    assert [(word.text, word.line, word.column) for word in words_in(sent, places, text)] == [
        *(("RETURN", 1, 1), ("x", 2, 3)),
    ]


@pytest.mark.parametrize("text", [r"\u00", r"\uu0041", r"a\user", r"\u005c", r"\ud800", r"\udc00", r"\ud800\u0041"])
def test_an_escape_that_could_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(BadUnicodeEscape):
        resolved(text)


@pytest.mark.parametrize("text", ["'x", '"x', "`x", "/* x", "'x\\'"])
def test_what_has_no_end_is_refused(text: str) -> None:
    with pytest.raises(UnclosedPart, match="Line 2, column 3"):
        words_of("\n  " + text)


@pytest.mark.parametrize("letter", ["\u200b", "\u00ad", "\ufeff", "\x00", "\u202e", "\u180e"])
def test_a_letter_that_cannot_be_seen_is_refused_but_not_in_a_string(letter: str) -> None:
    with pytest.raises(HiddenLetter, match=f"U\\+{ord(letter):04X}"):
        words_of(f"RET{letter}URN")
    assert parts(f"'a{letter}'") == [("string", f"'a{letter}'")]


def test_look_alikes_are_the_same_keyword() -> None:
    assert [word.keyword for word in words_of("\uff33\uff25\uff34 \u017fet sEt `set` 'set'")] == [
        *("SET", "SET", "SET", "", ""),
    ]
