"""Cells as people write them: dates, numbers, words, money."""

from __future__ import annotations

import unicodedata

import pytest

from graph_app.ingest.cells import WrongCell
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Exact
from graph_app.ingest.reading.values import amount_and_currency, speller_of
from graph_app.ingest.reading.written_dates import day_orders, partial_date
from graph_app.ingest.reading.written_numbers import decimals, plain_number
from graph_app.ingest.reading.written_words import boolean, choice_reader, country, currency
from graph_app.ingest.tables import KIND
from graph_app.vocabulary import properties as of

DMY, MDY = Notation("dmy"), Notation("mdy")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("14/9/2021", "2021-09-14"),
        ("14/09/2021", "2021-09-14"),
        ("14-09-2021", "2021-09-14"),
        ("14.9.2021", "2021-09-14"),
        ("ngày 14/9/2021", "2021-09-14"),
        ("14/9/2021 00:00:00", "2021-09-14"),
        ("2021-09-14", "2021-09-14"),
        ("2021/9/14", "2021-09-14"),
        ("2021-09-14T08:30:00Z", "2021-09-14"),
        ("2021-09", "2021-09"),
        ("2021", "2021"),
        ("năm 2021", "2021"),
        ("9/2021", "2021-09"),
        ("09-2021", "2021-09"),
        ("T9/2021", "2021-09"),
        ("tháng 9/2021", "2021-09"),
        ("Tháng 9 năm 2021", "2021-09"),
        ("tháng 9, 2021", "2021-09"),
        ("thang 9 nam 2021", "2021-09"),
        ("ngày 14 tháng 9 năm 2021", "2021-09-14"),
        ("14 tháng 9, 2021", "2021-09-14"),
        ("Sept 2021", "2021-09"),
        ("September 2021", "2021-09"),
        ("14 September 2021", "2021-09-14"),
        ("14th of Sep., 2021", "2021-09-14"),
        ("14-Sep-2021", "2021-09-14"),
        ("September 14, 2021", "2021-09-14"),
        ("44453", "2021-09-14"),
        ("44453.75", "2021-09-14"),
        ("29/2/2020", "2020-02-29"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, date: str) -> None:
    assert partial_date(text, DMY) == date
    assert partial_date(unicodedata.normalize("NFD", text).upper().replace(" ", "\u00a0 "), DMY) == date


@pytest.mark.parametrize(
    "text",
    [
        *("31/2/2021", "29/2/2021", "2021-13", "0/2021", "tháng 13/2021", "14/9", "quý 3/2021", "14-16/9/2021", "1e5"),
        *("Frob 2021", "14 Frob 2021", "không rõ", "0000", "２０２１", "1/1/1/2021", "2021-09-14 lúc 8 giờ", "0"),
        *("02021", "2021-09-14T25:00", "14/9/2021 08:60"),
        "tháng chín",
    ],
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(WrongCell, match="is not a date that exists. Write it like 2021, 9/2021"):
        partial_date(text, DMY)


def test_the_order_of_day_and_month_is_stated_and_never_guessed() -> None:
    assert (partial_date("3/4/2021", DMY), partial_date("3/4/2021", MDY)) == ("2021-04-03", "2021-03-04")
    assert partial_date("09/14/2021", MDY) == "2021-09-14"
    with pytest.raises(WrongCell) as caught:
        partial_date("09/14/2021", DMY)
    told = caught.value.sentence.format(value="09/14/2021", **caught.value.facts)
    assert told.startswith("“09/14/2021” is no day in the order day/month/year, which is chosen for this table.")
    assert told.endswith("or choose month/day/year for all")
    with pytest.raises(ValueError):
        Notation("ymd")


@pytest.mark.parametrize(
    ("text", "orders"),
    [("3/4/2021", {"dmy", "mdy"}), ("14/9/2021", {"dmy"}), ("9/14/2021", {"mdy"}), ("2021-09-14", set()), ("x", set())],
)
def test_in_which_orders_a_cell_is_a_day(text: str, orders: set[str]) -> None:
    assert day_orders(text) == orders


def test_a_year_of_two_digits_is_asked_for() -> None:
    with pytest.raises(WrongCell, match="has a year of two digits"):
        partial_date("14/9/21", DMY)


def test_a_workbook_that_counts_from_1904_is_four_years_later() -> None:
    assert partial_date("42991", Notation(from_1904=True)) == "2021-09-14"  # 44453 - 1462


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1.000,5", ",", "1000.5"),
        ("1,000.5", ".", "1000.5"),
        ("1.000", ",", "1000"),
        ("1.000", ".", "1"),
        ("1,000", ".", "1000"),
        ("1,000", ",", "1"),
        ("2000", ",", "2000"),
        ("3 000 000", ",", "3000000"),
        ("3\u00a0000\u00a0000,25", ",", "3000000.25"),
        ("1'000'000.5", ".", "1000000.5"),
        ("-5", ",", "-5"),
        ("−5,50", ",", "-5.5"),
        ("0", ",", "0"),
        ("0,00", ",", "0"),
        ("5 tỷ", ",", "5000000000"),
        ("1,5 tỉ", ",", "1500000000"),
        ("2 triệu", ",", "2000000"),
        ("500 nghìn", ",", "500000"),
        ("500 ngàn", ".", "500000"),
        ("1.2 million", ".", "1200000"),
        ("0,1 tỷ", ",", "100000000"),
        ("1234567890123,45", ",", "1234567890123.45"),
    ],
)
def test_a_number_is_read_in_the_notation_that_is_stated(text: str, decimal: str, number: str) -> None:
    assert plain_number(text, Notation(decimal=decimal)) == number


