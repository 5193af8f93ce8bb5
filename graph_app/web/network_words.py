"""What the network page says of a view: how much is shown and why not more, and what was done to it, to be undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext, ngettext

from graph_app.analytics.metrics import METRIC_BY_NAME
from graph_app.language.formats import country_name, day_text, number_text
from graph_app.language.texts import Text
from graph_app.lens_view import Seeing
from graph_app.network_view import Seen
from graph_app.partner_graph.details import DETAILS
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.view.address import query_of
from graph_app.view.state import ANY_TYPE, Expansion, View
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.regions import REGION_BY_CODE
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME
from graph_app.web.answers import explorer
from graph_app.web.language import language

WAY_WORDS = {
    "any": Text("theo mọi chiều", "either way"),
    "out": Text("theo chiều đi (hỗ trợ, tham gia)", "outward (gives to, is a member of)"),
    "in": Text("theo chiều đến (được hỗ trợ, có thành viên)", "inward (is given by, has as member)"),
}
THICKNESS_WORDS = {
    "facts": Text("số sự kiện", "number of facts"),
    "recency": Text("sự kiện gần đây", "how recent the newest fact is"),
}
LENS_WORDS = {
    "": Text("không", "none"),
    "engagement": Text("mức độ gắn kết", "engagement"),
}
GROUPING_WORDS = {
    "community": Text("nhóm cộng đồng", "community"),
    "kind": Text("loại đối tác", "kind"),
    "region": Text("khu vực", "region"),
    "country": Text("quốc gia", "country"),
}
# The fields of a view that no control of the form shows; each is told as a chip that takes it back.
_TOLD_AS_CHIPS = ("at_least", "at_most", "focus", "expand", "collapse", "hide", "pin", "open")


MOST_CHIPS = 20


@dataclass(frozen=True)
class Chip:
    """One thing that was done to the view: in words, and the address without it."""

    words: str
    href: str


def shown_sentences(found: Seen) -> list[str]:
    """How many partners and facts are shown, hidden by filters and left out by a limit, and what else to know."""
    return [*_counts(found), *_limits(found), *_gaps(found)]


def _counts(found: Seen) -> Iterator[str]:
    shown = found.shown
    yield count_sentence(found.drawn, found.whole)
    if found.lens:
        yield lens_sentence(found.lens)
    if shown.hidden_partners or shown.hidden_facts:
        yield gettext(
            "Hidden by what you chose: %(partners)s partners and %(facts)s facts.",
            partners=_number(shown.hidden_partners),
            facts=_number(shown.hidden_facts),
        )
    if shown.hidden_undated:
        yield gettext(
            "Of these, %(facts)s facts only because their day is not known.", facts=_number(shown.hidden_undated)
        )


def count_sentence(drawn: Snapshot, whole: Snapshot) -> str:
    """How much of the whole is drawn."""
    return str(
        gettext(
            "Shown: %(partners)s of %(all_partners)s partners, %(facts)s of %(all_facts)s facts.",
            partners=_number(len(drawn.partners)),
            all_partners=_number(len(whole.partners)),
            facts=_number(drawn.fact_count),
            all_facts=_number(whole.fact_count),
        )
    )


def lens_sentence(seen: Seeing) -> str:
    """What the lens shows, of which day, and what it leaves out."""
    signs = gettext(
        "Engagement as of %(day)s: the ring says how a partner stands with us, the colour whether contacts become "
        "more or fewer, the thickness of a line how strong the tie is.",
        day=day_text(seen.as_of.isoformat(), language()),
    )
    left_out = gettext(
        "A thin pale dashed line has only facts of unknown day. Not drawn: %(later)s facts of later days. "
        "Places and sizes are those of the whole network.",
        later=_number(seen.later),
    )
    return f"{signs} {left_out}"


def _limits(found: Seen) -> Iterator[str]:
    limit = _number(explorer().settings.node_limit)
    if found.grouped:
        yield gettext(
            "More than %(limit)s partners are too many to draw one by one, so they stand in groups; "
            "click a group to open it. Groups stand by their ties, whatever the layout. "
            "The administrator can raise GRAPH_APP_NODE_LIMIT.",
            limit=limit,
        )
    if found.left_out:
        yield gettext(
            "Left out by that limit: %(partners)s partners of the opened groups, those with the fewest ties.",
            partners=_number(found.left_out),
        )


def _gaps(found: Seen) -> Iterator[str]:
    if found.apart:
        yield gettext(
            "%(partners)s partners have no place in this layout and stand beside it.", partners=_number(found.apart)
        )
    if found.shown.missing:
        yield gettext("Not on record (any more): %(partners)s.", partners=", ".join(found.shown.missing[:10]))
    if found.waiting:
        yield gettext(
            "Still being computed: %(metrics)s. Until then colours go by kind and sizes by the number of ties.",
            metrics=", ".join(METRIC_BY_NAME[name].caption.told_in(language()) for name in found.waiting),
        )


def filter_sentences(view: View) -> list[str]:
    """The filters in words, those alone that keep something out."""
    return [*_partner_filters(view), *_fact_filters(view)]


def _partner_filters(view: View) -> Iterator[str]:
    wanted = view.filter
    if wanted.kinds:
        kinds = [kind.plural.told_in(language()) for kind in KIND_BY_NAME.values() if kind.name in wanted.kinds]
        yield gettext("Partners: %(names)s.", names=", ".join(kinds))
    if wanted.regions:
        regions = [of.caption.told_in(language()) for code, of in REGION_BY_CODE.items() if code in wanted.regions]
        yield gettext("Regions: %(names)s.", names=", ".join(regions))
    if wanted.countries:
        countries = [country_name(code, language()) for code in sorted(wanted.countries)]
        yield gettext("Countries: %(names)s.", names=", ".join(countries))
    if wanted.tiers:
        yield gettext("Tiers: %(names)s.", names=", ".join(sorted(wanted.tiers)))
    if view.core:
        yield gettext("Partners with at least %(count)s ties among those shown.", count=view.core)
    if view.largest:
        yield gettext("The largest connected part only.")


def _fact_filters(view: View) -> Iterator[str]:
    wanted = view.filter
    if wanted.types:
        types = [of.noun.told_in(language()) for of in RELATIONSHIP_TYPES if of.name in wanted.types]
        yield gettext("Facts: %(names)s.", names=", ".join(types))
    for name, words in wanted.said.items():
        own = DETAILS[name]
        said = [own.choices.get(word, Text(word, word)).told_in(language()) for word in sorted(words)]
        yield f"{own.caption.told_in(language())}: {', '.join(said)}."
    if wanted.year_from or wanted.year_to:
        first, last = wanted.year_from or "…", wanted.year_to or "…"
        yield gettext("Years: %(first)s–%(last)s.", first=first, last=last)
    if not wanted.undated:
        yield gettext("Facts of unknown day are hidden.")


def chips(found: Seen, state: Sequence[tuple[str, str]]) -> list[Chip]:
    """What was done to the view beyond the form, each with the address that takes it back."""
    told = []
    for field in _TOLD_AS_CHIPS:
        values = [value for name, value in state if name == field]
        for value in values[:MOST_CHIPS]:
            rest = [pair for pair in state if pair != (field, value)]
            told.append(Chip(_words(found, field, value), _address(rest)))
        if len(values) > MOST_CHIPS:
            more = gettext("and %(count)s more", count=_number(len(values) - MOST_CHIPS))
            told.append(Chip(more, _address([pair for pair in state if pair[0] != field])))
    return told


def _address(state: Sequence[tuple[str, str]]) -> str:
    query = query_of(state)
    return url_for("network.network") + (f"?{query}" if query else "")


def _words(found: Seen, field: str, value: str) -> str:
    head, _, rest = value.partition(":")
    if field in ("at_least", "at_most"):
        sign = "≥" if field == "at_least" else "≤"
        return f"{METRIC_BY_NAME[head].caption.told_in(language())} {sign} {rest}"
    name = _name(found.whole, head)
    if field == "focus":
        steps = ngettext("%(num)s step around %(name)s", "%(num)s steps around %(name)s", found.view.hops, name=name)
        return str(steps)
    if field == "expand":
        return _expansion_words(found, name, value)
    sentences = {
        "collapse": gettext("%(name)s collapsed", name=name),
        "hide": gettext("%(name)s hidden", name=name),
        "pin": gettext("%(name)s pinned", name=name),
        "open": gettext("group opened: %(name)s", name=_group(found, head)),
    }
    return str(sentences[field])


def _expansion_words(found: Seen, name: str, value: str) -> str:
    partner, of, count = value.split(":")
    more = found.shown.more.get(Expansion(partner, of, int(count)), 0)
    noun = gettext("all ties") if of == ANY_TYPE else TYPE_BY_NAME[of].noun.told_in(language())
    words = gettext("%(name)s expanded: %(type)s", name=name, type=noun)
    return f"{words} (+{_number(more)})" if more else str(words)


def _group(found: Seen, name: str) -> str:
    return found.groups[name].told_in(language()) if found.groups and name in found.groups else name


def _name(whole: Snapshot, partner: str) -> str:
    known = whole.find(partner)
    return known.name_in(language()) if known else partner


def _number(number: int) -> str:
    return number_text(number, language())
