"""Every country lies in one region, and every region has names."""

from __future__ import annotations

from babel import Locale

from graph_app.language.codes import is_country
from graph_app.vocabulary.regions import REGION_BY_CODE, REGIONS, region_of

COUNTRIES = sorted(code for code in map(str, Locale("en").territories) if is_country(code))


def test_every_country_lies_in_exactly_one_region() -> None:
    listed = sorted(country for region in REGIONS for country in region.countries)
    assert listed == COUNTRIES
    assert len(COUNTRIES) > 240


def test_countries_lie_where_the_united_nations_put_them() -> None:
    told = {country: region_of(country) for country in ("VN", "CN", "RU", "IR", "SC", "CU")}
    assert {country: region and region.caption.en for country, region in told.items()} == {
        "VN": "Southeast Asia",
        "CN": "Eastern Asia",
        "RU": "Eastern Europe",
        "IR": "Southern Asia",
        "SC": "Eastern Africa",
        "CU": "Caribbean",
    }


def test_no_country_lies_nowhere() -> None:
    assert [region_of(country) for country in (None, "", "QQ", "vn")] == [None] * 4


def test_a_region_is_named_in_both_languages() -> None:
    assert REGION_BY_CODE["035"].caption == ("Đông Nam Á", "Southeast Asia")
    assert REGION_BY_CODE["010"].caption.en == "Antarctica"
    assert not any(character.isdigit() for region in REGIONS for name in region.caption for character in name)


def test_no_two_regions_share_a_colour() -> None:
    assert len({region.colour for region in REGIONS}) == len(REGIONS)
