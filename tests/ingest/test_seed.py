"""The seed into a real Neo4j: all of it, once, and never over other data."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph_app.database.database import Database
from graph_app.errors import BadTables, DatabaseHasOtherData
from graph_app.ingest.seed import SEED_FOLDER, SeedReport, load_seed
from graph_app.records import Statement
from tests.ingest.small_tables import right_tables, write_tables

HOSTILE = ("<img src=x onerror=alert(1)>", "'}) DETACH DELETE n //")


def _ask(database: Database, text: str, **arguments: Any) -> list[dict[str, Any]]:
    return database.read(Statement("test", text), arguments).records()


def _write(database: Database, text: str) -> None:
    with database.write() as transaction:
        transaction.run(Statement("test", text), {})


def _counts(database: Database) -> dict[str, Any]:
    [counts] = _ask(
        database,
        """RETURN COUNT { (:Partner) } AS partners, COUNT { (:Source) } AS sources,
        COUNT { (:Partner)-[]->(:Partner) } AS facts""",
    )
    return counts


def test_it_loads_everything_that_the_files_hold(database: Database) -> None:
    report = load_seed(database, SEED_FOLDER)
    assert report == SeedReport(partners=136, facts=208, sources=70, loaded=True)
    assert _counts(database) == {"partners": 136, "sources": 70, "facts": 208}
    kinds = _ask(
        database,
        """MATCH (partner:Partner)
        RETURN [label IN labels(partner) WHERE label <> 'Partner'] AS kind, count(*) AS count ORDER BY count""",
    )
    assert [(row["kind"], row["count"]) for row in kinds] == [
        (["FriendshipAssociation"], 5),
        (["Organisation"], 39),
        (["City"], 92),
    ]


def test_a_fact_carries_its_source_and_unknown_stays_absent(database: Database) -> None:
    load_seed(database, SEED_FOLDER)
    [rice] = _ask(
        database,
        """MATCH (:City {id: 'hanoi'})-[fact:GAVE_AID_TO]->(:City {id: 'havana'})
        MATCH (source:Source {id: fact.source_id})
        RETURN properties(fact) AS properties, source.published_on AS published_on""",
    )
    assert rice["published_on"] == "2021-11-02"
    assert (rice["properties"]["quantity"], rice["properties"]["date_to"]) == (2000, "2021-11-02")
    assert not {"amount", "currency"} & rice["properties"].keys()
    assert _ask(database, "MATCH ()-[f]->() WHERE f.note = '' OR f.amount = 0 RETURN f.id AS id") == []


def test_loading_twice_changes_nothing(database: Database) -> None:
    load_seed(database, SEED_FOLDER)
    version = database.data_version()
    assert load_seed(database, SEED_FOLDER) == SeedReport(partners=136, facts=208, sources=70, loaded=False)
    assert database.data_version() == version
    assert _counts(database)["facts"] == 208


def test_what_a_steward_edited_and_added_stays(database: Database) -> None:
    load_seed(database, SEED_FOLDER)
    _write(database, "MATCH (partner:Partner {id: 'havana'}) SET partner.tier = 1")
    _write(database, "CREATE (:Partner:City {id: 'lima', name_en: 'Lima'})")
    version = database.data_version()
    assert not load_seed(database, SEED_FOLDER).loaded
    assert database.data_version() == version
    [havana] = _ask(database, "MATCH (partner:Partner {id: 'havana'}) RETURN partner.tier AS tier")
    assert havana == {"tier": 1}
    assert _counts(database)["partners"] == 137


@pytest.mark.parametrize(
    "other",
    ["CREATE (:Partner:City {id: 'lima', name_en: 'Lima'})", "CREATE (:Movie {title: 'The Matrix'})"],
    ids=["a partner of someone else", "a database of something else"],
)
def test_other_data_is_refused_and_left_alone(other: str, database: Database) -> None:
    _write(database, other)
    version = database.data_version()
    with pytest.raises(DatabaseHasOtherData, match="Nothing was changed"):
        load_seed(database, SEED_FOLDER)
    assert database.data_version() == version
    assert _counts(database)["facts"] == 0
    assert _ask(database, "MATCH (node) WHERE NOT node:DataVersion RETURN count(node) AS count") == [{"count": 1}]


def test_a_seed_with_a_fact_taken_out_is_not_filled_up_again(database: Database) -> None:
    load_seed(database, SEED_FOLDER)
    _write(database, "MATCH ()-[fact {id: 'aid-2021-rice-havana'}]->() DELETE fact")
    with pytest.raises(DatabaseHasOtherData):
        load_seed(database, SEED_FOLDER)
    assert _counts(database)["facts"] == 207


def test_one_bad_row_leaves_the_database_empty(database: Database, tmp_path: Path) -> None:
    tables = right_tables()
    tables["agreements.csv"][0]["partner"] = "nowhere"
    with pytest.raises(BadTables, match=r"agreements\.csv, row 2, partner: “nowhere” is not in partners\.csv"):
        load_seed(database, write_tables(tmp_path, tables))
    assert _counts(database) == {"partners": 0, "sources": 0, "facts": 0}


def test_batches_smaller_than_the_tables_are_still_one_write(database: Database) -> None:
    version = database.data_version()
    shares: list[float] = []
    report = load_seed(database, SEED_FOLDER, batch_rows=7, progress=shares.append)
    assert report == SeedReport(partners=136, facts=208, sources=70, loaded=True)
    assert _counts(database) == {"partners": 136, "sources": 70, "facts": 208}
    assert database.data_version() == version + 1
    assert shares == sorted(shares) and shares[-1] == 1 and len(shares) > 50
    assert load_seed(database, SEED_FOLDER, batch_rows=7).loaded is False


def test_a_mistake_in_the_last_row_of_the_last_file_takes_all_batches_back(database: Database, tmp_path: Path) -> None:
    version = database.data_version()
    tables = right_tables()
    tables["agreements.csv"].append({**tables["agreements.csv"][0], "id": "twins-2", "signed_on": "2021-02-30"})
    with pytest.raises(BadTables, match=r"tables: 1\..*\nagreements\.csv, row 3, signed_on: “2021-02-30”"):
        load_seed(database, write_tables(tmp_path, tables), batch_rows=1)
    assert _counts(database) == {"partners": 0, "sources": 0, "facts": 0}
    assert database.data_version() == version


def test_a_file_that_changes_meanwhile_brings_no_unchecked_row_in(database: Database, tmp_path: Path) -> None:
    folder = write_tables(tmp_path, right_tables())
    agreements = folder / "agreements.csv"

    def spoil(_share: float) -> None:
        agreements.write_text(agreements.read_text(encoding="utf-8").replace("havana", "nowhere"), encoding="utf-8")

    with pytest.raises(BadTables, match="“nowhere” is not in partners"):
        load_seed(database, folder, progress=spoil)
    assert _counts(database) == {"partners": 0, "sources": 0, "facts": 0}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_goes_in_as_text(name: str, database: Database, tmp_path: Path) -> None:
    tables = right_tables()
    tables["partners.csv"][1] |= {"name_en": name, "aliases": name}
    load_seed(database, write_tables(tmp_path, tables))
    [havana] = _ask(database, "MATCH (p:Partner {id: 'havana'}) RETURN p.name_en AS name, p.aliases AS aliases")
    assert havana == {"name": name, "aliases": [name]}
    assert _counts(database)["partners"] == 3


def test_two_equal_gifts_stay_two_facts(database: Database, tmp_path: Path) -> None:
    tables = right_tables()
    tables["aid.csv"].append({**tables["aid.csv"][0], "id": "rice-again"})
    load_seed(database, write_tables(tmp_path, tables))
    [gifts] = _ask(database, "MATCH (:Partner)-[gift:GAVE_AID_TO]->(:Partner) RETURN count(gift) AS count")
    assert gifts == {"count": 2}


def test_two_loaders_at_once_load_it_once(database: Database) -> None:
    with ThreadPoolExecutor(2) as loaders:
        reports = list(loaders.map(lambda _: load_seed(database, SEED_FOLDER), range(2)))
    assert sorted(report.loaded for report in reports) == [False, True]
    assert _counts(database) == {"partners": 136, "sources": 70, "facts": 208}
