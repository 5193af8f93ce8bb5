"""Regions of the world: which country lies where, by the statistical office of the United Nations."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.language.formats import country_name
from graph_app.language.texts import LANGUAGES, Text


@dataclass(frozen=True)
class Region:
    """`code` is its number in UN M49, `countries` the ISO 3166-1 codes of what lies in it, `colour` for legends."""

    code: str
    countries: frozenset[str]
    colour: str

    @property
    def caption(self) -> Text:
        """Its name in both languages, by Unicode's CLDR."""
        # M49 has Antarctica beside the regions, without one of its own; CLDR names it as a territory.
        return Text(*(country_name("AQ" if self.code == "010" else self.code, language) for language in LANGUAGES))


# Neighbours stand next to each other, so that a round through all of them is a way around the world. Colours of one
# continent are of one family, and far enough apart to be told from each other.
# Source: United Nations, Standard Country or Area Codes for Statistical Use (M49); for the codes that CLDR has and M49
# has not (Kosovo, the Canary Islands, …) Unicode's CLDR, and Clipperton with the coast that it lies off.
REGIONS = tuple(
    Region(code, frozenset(countries.split()), colour)
    for code, colour, countries in (
        ("035", "#0f766e", "BN ID KH LA MM MY PH SG TH TL VN"),
        ("030", "#c0392b", "CN HK JP KP KR MN MO TW"),
        ("143", "#8a6d00", "KG KZ TJ TM UZ"),
        ("034", "#e29a12", "AF BD BT IN IR LK MV NP PK"),
        ("145", "#e8632c", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
        ("151", "#5b3a9b", "BG BY CZ HU MD PL RO RU SK UA"),
        ("154", "#8fb0ee", "AX CQ DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
        ("155", "#2456b8", "AT BE CH DE FR LI LU MC NL"),
        ("039", "#a98be0", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"),
        ("015", "#a5673f", "DZ EA EG EH IC LY MA SD TN"),
        ("011", "#7a9a1f", "AC BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TA TG"),
        ("017", "#3f5f17", "AO CD CF CG CM GA GQ ST TD"),
        ("014", "#b5cc5a", "BI DG DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"),
        ("018", "#5f3a1d", "BW LS NA SZ ZA"),
        ("005", "#7d1f4f", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
        ("029", "#f08bb4", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"),
        ("013", "#d9539b", "BZ CP CR GT HN MX NI PA SV"),
        ("021", "#b0237f", "BM CA GL PM US"),
        ("061", "#bfe6ee", "AS CK NU PF PN TK TO TV WF WS"),
        ("057", "#6cc4d8", "FM GU KI MH MP NR PW UM"),
        ("054", "#2f93b0", "FJ NC PG SB VU"),
        ("053", "#0b5a78", "AU CC CX HM NF NZ"),
        ("010", "#54606a", "AQ"),
    )
)
REGION_BY_CODE = {region.code: region for region in REGIONS}
_REGION_OF = {country: region for region in REGIONS for country in region.countries}


def region_of(country: str | None) -> Region | None:
    """The region that a country lies in, by its ISO code; None where no country or none that we know is given."""
    return _REGION_OF.get(country or "")
