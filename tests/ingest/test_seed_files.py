"""The seed's own files: they pass every check, hold what the README counts, and keep what was decided."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.small_tables import CheckedTables, read_folder

SEED = Path(__file__).parents[2] / "seed"


Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def seed() -> CheckedTables:
    return read_folder(SEED)


@pytest.fixture(scope="module")
def facts(seed: CheckedTables) -> Records:
    """The properties of each fact, with its type and ends beside them."""
    kept: list[Any] = [*seed.facts]
    return [{**fact["properties"], **{key: fact[key] for key in ("type", "source", "target")}} for fact in kept]


def _between(facts: Records, source: str, target: str) -> Records:
    return [fact for fact in facts if (fact["source"], fact["target"]) == (source, target)]


def test_the_readme_counts_what_the_files_hold(seed: CheckedTables) -> None:
    text = (SEED / "README.md").read_text(encoding="utf-8")
    told = {name: int(count) for name, count in re.findall(r"^\| (\w+) \| (\d+) \|$", text, re.MULTILINE)}
    held = Counter(str(record["kind"]) for record in seed.partners) + Counter(str(fact["type"]) for fact in seed.facts)
    assert told == {
        **held,
        "partners": len(seed.partners),
        "facts": len(seed.facts),
        "sources": len(seed.sources),
    }


@pytest.mark.parametrize("file", sorted(SEED.glob("*.csv")), ids=lambda file: file.name)
def test_the_files_are_plain_utf_8(file: Path) -> None:
    raw = file.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    raw.decode("utf-8")


def test_every_partner_has_both_names_a_quote_and_nothing_nobody_stated(seed: CheckedTables) -> None:
    for record in seed.partners:
        properties: Any = record["properties"]
        assert properties["name_vi"] and properties["name_en"] and properties["quote"], record["id"]
        assert not {"tier", "cadence_months", "status"} & properties.keys(), record["id"]


def test_every_fact_has_both_titles_and_a_quote(facts: Records) -> None:
    for fact in facts:
        assert fact["title_vi"] and fact["title_en"] and fact["quote"], fact["id"]


def test_every_source_is_cited(seed: CheckedTables) -> None:
    cited = "\n".join(file.read_text(encoding="utf-8") for file in SEED.glob("*.csv") if file.name != "sources.csv")
    assert [source["id"] for source in seed.sources if str(source["id"]) not in cited] == []


def test_every_source_that_a_note_names_exists(seed: CheckedTables, facts: Records) -> None:
    known = {source["id"] for source in seed.sources}
    notes = " ".join(fact.get("note", "") for fact in facts)
    named = set(re.findall(r"\b(?:vietnamplus|hanoitimes|dfa|vietmaz|twincities|sister-cities)-[\w-]+", notes))
    assert named
    assert named <= known


def test_names_and_aliases_lead_to_one_partner_each() -> None:
    with (SEED / "partners.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places: dict[str, str] = {}
    for row in rows:
        for name in {row["name_vi"], row["name_en"], *filter(None, row["aliases"].split("; "))}:
            assert places.setdefault(name.casefold(), row["id"]) == row["id"], name


def test_havana_has_its_2000_tonnes_of_rice_with_the_quote(facts: Records) -> None:
    [rice] = _between(facts, "hanoi", "havana")
    assert (rice["quantity"], rice["unit"]) == (2000, "tonnes")
    assert rice["quote"] == "gửi tặng 2.000 tấn gạo cho nhân dân Thủ đô La Habana (Cuba)"


def test_the_cambodia_association_gave_to_the_embassy(facts: Records) -> None:
    [gift] = _between(facts, "vietnam-cambodia-friendship-association-hanoi", "embassy-of-cambodia")
    assert "khẩu trang, quần áo bảo hộ y tế" in gift["quote"]


def test_hanoi_is_tied_to_all_that_the_article_names(facts: Records) -> None:
    tied = {fact["source"] for fact in facts if fact["target"] == "hanoi"}
    tied |= {fact["target"] for fact in facts if fact["source"] == "hanoi"}
    named = {"vientiane", "havana", "guangzhou", "yunnan", "south-ostrobothnia", "c40", "wego", "uccn", "aimf"}
    assert named <= tied


def test_the_press_total_is_one_fact_that_names_no_guest(facts: Records) -> None:
    [total] = [fact for fact in facts if "delegations" in fact]
    assert (total["target"], total["delegations"]) == ("international-delegations", 35)


def test_one_gift_for_two_cities_has_no_invented_shares(facts: Records) -> None:
    masks = [*_between(facts, "hanoi", "toulouse"), *_between(facts, "hanoi", "choisy-le-roi")]
    gifts = [fact for fact in masks if fact["type"] == "GAVE_AID_TO"]
    assert len(gifts) == 2
    assert all("quantity" not in gift for gift in gifts)


def test_the_masks_for_new_york_are_counted_once(facts: Records) -> None:
    gifts = _between(facts, "hanoi", "new-york-city")
    assert sorted(gift["quantity"] for gift in gifts) == [50_000, 100_000]


def test_eighteen_equal_gifts_are_eighteen(facts: Records) -> None:
    equal = [fact for fact in facts if fact.get("amount") == 3_000_000_000]
    assert len(equal) == 18
    assert {fact["date_to"] for fact in equal} == {"2021-08-18"}


def test_a_proposal_is_no_agreement(facts: Records) -> None:
    assert [fact["type"] for fact in _between(facts, "washington-dc", "hanoi")] == ["MET_WITH"]
    signed = [f["date"] for f in _between(facts, "hanoi", "bangkok") if f["type"] == "HAS_AGREEMENT_WITH"]
    assert signed == ["2004-02-25"]


def test_project_title_and_hosting_are_no_memberships(facts: Records) -> None:
    bodies = {fact["target"] for fact in facts if fact["type"] == "MEMBER_OF" and fact["source"] == "hanoi"}
    assert bodies == {"c40", "wego", "uccn", "aimf", "anmc21", "ascn", "global-network-of-learning-cities"}


def test_meetings_without_a_year_have_no_day(facts: Records) -> None:
    undated = {str(fact["id"]) for fact in facts if fact["type"] == "MET_WITH" and "date" not in fact}
    assert {"meeting-undated-c40-executive-director", "meeting-undated-yunnan"} <= undated
    assert not any(re.search(r"\d{4}-\d\d", name) for name in undated)
