"""Colours by what was computed: community, metric, last contact. Numbers come in, rows of the legend go out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.colouring import ColourEntry, Colouring
from graph_app.language.formats import measure_text, number_text
from graph_app.language.texts import LANGUAGES, Text
from graph_app.partner_graph.contacts import NO_DAY_KNOWN, NO_MEETING, days_since_contact
from graph_app.partner_graph.snapshot import Snapshot

# Okabe and Ito 2008, Color Universal Design, and five more that keep as far from these and each other as these do, also
# for eyes without red or green cones (simulated as in Machado, Oliveira and Fernandes 2009; a test holds it).
GROUP_COLOURS = (
    *("#0072b2", "#d55e00", "#009e73", "#e69f00", "#cc79a7", "#56b4e9"),
    *("#691e00", "#f0e442", "#69d278", "#5a1e4b", "#3c78ff", "#001ea5"),
)
# From pale to dark, also in grey: ColorBrewer's YlGnBu without its palest (Harrower and Brewer 2003).
CLASS_COLOURS = ("#a1dab4", "#41b6c4", "#2c7fb8", "#253494", "#081d58")
# Warm is recent, dark and cold is long ago, and the order stays in grey: four steps of matplotlib's plasma.
CONTACT_COLOURS = ("#fdc328", "#f0804e", "#c0407b", "#4b03a1")
FURTHER_COLOUR = "#60676a"
UNKNOWN_DAY_COLOUR = "#a9b4bb"
NOTHING_COLOUR = "#e1e6e9"

IN_NO_GROUP = ColourEntry("no-group", Text("Không thuộc nhóm nào", "In no group"), NOTHING_COLOUR)
# More colours than a dozen cannot be told apart.
FURTHER_GROUPS = ColourEntry(
    "further-groups",
    Text(f"Nhóm {len(GROUP_COLOURS) + 1} trở lên", f"Group {len(GROUP_COLOURS) + 1} and above"),
    FURTHER_COLOUR,
)
UNKNOWN_VALUE = ColourEntry("unknown", Text("Không có giá trị", "No value"), NOTHING_COLOUR)

_YEARS_AGO = (1, 3, 5)
_CONTACTS = (
    ColourEntry("within-1-year", Text("Gặp trong vòng 1 năm", "Met within 1 year"), CONTACT_COLOURS[0]),
    ColourEntry("1-3-years", Text("Gặp cách đây 1–3 năm", "Met 1–3 years ago"), CONTACT_COLOURS[1]),
    ColourEntry("3-5-years", Text("Gặp cách đây 3–5 năm", "Met 3–5 years ago"), CONTACT_COLOURS[2]),
    ColourEntry("over-5-years", Text("Gặp cách đây hơn 5 năm", "Met over 5 years ago"), CONTACT_COLOURS[3]),
    ColourEntry("unknown-day", Text("Có gặp, không rõ ngày", "Met, day unknown"), UNKNOWN_DAY_COLOUR),
    ColourEntry("no-meeting", Text("Chưa ghi nhận cuộc gặp", "No meeting on record"), NOTHING_COLOUR),
)


def by_community(groups: Sequence[float | None]) -> Colouring:
    """Groups by number from 1, each with the same colour in every picture; None or 0 is in no group."""
    named = [
        ColourEntry(f"group-{number}", Text(f"Nhóm {number}", f"Group {number}"), colour)
        for number, colour in enumerate(GROUP_COLOURS, start=1)
    ]
    entries = [*named, FURTHER_GROUPS, IN_NO_GROUP]
    numbers = np.array([group or 0 for group in groups], dtype=np.int64)
    places = np.minimum(numbers, len(entries) - 1) - 1
    return Colouring("community", entries, np.where(numbers == 0, len(entries) - 1, places))


def by_metric(name: str, values: Sequence[float | None]) -> Colouring:
    """Five classes of about as many partners each, fewer where many values are equal; each says its bounds.

    Equal values are always of one class; None is apart from all.
    """
    found = np.array(values, dtype=np.float64)  # None becomes NaN
    known = found[~np.isnan(found)]
    if not len(known):
        return Colouring(name, [UNKNOWN_VALUE], np.zeros(len(found), dtype=np.int64))
    fifths = np.quantile(known, [0.2, 0.4, 0.6, 0.8], method="inverted_cdf")
    fitting, of_known = np.unique(np.searchsorted(np.unique(fifths), known), return_inverse=True)
    steps = np.linspace(0, len(CLASS_COLOURS) - 1, len(fitting)).round().astype(int).tolist()
    entries = [
        ColourEntry(f"class-{place + 1}", _bounds(known[of_known == place]), CLASS_COLOURS[step])
        for place, step in enumerate(steps)
    ]
    of = np.full(len(found), len(entries), dtype=np.int64)
    of[~np.isnan(found)] = of_known
    return Colouring(name, [*entries, UNKNOWN_VALUE], of)


def _bounds(values: NDArray[np.float64]) -> Text:
    """“3 – 7”, or “3” where all are equal."""
    whole = bool(np.all(values == np.round(values)))
    ends = dict.fromkeys([float(values.min()), float(values.max())])
    return Text(
        *(
            " – ".join(dict.fromkeys(number_text(end, one) if whole else measure_text(end, one) for end in ends))
            for one in LANGUAGES
        )
    )


def by_last_contact(snapshot: Snapshot, as_of: date) -> Colouring:
    """How long ago each partner was last met, as seen from `as_of`; “no meeting on record” is not “no contact”."""
    days = days_since_contact(snapshot, as_of)
    limits = [(as_of - _years_before(as_of, years)).days for years in _YEARS_AGO]
    of = np.searchsorted(limits, days)
    of[days == NO_DAY_KNOWN] = len(_CONTACTS) - 2
    of[days == NO_MEETING] = len(_CONTACTS) - 1
    return Colouring("last_contact", _CONTACTS, of.astype(np.int64))


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; of the 29 February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
