"""People with accounts, nginx, four workers: what is changed through one is seen through all at the next request.

Each test asks each worker by its place: the others are stopped while it answers. Each worker has kept what it answered
before the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph_app.access.access import Access
from graph_app.database.database import Database
from graph_app.settings import Settings
from tests.access.people import CHEAP, PASSWORD, add_one_of_each
from tests.database.conftest import wait_for
from tests.persons.people import AN
from tests.small_network import load_small_network
from tests.web.test_duplicates import TWIN
from tests.web.test_edit import fields_in
from tests.workers.nginx import Proxy, needs_nginx, nginx_before
from tests.workers.office import Person
from tests.workers.site import Site

pytestmark = [pytest.mark.slow, needs_nginx]
MEETINGS = "host,guest,date,title_en,quote,source_id\nhanoi,old,2026-01,The visit of January,q,s\n"
WHY = {"why": "a test"}
OTHER = "bốn từ chẳng liên quan"


@dataclass(frozen=True)
class Office:
    """Two stewards, an administrator and a reader, all signed in."""

    proxy: Proxy
    site: Site
    people: dict[str, Person]

    def stranger(self) -> Person:
        return Person(self.proxy, self.site.workers())


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[Office]:
    """Four workers with accounts in a folder of their own, over the small network, behind nginx."""
    load_small_network(database, tmp_path, **TWIN)
    settings = database.settings_elsewhere()
    told = {
        "GRAPH_APP_INSTANCE": str(tmp_path / "instance"),
        "GRAPH_APP_JARS": str(settings.jars),
        "GRAPH_APP_CONNECT_SECONDS": "20",
        "GRAPH_APP_PROXIES": "1",
        "GRAPH_APP_HOSTS": "localhost",
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USERNAME": settings.neo4j_username,
        "NEO4J_PASSWORD": settings.neo4j_password or "",
    }
    add_one_of_each(Access.of(Settings.from_environment(told), CHEAP))
    site = Site(told, 4)
    try:
        wait_for(lambda: len(site.workers()) == 4, 30)
        # Else nginx would ask a worker that it asked before, and that may be stopped.
        with nginx_before(site.port, tmp_path, {"    keepalive 16;\n": ""}) as proxy:
            found = Office(proxy, site, {})
            for by, name in enumerate(("reader", "steward", "administrator")):
                found.people[name] = found.stranger()
                assert found.people[name].get("/sign-in", by).status == 200  # it takes requests
                assert found.people[name].sign_in(name, PASSWORD).status == 303
            yield found
    finally:
        site.end()


def found(pattern: str, text: str) -> str:
    hit = re.search(pattern, text)
    assert hit, f"{pattern} is not in {text[-3000:]}"
    return unescape(hit[1])


def rows(*names: str):  # type: ignore[no-untyped-def]
    """How to look at a JSON answer: these fields of its rows."""
    return lambda answer: [tuple(row[name] for name in names) for row in answer.json["rows"]]


def same(seen: list[object]) -> object:
    """What all see alike."""
    assert all(one == seen[0] for one in seen), seen
    return seen[0]


def test_partners_facts_sources_and_undo(office: Office) -> None:
    steward, reader = office.people["steward"], office.people["reader"]
    assert not reader.sees("Renamed", "/partners/old") and reader.statuses("/partners.json") == {200}

    # A partner is renamed through the first, and undone through the second.
    form = {**fields_in(steward.get("/partners/old/edit", 0).text), "name_en": "Renamed"}
    assert steward.post("/partners/old/edit", form, 0).status == 303
    assert reader.sees("Renamed", "/partners/old") and reader.sees("Renamed", "/partners.json")
    [number] = set(reader.everywhere("/changes.json", lambda answer: answer.json["rows"][0]["number"]))
    assert steward.post(f"/changes/{number}/undo", WHY, 1).status == 303
    assert not reader.sees("Renamed", "/partners/old") and not reader.sees("Renamed", "/partners.json")

    # A fact is made, changed and deleted, each through another.
    new = "/partners/alone/facts/new?type=MET_WITH"
    told = {
        "host": "Hanoi",
        "date": "14/9/2026",
        "title_en": "A first talk",
        "quote": "met",
        "source_id": "A newspaper",
    }
    assert not reader.sees("A first talk", "/partners/alone")
    made = steward.post(new, {**fields_in(steward.get(new, 3).text), **told}, 2)
    assert made.status == 303, made.text
    assert reader.sees("A first talk", "/partners/alone")
    fact = "/facts/meeting-2026-09-14-hanoi-alone"
    form = {**fields_in(steward.get(f"{fact}/edit", 3).text), "title_en": "A second talk"}
    assert steward.post(f"{fact}/edit", form, 3).status == 303
    assert reader.sees("A second talk", "/partners/alone") and not reader.sees("A first talk", "/partners/alone")
    page = steward.get(f"{fact}/edit", 0).text
    digest = {"digest": found(r'name="digest" value="(\w+)"', page)} if 'name="digest"' in page else {}
    gone = steward.post(f"{fact}/delete", {**fields_in(page), **digest}, 1)
    assert gone.status == 303, gone.text
    assert not reader.sees("A second talk", "/partners/alone")

    # A source is renamed.
    assert not reader.sees("A renamed paper", "/sources")
    form = {**fields_in(steward.get("/sources/s/edit", 2).text), "title": "A renamed paper"}
    assert steward.post("/sources/s/edit", form, 3).status == 303
    assert reader.sees("A renamed paper", "/sources")


def test_imports_and_how_a_file_is_read(office: Office) -> None:
    steward, reader = office.people["steward"], office.people["reader"]
    assert not reader.sees("The visit of January", "/partners/old")
    path = urlsplit(steward.post_file("/imports", "meetings.csv", MEETINGS, 0).location).path

    def settled() -> bool:
        steward.get(path)  # opening its page begins the look; whoever began it may not be stopped meanwhile
        return bool(steward.get(f"{path}.json").json["standing"]["ended"])

    wait_for(settled, 30)
    assert same(steward.everywhere(f"{path}.json", lambda answer: answer.json["counts"]["new"])) == 1
    # How it is read is remembered under a name, renamed and deleted.
    assert steward.post(f"{path}/reading", {"remember_as": "Meetings"}, 1).status == 303
    assert same(steward.everywhere("/imports/mappings.json", rows("name"))) == [("Meetings",)]
    wait_for(settled, 30)
    assert steward.post("/imports/mappings/rename", {"name": "Meetings", "new_name": "Visits"}, 2).status == 303
    assert same(steward.everywhere("/imports/mappings.json", rows("name"))) == [("Visits",)]
    assert steward.post("/imports/mappings/delete", {"name": "Visits"}, 3).status == 303
    assert not steward.sees("Visits", "/imports/mappings.csv")
    # It is imported, and undone.
    outcome = found(r'name="outcome" value="(\w+)"', steward.get(path, 3).text)
    assert steward.post(f"{path}/import", {**WHY, "outcome": outcome}).status == 303
    wait_for(settled, 30)
    assert reader.sees("The visit of January", "/partners/old")
    number = steward.get(f"{path}.json", 1).json["standing"]["change"]
    assert steward.post(f"/changes/{number}/undo", WHY, 2).status == 303
    assert not reader.sees("The visit of January", "/partners/old")


def test_duplicates_the_inbox_and_what_is_remembered_beside_the_data(office: Office) -> None:
    steward, reader = office.people["steward"], office.people["reader"]
    pairs = rows("first", "second")

    # A pair is held apart, let go and merged; the merge is undone.
    assert same(reader.everywhere("/duplicates.json", pairs)) == [("old", "old-town")]
    assert steward.post("/duplicates/old/old-town/apart", WHY, 0).status == 303
    assert same(reader.everywhere("/duplicates.json", pairs)) == []
    assert steward.post("/duplicates/old/old-town/let-go", {}, 1).status == 303
    assert same(reader.everywhere("/duplicates.json", pairs)) == [("old", "old-town")]
    assert reader.statuses("/partners/old-town") == {200}
    seen = {"stays": "old", "seen": steward.get("/duplicates/old/old-town.json", 2).json["seen"], **WHY}
    assert steward.post("/duplicates/old/old-town", seen, 3).status == 303
    assert reader.statuses("/partners/old-town") & {200} == set()
    assert (
        same(reader.everywhere("/partners/old-town", lambda answer: answer.location)) == "/partners/old?merged=old-town"
    )
    assert same(reader.everywhere("/changes.json", rows("number"))) == [(1,)]
    assert steward.post("/changes/1/undo", WHY, 0).status == 303
    assert reader.statuses("/partners/old-town") == {200}

    # A matter of the inbox is said to be right, and that is taken back.
    inbox = "/inbox.json?as_of=2026-11-01&rule=partner_without_facts"
    matter = found(r'name="id" value="(\w+)"', steward.get(inbox.replace(".json", ""), 1).text)
    digest = found(r'name="digest" value="(\w+)"', steward.get(inbox.replace(".json", ""), 1).text)
    assert same(reader.everywhere(inbox, lambda answer: len(answer.json["rows"]))) == 1
    assert steward.post("/inbox/right?as_of=2026-11-01", {"id": matter, "digest": digest, **WHY}, 2).status == 303
    right = same(reader.everywhere(inbox, lambda answer: [one["reason"] for one in answer.json["right"]]))
    assert right == ["a test"] and same(reader.everywhere(inbox, rows("rule"))) == []
    id = reader.get(inbox, 3).json["right"][0]["id"]
    assert steward.post("/inbox/right/take-back", {"id": id}, 3).status == 303
    assert same(reader.everywhere(inbox, lambda answer: len(answer.json["rows"]))) == 1

    # A suggestion is rejected, and taken back.
    rejected = "/structure/suggestions.json?as_of=2026-11-01"
    told = {"partner": "old", "reason": "too far", "as_of": "2026-11-01"}
    assert steward.post("/structure/suggestions", told, 0).status == 303
    assert same(reader.everywhere(rejected, lambda answer: [one["partner"] for one in answer.json["rejected"]])) == [
        "old"
    ]
    assert steward.post("/structure/suggestions/old/take-back", {}, 1).status == 303
    assert same(reader.everywhere(rejected, lambda answer: answer.json["rejected"])) == []

    # A view is kept by a reader and deleted by a steward.
    view = reader.post_json("/network/views", {"state": "kind=City", "name": "Cities"}, 2)
    assert view.status == 200, view.text
    assert same(reader.everywhere("/network/views.json", rows("name"))) == [("Cities",)]
    id = reader.get("/network/views.json", 0).json["rows"][0]["id"]
    assert steward.post(f"/network/views/{id}/delete", {}, 3).status == 303
    assert same(reader.everywhere("/network/views.json", rows("name"))) == []


def test_contact_persons(office: Office) -> None:
    steward, reader = office.people["steward"], office.people["reader"]
    pages = ("/partners/old/persons", "/persons")
    name, person = AN["name"], {**AN, "review_on": "2028-09-14"}
    assert not any(reader.sees(name, page) for page in pages)
    assert steward.post("/partners/old/persons/new", person, 0).status == 303
    assert all(reader.sees(name, page) for page in pages)
    edit = found(r"(/persons/person-\w+/edit)", steward.get("/partners/old/persons", 1).text)
    assert steward.post(edit, {**person, "post": "Director", "edition": "1"}, 1).status == 303
    assert reader.sees("Director", "/persons")
    # Who still has the older record open is told so, by whichever worker.
    assert steward.post(edit, {**person, "post": "Mayor", "edition": "1"}, 2).status == 409
    assert steward.post(edit.replace("edit", "delete"), {}, 2).status == 303
    assert not any(reader.sees(name, page) for page in pages) and steward.statuses(edit) == {404}
    # One is erased wherever the name stands.
    steward.post("/partners/old/persons/new", person, 3)
    page = steward.post("/persons/erase", {"name": name}, 0).text
    erased = {"name": name, "erase": "1", "trace": found(r'name="trace" value="([^"]+)"', page), **WHY}
    assert "Removed:" in steward.post("/persons/erase", erased, 1).text
    assert not any(reader.sees(name, page) for page in pages)


def test_accounts_roles_and_ended_sign_ins(office: Office) -> None:
    boss, reader, steward = (office.people[name] for name in ("administrator", "reader", "steward"))

    # A role is given and taken; what was kept for the lesser one is not shown to the greater, nor the other way.
    assert "New partner" not in reader.get("/partners", 0).text and reader.statuses("/partners/old/edit") == {403}
    assert boss.post("/users/reader/role", {"role": "steward"}, 0).status == 303
    assert reader.statuses("/partners/old/edit") == {200} and reader.sees("New partner", "/partners")
    assert boss.post("/users/reader/role", {"role": "reader"}, 1).status == 303
    assert reader.statuses("/partners/old/edit") == {403} and not reader.sees("New partner", "/partners")

    # An account is made; its first password is changed, and it is switched off and on again.
    made = boss.post("/users", {"name": "minh", "shown": "Minh", "role": "reader"}, 2)
    minh, first = office.stranger(), found(r"<code>([^<]+)</code>", made.text)
    assert ("minh",) in same(boss.everywhere("/users.json", rows("name")))  # type: ignore[operator]
    assert minh.sign_in("minh", first).status == 303
    assert minh.statuses("/partners") == {303}  # first an own password
    assert minh.post("/account/password", {"old": first, "new": OTHER, "again": OTHER}, 3).status == 303
    assert minh.statuses("/partners") == {200} and minh.sees(">Minh<", "/partners")
    assert boss.post("/users/minh/disabled", {"disabled": "yes"}, 0).status == 303
    assert minh.statuses("/account") == {303}
    assert boss.post("/users/minh/disabled", {"disabled": "no"}, 1).status == 303
    assert minh.sign_in("minh", OTHER).status == 303

    # Sign-ins are ended: by the administrator, by oneself elsewhere, by signing out.
    assert minh.statuses("/account") == {200}
    assert boss.post("/users/minh/sessions/end", {}, 2).status == 303
    assert minh.statuses("/account") == {303} and minh.statuses("/partners.json") == {401}
    here, elsewhere = office.stranger(), office.stranger()
    for one in (here, elsewhere):
        assert one.sign_in("minh", OTHER).status == 303 and one.statuses("/account") == {200}
    assert here.post("/account/sessions/end", {}, 3).status == 303
    assert (here.statuses("/account"), elsewhere.statuses("/account")) == ({200}, {303})
    assert here.post("/sign-out", {}, 0).status == 303
    assert here.statuses("/account") == {303}

    # A token is made and revoked, a link made and revoked.
    made = steward.post("/account/tokens", {"label": "report", "role": "reader", "days": "7"}, 1)
    bearer = {"Authorization": f"Bearer {found(r'<code>(pre_[^<]+)</code>', made.text)}"}
    program = office.stranger()
    program.head = bearer
    assert program.statuses("/partners.json") == {200}
    revoke = found(r'action="(/account/tokens/[^"]+/revoke)"', steward.get("/account", 2).text)
    assert steward.post(revoke, {}, 2).status == 303
    assert program.statuses("/partners.json") == {401}
    last_day = (date.today() + timedelta(days=7)).isoformat()
    made = steward.post("/links", {"of": "/partners/old", "label": "For a guest", "last_day": last_day}, 3)
    parts = urlsplit(found(r'id="address">([^<]+)<', made.text))
    stranger = office.stranger()
    assert stranger.statuses(f"{parts.path}?{parts.query}") == {200}
    revoke = found(r'action="(/links/[^"]+/revoke)"', steward.get("/account", 0).text)
    assert steward.post(revoke, {}, 0).status == 303
    assert 200 not in stranger.statuses(f"{parts.path}?{parts.query}")

    # The audit, which all workers keep, has it all.
    kinds = {kind for (kind,) in same(boss.everywhere("/audit.json", rows("kind")))}  # type: ignore[attr-defined]
    assert {"role", "account added", "sessions ended", "token revoked", "link revoked", "sign-out"} <= kinds
