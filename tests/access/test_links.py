"""Signed links: one view, until the end of a day, as long as their maker might make them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph_app.access.access import Access
from graph_app.access.accounts import Account, change_role, disable, remove_account
from graph_app.access.audit import By, Wanted, audit
from graph_app.access.links import Link, View, add_link, link_of, links_of, revoke_link, signature
from graph_app.access.roles import ADMINISTRATOR, READER, STEWARD
from graph_app.errors import BadLastDay, LinkChanged, LinkOver, LinkRefused, LinkRevoked, RoleNeeded, UnknownLink
from tests.access.people import add_one_of_each

VIEW = View("/network/embed", "kind=City&lang=vi", STEWARD)


@pytest.fixture
def people(access: Access) -> dict[str, Account]:
    return add_one_of_each(access)


def made(access: Access, by: By, account: Account, view: View = VIEW, days: int = 0) -> Link:
    return add_link(access.store, by, account, "Viêng Chăn", view, date.fromtimestamp(by.now) + timedelta(days))


def opened(access: Access, shown: str, path: str = VIEW.path, query: str = VIEW.query, now: int = 0) -> Link:
    return link_of(access.store, shown, path, query, "192.0.2.9", now)


def test_it_opens_its_view_and_no_other(access: Access, by: By, people: dict[str, Account]) -> None:
    link = made(access, by, people["steward"])
    shown = signature(access.store, link)
    assert opened(access, shown, now=by.now).label == "Viêng Chăn"
    assert opened(access, shown, query="kind=%43ity&lang=vi", now=by.now).id == link.id  # the same, written otherwise
    id, day, mac = shown.split(".")
    wrong = [
        (shown, "/partners", VIEW.query),
        (shown, VIEW.path, "kind=City&lang=en"),
        (shown, VIEW.path, "kind=City"),
        (shown, VIEW.path, "lang=vi&kind=City"),
        (shown, VIEW.path, "kind=City&lang=vi&view=x"),
        (shown, VIEW.path, "kind=City%26lang=vi"),
        (f"{id}.2999-12-31.{mac}", VIEW.path, VIEW.query),
        (f"x{id}.{day}.{mac}", VIEW.path, VIEW.query),
        (f"{id}.{day}.{mac[:-1]}", VIEW.path, VIEW.query),
        *((text, VIEW.path, VIEW.query) for text in ("", "..", "x", "a.b.c.d", f"{id}.{day}.", f"{id}.{day}.ệ")),
    ]
    for each in wrong:
        with pytest.raises(LinkChanged):
            opened(access, *each, now=by.now)


def test_nothing_opens_before_the_first_link_was_made(access: Access, by: By, people: dict[str, Account]) -> None:
    with pytest.raises(LinkChanged):
        opened(access, "a.2999-01-01.b", now=by.now)


def test_it_is_good_through_its_last_day(access: Access, by: By, people: dict[str, Account]) -> None:
    shown = signature(access.store, made(access, by, people["steward"], days=2))
    assert opened(access, shown, now=by.now + 2 * 86_400)
    with pytest.raises(LinkOver, match="until"):
        opened(access, shown, now=by.now + 3 * 86_400)
    for days in (-1, 367):
        with pytest.raises(BadLastDay):
            made(access, by, people["steward"], days=days)


def test_it_works_only_as_long_as_its_maker_might_make_it(access: Access, by: By, people: dict[str, Account]) -> None:
    with pytest.raises(RoleNeeded):
        made(access, by, people["reader"])
    feed = View("/calendar.ics", "", READER)
    shown = signature(access.store, made(access, by, people["reader"], feed))
    assert opened(access, shown, "/calendar.ics", "", by.now)
    disable(access.store, by, "reader", True)
    with pytest.raises(LinkRevoked):
        opened(access, shown, "/calendar.ics", "", by.now)
    shown = signature(access.store, made(access, by, people["steward"]))
    change_role(access.store, by, "steward", READER)
    with pytest.raises(LinkRevoked):
        opened(access, shown, now=by.now)
    change_role(access.store, by, "steward", STEWARD)
    assert opened(access, shown, now=by.now)
    remove_account(access.store, by, "steward")
    with pytest.raises(LinkRevoked):
        opened(access, shown, now=by.now)


def test_it_is_taken_back_by_its_maker_or_an_administrator(access: Access, by: By, people: dict[str, Account]) -> None:
    link = made(access, by, people["steward"])
    with pytest.raises(UnknownLink):
        revoke_link(access.store, by, people["reader"], link.id)
    assert [one.id for one in links_of(access.store, people["administrator"])] == [link.id]
    assert people["administrator"].role is ADMINISTRATOR and links_of(access.store, people["reader"]) == []
    revoke_link(access.store, by, people["administrator"], link.id)
    with pytest.raises(LinkRefused):
        opened(access, signature(access.store, link), now=by.now)


def test_the_audit_tells_when_one_was_made_first_used_on_a_day_and_taken_back(
    access: Access, by: By, people: dict[str, Account]
) -> None:
    link = made(access, by, people["steward"], days=1)
    shown = signature(access.store, link)
    for later in (0, 5, 90, 86_400, 86_405):
        opened(access, shown, now=by.now + later)
    [kept] = links_of(access.store, people["steward"])
    assert kept.used_at == by.now + 86_400  # of what comes soon after nothing is written
    revoke_link(access.store, replace(by, person="steward"), people["steward"], link.id)
    lines = [line for line in audit(access.store, Wanted(), 50) if line["kind"].startswith("link")]
    assert [line["kind"] for line in reversed(lines)] == ["link made", "link used", "link used", "link revoked"]
    assert all(link.id in line["about"] and shown not in line["about"] for line in lines)