@pytest.mark.parametrize(
    ("text", "decimal", "sentence"),
    [
        ("21.0278", ",", "is no number with a comma for decimals"),
        ("1,000.5", ",", "is no number with a comma for decimals"),
        ("1.000,5", ".", "is no number with a point for decimals"),
        ("1.00.000", ",", "is not a number"),
        ("khoảng 5", ",", "is not a number"),
        ("5 tỷ 200 triệu", ",", "is not a number"),
        ("1e5", ".", "is not a number"),
        ("NaN", ".", "is not a number"),
        ("5%", ",", "is not a number"),
        ("٣", ",", "is not a number"),
        ("9" * 100, ",", "is not a number"),
        ("12.345.678,123456789012345", ",", "has more digits than can be kept"),
        ("9007199254740993", ".", "has more digits than can be kept"),
    ],
)
def test_a_number_of_another_notation_or_none_is_told(text: str, decimal: str, sentence: str) -> None:
    with pytest.raises(WrongCell, match=sentence):
        plain_number(text, Notation(decimal=decimal))


@pytest.mark.parametrize(
    ("text", "signs"),
    [("1.000,5", {","}), ("21.0278", {"."}), ("1.000", {",", "."}), ("7", {",", "."}), ("x", set()), ("1,5 tỷ", {","})],
)
def test_by_which_decimal_signs_a_cell_is_a_number(text: str, signs: set[str]) -> None:
    # “1,5” could be no thousand: the group after the comma is not three digits long
    assert decimals(text) == signs


def test_what_the_file_itself_holds_as_a_number_needs_no_notation() -> None:
    spell = speller_of(of.AMOUNT, Notation(decimal=","))
    assert (spell(Exact("21.0278")), spell(Exact("3000000000.0")), spell("1.000")) == ("21.0278", "3000000000", "1000")


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (of.FORM, "cash", "cash"),
        (of.FORM, "Tiền", "cash"),
        (of.FORM, "hien vat", "in_kind"),
        (of.FORM, "In kind", "in_kind"),
        (of.STAGE, "đã giải ngân", "disbursed"),
        (of.STAGE, "Đã trao", "disbursed"),
        (of.RANK, "Chủ tịch UBND", "mayor"),
        (of.RANK, "thị trưởng, chủ tịch ubnd", "mayor"),
        (of.EVENT_TYPE, "Hội thảo", "conference"),
        (of.LEVEL, "Phường", "district"),
        (KIND, "Thành phố", "City"),
        (KIND, "Hội hữu nghị", "FriendshipAssociation"),
    ],
)
def test_a_choice_is_found_by_code_and_by_the_words_of_both_languages(
    column: of.Property, text: str, code: str
) -> None:
    assert choice_reader(column)(text) == code


def test_an_unknown_choice_is_told_with_all_that_there_are() -> None:
    with pytest.raises(WrongCell) as caught:
        choice_reader(of.FORM)("đất")
    assert caught.value.facts["choices"] == "Tiền (cash), Hiện vật (in_kind), Chuyên gia (expertise)"


def test_yes_and_no() -> None:
    assert [boolean(text) for text in ("Có", "x", "TRUE", "1", "Không", "no", "0")] == ["true"] * 4 + ["false"] * 3
    with pytest.raises(WrongCell):
        boolean("có lẽ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("VN", "VN"),
        ("la", "LA"),
        ("Lào", "LA"),
        ("Hàn Quốc", "KR"),
        ("Việt Nam", "VN"),
        ("Germany", "DE"),
        ("Mỹ", "US"),
    ],
)
def test_a_country_by_code_or_name(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("vnd", "VND"), ("đồng", "VND"), ("VNĐ", "VND"), ("đ", "VND"), ("US$", "USD"), ("đô la Mỹ", "USD"), ("€", "EUR")],
)
def test_a_currency_by_code_sign_or_word(text: str, code: str) -> None:
    assert currency(text) == code


@pytest.mark.parametrize("text", ["$", "đô la", "¥"])
def test_the_money_of_several_countries_is_asked_for(text: str) -> None:
    with pytest.raises(WrongCell, match="is the money of several countries"):
        currency(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("5 tỷ đồng", ("5 tỷ", "VND")),
        ("10.000 USD", ("10.000", "USD")),
        ("US$ 2,000", ("2,000", "USD")),
        ("50.000đ", ("50.000", "VND")),
        ("2000", ("2000", None)),
        ("2000 bao gạo", ("2000 bao gạo", None)),
        ("khoảng 5 tỷ đồng", ("khoảng 5 tỷ đồng", None)),
    ],
)
def test_money_and_its_currency_may_stand_in_one_cell(text: str, parts: tuple[str, str | None]) -> None:
    assert amount_and_currency(text) == parts


def test_a_list_comes_back_from_our_own_export() -> None:
    assert speller_of(of.ALIASES, DMY)("Ha Noi;'-x;  'quoted';; Hanoï") == "Ha Noi; -x; 'quoted'; Hanoï"
