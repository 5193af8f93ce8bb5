"""A network in which every rule of the inbox has something to find, and beside it what it must leave alone.

Facts called “…-ok” are right, as far as anybody can know; nothing may be found about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph_app.changes.change import Told
from graph_app.changes.edits import Edit, Record
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.records import Statement, Value

AS_OF = "2026-11-01"
LAN = Told("Lan", "the stage", "edit", "2026-11-25T08:00:00Z")
PAIRS = {"GAVE_AID_TO": ("hanoi", "lao"), "MET_WITH": ("hanoi", "lao"), "MEMBER_OF": ("lao", "net")}
DAYS = {"MEMBER_OF": "since", "HAS_AGREEMENT_WITH": "signed_on"}
BURNT = ("burnt", "A source that somebody deletes past this site", None)
_BURN = Statement("burn", "MATCH (source:Source {id: 'burnt'}) DELETE source")
LAST = {4: "-12-31", 7: "-30", 10: ""}  # months here have 30 days


def partner(id: str, kind: str = "City", **own: Any) -> Edit:
    told = {"id": id, "home": False, "name_en": id.title(), "name_vi": id.title(), "country": "LA", "source_id": "s"}
    properties: dict[str, Value] = {name: value for name, value in {**told, **own}.items() if value is not None}
    return Edit("partner", id, None, {"id": id, "kind": kind, "properties": properties})


def fact(id: str, type: str, source: str = "", target: str = "", day: str = "", **own: Any) -> Edit:
    """A fact; `day` is what it is dated by. Its ends are those of PAIRS unless they are given."""
    first, second = PAIRS.get(type, ("", ""))
    told: dict[str, Any] = {"id": id, "source_id": "s", "quote": "q", "title_en": f"The fact {id}"}
    if day:
        told |= {"date": day, DAYS.get(type, "date"): day}
        told |= {"date_from": day + "-01-01"[: 0 if len(day) == 10 else 6 if len(day) == 4 else 3]}
        told |= {"date_to": day + LAST[len(day)]}
    properties: dict[str, Value] = {name: value for name, value in {**told, **own}.items() if value is not None}
    record: Record = {
        "id": id,
        "type": type,
        "source": source or first,
        "target": target or second,
        "properties": properties,
    }
    return Edit("fact", id, None, record)


def _partners() -> Iterator[Edit]:
    for id, title, day in (
        ("s", "A newspaper", "2026-10"),
        ("s2", "Another newspaper", None),
        ("old", "Old", "2024"),
        BURNT,
    ):
        told = {"id": id, "title": title, "published_on": day}
        own: dict[str, Value] = {name: value for name, value in told.items() if value}
        yield Edit("source", id, None, {"id": id, "properties": own})
    yield partner("hanoi", home=True, country="VN")
    yield partner("lao")
    yield partner("net", "Organisation", category="city_network", country=None)
    yield partner("board", "Organisation", category="city_network", country=None)
    for id in ("chair-a", "chair-b", "chair-c", "chair-d", "chair-e", "chair-f"):
        yield partner(id)
    yield partner("board-ok", "Organisation", category="city_network", country=None)
    yield partner("unnamed", name_en="Unknown donor", name_vi="Không rõ")
    yield partner("group", level="group", country=None)
    yield partner("alone")
    yield partner("home-alone", home=True)
    yield partner("stateless", country=None)
    yield partner("embassy", "Organisation", category="embassy", country=None)
    yield partner("ended", status="ended")
    yield partner("ended-ok", status="ended")
    yield partner("active", status="active")
    yield partner("active-ok", status="active")
    yield partner("renewing")
    yield partner("renewed")
    yield partner("lasting")
    yield partner("signing")
    yield partner("cadence", cadence_months=12)
    yield partner("tiered", tier=3)
    yield partner("fresh", tier=1)


def _contradictions() -> Iterator[Edit]:
    yield fact("member-back", "MEMBER_OF", day="2020-05", until="2019")
    yield fact("member-back-ok", "MEMBER_OF", "chair-a", day="2020-05", until="2020")
    yield fact("treaty-back", "HAS_AGREEMENT_WITH", "hanoi", "signing", "2021-03-01", expires_on="2021-02")
    yield fact("treaty-back-ok", "HAS_AGREEMENT_WITH", "hanoi", "lao", "2021-03-01", expires_on="2031-03")
    yield fact("days-back", "MET_WITH", day="2020", date_from="2020-06-01", date_to="2020-05-01")
    yield fact("days-ok", "MET_WITH", day="2020", date_from="2020-05-01", date_to="2020-05-01")
    yield fact("met-later", "MET_WITH", day="2026-12")
    yield fact("met-later-ok", "MET_WITH", day="2026")
    yield fact("met-today-ok", "MET_WITH", day=AS_OF)
    yield fact("signed-later", "HAS_AGREEMENT_WITH", "hanoi", "lao", "2027", agreement_type="mou")
    yield fact("paid-later", "GAVE_AID_TO", day="2027-01-15", stage="disbursed", form="cash")
    yield fact("promised-later-ok", "GAVE_AID_TO", day="2027-02-15", stage="committed")
    yield fact("self", "MET_WITH", "lao", "lao", "2020-02-02")
    yield fact("event-one", "MET_WITH", day="2019-01-01", event_id="e")
    yield fact("event-two", "MET_WITH", "hanoi", "renewed", "2019-01-16", event_id="e")
    yield fact("event-ok-one", "MET_WITH", day="2018-01-01", event_id="ok")
    yield fact("event-ok-two", "MET_WITH", "hanoi", "renewed", "2018-01-15", event_id="ok")
    yield fact("event-ok-year", "MET_WITH", "hanoi", "lasting", "2018", event_id="ok")
    yield fact("nothing", "GAVE_AID_TO", day="2018", amount=0, currency="USD")
    yield fact("half", "GAVE_AID_TO", day="2017", quantity=3)


def _doubts() -> Iterator[Edit]:
    yield fact("chair-one", "MEMBER_OF", "chair-a", "board", "2015", role="chair")
    yield fact("chair-two", "MEMBER_OF", "chair-b", "board", "2018", role="chair", until="2020")
    yield fact("chair-before-ok", "MEMBER_OF", "chair-c", "board-ok", "2010", role="chair", until="2015")
    yield fact("chair-after-ok", "MEMBER_OF", "chair-d", "board-ok", "2015", role="chair")
    yield fact("chair-undated-ok", "MEMBER_OF", "chair-e", "board-ok", role="chair", until="2009")
    yield fact("vice-ok", "MEMBER_OF", "chair-f", "board-ok", "2016", role="vice_chair")
    usd = {"currency": "USD", "stage": "disbursed"}
    yield fact("gift", "GAVE_AID_TO", day="2021-08-01", amount=40000, **usd)
    yield fact("gift-again", "GAVE_AID_TO", day="2021-08", amount=40000, source_id="s2", **usd)
    yield fact("gift-equal-ok", "GAVE_AID_TO", day="2021-02-01", amount=700, **usd)
    yield fact("gift-equal-ok-too", "GAVE_AID_TO", day="2021-02-01", amount=700, **usd)  # one source knows of two
    yield fact("gift-monthly-ok", "GAVE_AID_TO", day="2021-02-20", amount=700, source_id="s2", **usd)  # 19 days later
    yield fact("gift-pledge-ok", "GAVE_AID_TO", day="2021-08-01", amount=40000, source_id="s2", currency="USD")
    masks: dict[str, Any] = {"form": "in_kind", "item": "masks"}
    yield fact("boxes", "GAVE_AID_TO", day="2020-05-12", quantity=1000, unit="boxes", **masks)
    yield fact(
        "pieces", "GAVE_AID_TO", day="2020-05", quantity=50000, unit="pieces", source_id="s2", item="Masks, medical"
    )
    yield fact("kits-ok", "GAVE_AID_TO", day="2020-05", quantity=100000, unit="kits", source_id="s2", item="rice")
    yield fact("uneven-ok", "GAVE_AID_TO", day="2020-05-12", quantity=1500, unit="cartons", source_id="s2", **masks)
    yield fact("dong", "GAVE_AID_TO", day="2022-03", amount=210_000_000, currency="VND")
    yield fact("dollar", "GAVE_AID_TO", day="2022-03-08", amount=10_000, currency="USD", source_id="s2")
    # One report tells both sums of one gift; of other days it knows that they are two.
    yield fact("sum-in-dong", "GAVE_AID_TO", day="2018-06-01", amount=460_000_000, currency="VND")
    yield fact("sum-in-dollar", "GAVE_AID_TO", day="2018-06-01", amount=20_000, currency="USD")
    yield fact("next-week", "GAVE_AID_TO", day="2018-06-08", amount=20_050, currency="USD")
    yield fact("euro-ok", "GAVE_AID_TO", day="2022-03-08", amount=10_000, currency="EUR", source_id="s2")
    yield fact("not-promised", "GAVE_AID_TO", day="2016", stage="committed", quote="Hà Nội đã trao 50.000 khẩu trang")
    yield fact("promised-ok", "GAVE_AID_TO", day="2015", stage="approved", quote="planned, not paid")
    yield fact("not-paid", "GAVE_AID_TO", day="2014", stage="disbursed", quote="Thành phố cam kết hỗ trợ 10 tấn gạo")
    yield fact("paid-ok", "GAVE_AID_TO", day="2013", stage="disbursed", quote="as pledged, the rice was handed over")
    twin = {"agreement_type": "twinning", "fields": ["culture"]}
    yield fact("twin", "HAS_AGREEMENT_WITH", "hanoi", "lasting", "1998", **twin)
    yield fact("twin-again", "HAS_AGREEMENT_WITH", "lasting", "hanoi", "1998", **twin)
    yield fact("twin-ok", "HAS_AGREEMENT_WITH", "hanoi", "lasting", "1998", **{**twin, "fields": ["water"]})
    yield fact("member", "MEMBER_OF", "lasting", "net", "2001", role="member")
    yield fact("member-again", "MEMBER_OF", "lasting", "net", "2001", role="member")
    yield fact("member-ok", "MEMBER_OF", "lasting", "net", "2001", role="founder")
    yield fact("term", "HAS_AGREEMENT_WITH", "hanoi", "renewing", "2018", expires_on="2021")
    yield fact("term-met", "MET_WITH", "renewing", "hanoi", "2022-02-01")
    yield fact("term-met-again", "MET_WITH", "hanoi", "renewing", "2023-02-01")
    yield fact("term-old-ok", "HAS_AGREEMENT_WITH", "hanoi", "renewed", "2015", expires_on="2017")
    yield fact("term-new-ok", "HAS_AGREEMENT_WITH", "hanoi", "renewed", "2017", expires_on="2030")
    ceremony = {"event_type": "ceremony", "title_en": "Signing of an agreement"}
    yield fact("signing", "MET_WITH", "hanoi", "signing", "2022-05-05", **ceremony)
    yield fact("signing-ok", "MET_WITH", "lao", "hanoi", "2021-03", **ceremony)
    yield fact("designing-ok", "MET_WITH", "hanoi", "signing", "2019", event_type="ceremony", title_en="Design award")
    yield fact("ended-treaty", "HAS_AGREEMENT_WITH", "hanoi", "ended", "2020", expires_on="2030")
    yield fact("ended-treaty-ok", "HAS_AGREEMENT_WITH", "hanoi", "ended-ok", "2020", expires_on="2026")


def _gaps() -> Iterator[Edit]:
    yield fact("sourceless", "MET_WITH", day="2011", source_id=None)
    yield fact("gone-source", "MET_WITH", day="2012", source_id="burnt")
    yield fact("mute", "MET_WITH", day="2010", quote=None)
    yield fact("from-unnamed", "GAVE_AID_TO", "unnamed", "lao", "2009")
    yield fact("from-group", "GAVE_AID_TO", "group", "lao", "2008")
    yield fact("to-group-ok", "GAVE_AID_TO", "lao", "group", "2007")
    yield fact("stateless", "MET_WITH", "hanoi", "stateless", "2006")
    yield fact("embassy", "MET_WITH", "hanoi", "embassy", "2006")
    yield fact("active-term", "HAS_AGREEMENT_WITH", "hanoi", "active", "2015", expires_on="2020-06")
    yield fact("active-term-ok", "HAS_AGREEMENT_WITH", "hanoi", "active-ok", "2015", expires_on="2026")
    yield fact("cadence", "MET_WITH", "hanoi", "cadence", "2024-06-01", source_id="old")
    yield fact("tiered-ok", "MET_WITH", "hanoi", "tiered", "2024-06-01", source_id="old")
    yield fact("fresh-ok", "MET_WITH", "hanoi", "fresh", "2024-06-01", source_id="s")


# What each rule finds on AS_OF: the facts that it names, or else the partners.
FOUND: Mapping[str, set[tuple[str, ...]]] = {
    "membership_ends_before_it_begins": {("member-back",)},
    "agreement_ends_before_signing": {("treaty-back",)},
    "fact_ends_before_it_begins": {("days-back",)},
    "meeting_in_the_future": {("met-later",)},
    "signed_in_the_future": {("signed-later",)},
    "paid_in_the_future": {("paid-later",)},
    "fact_with_itself": {("self",)},
    "event_on_several_days": {("event-one", "event-two")},
    "amount_not_positive": {("nothing",)},
    "amount_without_currency": {("half",)},
    "two_chairs_at_once": {("chair-one", "chair-two")},
    "same_gift_twice": {("gift", "gift-again")},
    "same_gift_in_other_units": {("boxes", "pieces"), ("dollar", "dong"), ("sum-in-dollar", "sum-in-dong")},
    "pledge_quoted_as_paid": {("not-promised",)},
    "payment_quoted_as_pledge": {("not-paid",)},
    "agreement_twice": {("twin", "twin-again")},
    "membership_twice": {("member", "member-again")},
    "meeting_after_agreement": {("term-met", "term"), ("signing", "treaty-back")},
    "signing_without_agreement": {("signing",)},
    "ended_partner_with_agreement": {("ended-treaty",)},
    "active_partner_agreements_ended": {("active-term",)},
    "fact_without_source": {("gone-source",), ("sourceless",)},
    "fact_without_quote": {("mute",)},
    "sources_older_than_cadence": {("cadence",)},
    "aid_of_unnamed": {("from-group",), ("from-unnamed",)},
    "partner_without_facts": {("alone",)},
    "partner_without_country": {("embassy",), ("stateless",)},
}


def load_matters(database: Database) -> Database:
    """The stage in an empty database. Written past the checks of forms and imports, which would refuse much of it."""
    edits = [*_partners(), *_contradictions(), *_doubts(), *_gaps()]
    make_change(database, edits, LAN)
    with database.write() as transaction:
        transaction.run(_BURN)
    return database
