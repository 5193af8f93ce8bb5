"""Each kind of wrong cell or row is told by file, row and column, with what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph_app.errors import BadTables
from tests.ingest.small_tables import read_folder, right_tables, write_tables

ONE_OF_THE_FORMS = "“money” is not one of cash, in_kind, expertise"
NUMBER = "a number. Write digits only, with a point for decimals, like 2000 or 12.5"

# file, index of the row, column, what is written there, and the sentence
WRONG_CELLS = [
    ("sources.csv", 0, "title", "", "the cell is empty. It takes text"),
    ("sources.csv", 0, "url", "javascript:alert(1)", "is not a web address. Write it with http:// or https://"),
    ("partners.csv", 0, "kind", "Town", "“Town” is not one of City, Organisation, FriendshipAssociation"),
    ("partners.csv", 0, "kind", "", "the cell is empty. It takes one of City, Organisation, FriendshipAssociation"),
    ("partners.csv", 0, "country", "vn", "“vn” is not a country code of ISO 3166-1. Write two capital letters"),
    ("partners.csv", 0, "country", "EU", "“EU” is not a country code of ISO 3166-1"),
    ("partners.csv", 0, "country", "QQ", "“QQ” is not a country code of ISO 3166-1"),
    ("partners.csv", 0, "home", "yes", "“yes” is not true or false"),
    ("partners.csv", 0, "name_vi", "", "neither name_vi nor name_en is filled in. Give at least one"),
    ("partners.csv", 0, "name_vi", "Hà\x07Nội", "is not plain text. It holds an invisible control character"),
    ("partners.csv", 0, "category", "embassy", "a City has no category. Leave the cell empty"),
    ("partners.csv", 0, "latitude", "21", "“21” stands without longitude. Give both or none"),
    ("partners.csv", 0, "latitude", "91", "“91” is not a number from -90 to 90"),
    ("partners.csv", 0, "tier", "4", "“4” is not a number from 1 to 3"),
    ("partners.csv", 0, "tier", "1.5", "“1.5” is not a whole number. Write it like 12"),
    ("partners.csv", 0, "source_id", "nowhere", "“nowhere” is not in sources.csv. Correct it, or add it there"),
    ("aid.csv", 0, "id", "Rice 1", "“Rice 1” is not an ID. Write small letters, digits and single hyphens"),
    ("aid.csv", 0, "donor", "hue", "“hue” is not in partners.csv. Correct it, or add it there"),
    ("aid.csv", 0, "donor", "", "the cell is empty. It takes an ID of partners.csv"),
    ("aid.csv", 0, "recipient", "hanoi", "“hanoi” stands at both ends. A fact is between two partners"),
    ("aid.csv", 0, "form", "money", ONE_OF_THE_FORMS),
    ("aid.csv", 0, "quantity", "2,000", f"“2,000” is not {NUMBER}"),
    ("aid.csv", 0, "quantity", "NaN", f"“NaN” is not {NUMBER}"),
    ("aid.csv", 0, "quantity", "inf", f"“inf” is not {NUMBER}"),
    ("aid.csv", 0, "quantity", "1e400", f"“1e400” is not {NUMBER}"),
    ("aid.csv", 0, "quantity", "-1", "“-1” is not a number from 0 upwards"),
    ("aid.csv", 0, "quantity", "", "“tonnes” stands without quantity. Give both or none"),
    ("aid.csv", 0, "currency", "", "“1.5” stands without currency. Give both or none"),
    ("aid.csv", 0, "currency", "dong", "“dong” is not a currency of ISO 4217. Write it like VND or USD"),
    ("aid.csv", 0, "date", "2021-02-30", "“2021-02-30” is not a date that exists. Write it like 2021, 2021-09"),
    ("aid.csv", 0, "date", "14/9/2021", "“14/9/2021” is not a date that exists"),
    ("aid.csv", 0, "date", "", "“2021-11-02” stands without date. Give the day as far as it is known"),
    ("aid.csv", 0, "date_to", "2022-01-01", "“2022-01-01” is outside of what date says (“2021”)"),
    ("aid.csv", 0, "date_from", "2021-11-03", "“2021-11-02” is before date_from (“2021-11-03”). Correct one of them"),
    ("aid.csv", 0, "date_to", "2021-11", "“2021-11” is not a full day. Write it like 2021-09-14"),
    ("aid.csv", 0, "title_en", "", "neither title_vi nor title_en is filled in. Give at least one"),
    ("aid.csv", 0, "quote", "", "the cell is empty. It takes text"),
    ("meetings.csv", 0, "delegations", "0", "“0” is not a number from 1 to 100000"),
    ("memberships.csv", 0, "until", "2014", "“2014” is before since (“2015-12”). Correct one of them"),
    ("agreements.csv", 0, "id", "talks", "the ID “talks” stands in meetings.csv, row 2, too. Give each its own"),
]


@pytest.mark.parametrize(("file", "index", "column", "text", "sentence"), WRONG_CELLS)
def test_a_wrong_cell_is_told(file: str, index: int, column: str, text: str, sentence: str, tmp_path: Path) -> None:
    tables = right_tables()
    tables[file][index][column] = text
    told = _told(write_tables(tmp_path, tables))
    assert told.startswith("Nothing was written. Mistakes in the tables: 1.")
    assert f"{file}, row {index + 2}, " in told
    assert sentence in told


def test_right_tables_are_read(tmp_path: Path) -> None:
    tables = read_folder(write_tables(tmp_path, right_tables()))
    assert (len(tables.partners), len(tables.facts), len(tables.sources)) == (3, 4, 1)


def test_all_mistakes_are_collected(tmp_path: Path) -> None:
    tables = right_tables()
    tables["aid.csv"][0] |= {"form": "money", "amount": "much"}
    tables["partners.csv"][2]["country"] = "Viet Nam"
    told = _told(write_tables(tmp_path, tables))
    assert "tables: 3." in told
    assert all(place in told for place in ("aid.csv, row 2, form", "aid.csv, row 2, amount", "partners.csv, row 4"))


def test_only_the_first_twenty_are_shown(tmp_path: Path) -> None:
    tables = right_tables()
    tables["aid.csv"] = [{**tables["aid.csv"][0], "id": f"rice-{number}", "form": "money"} for number in range(25)]
    told = _told(write_tables(tmp_path, tables))
    assert "tables: 25." in told
    assert told.count(ONE_OF_THE_FORMS) == 20
    assert told.endswith("These are the first 20.")


def test_what_is_unknown_is_absent_and_not_zero(tmp_path: Path) -> None:
    tables = read_folder(write_tables(tmp_path, right_tables()))
    [talks] = [fact for fact in tables.facts if fact["id"] == "talks"]
    assert set(_properties(talks)) == {"id", "date", "date_from", "date_to", "title_en", "source_id", "quote"}


def test_the_days_a_date_can_mean_are_filled_in_where_the_table_does_not_narrow_them(tmp_path: Path) -> None:
    tables = read_folder(write_tables(tmp_path, right_tables()))
    days = {
        fact["id"]: tuple(_properties(fact).get(name) for name in ("date", "date_from", "date_to"))
        for fact in tables.facts
    }
    assert days == {
        "rice": ("2021", "2021-01-01", "2021-11-02"),
        "talks": ("2020-02", "2020-02-01", "2020-02-29"),  # a leap year
        "in-c40": ("2015-12", "2015-12-01", "2015-12-31"),  # a membership's day is `since`
        "twins": (None, None, None),
    }


def test_lists_numbers_and_our_side_become_values(tmp_path: Path) -> None:
    tables = read_folder(write_tables(tmp_path, right_tables()))
    havana = _properties(tables.partners[1])
    rice = _properties(tables.facts[0])
    assert (havana["aliases"], havana["home"]) == (["La Habana", "Ha-ba-na"], False)
    assert (rice["quantity"], rice["amount"]) == (2000, 1.5)


def _properties(record: Mapping[str, object]) -> dict[str, object]:
    properties = record["properties"]
    assert isinstance(properties, dict)
    return properties


def _told(folder: Path) -> str:
    with pytest.raises(BadTables) as caught:
        read_folder(folder)
    return str(caught.value)
