"""The site with accounts, over the real pages: signing in and out, own account, others' accounts, the audit."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.accounts import account_named
from graph_app.access.audit import By
from graph_app.access.roles import ADMINISTRATOR
from graph_app.access.sessions import end_sessions
from graph_app.access.store import FILE, Store
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.settings import Settings
from graph_app.web.asker import now
from tests.access.people import CHEAP, PASSWORD, add, add_one_of_each

OUR_PAGE = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ACCEPT_LANGUAGE": "en"}
OTHER = "bốn từ chẳng liên quan"


@pytest.fixture
def office(tmp_path: Path) -> Flask:
    """A site with an account of each role. Nothing here asks the database, so that none is needed."""
    settings = Settings.from_environment({"GRAPH_APP_INSTANCE": str(tmp_path), "GRAPH_APP_LANGUAGE": "en"})
    return create_app(settings, access=staffed(Access.of(settings, CHEAP)))


@pytest.fixture
def seeded_office(database: Database, tmp_path: Path) -> Flask:
    """The same over the seed."""
    load_seed(database, SEED_FOLDER)
    access = replace(Access.of(database.settings, CHEAP), store=Store(tmp_path / FILE))
    return create_app(database.settings, database, staffed(access))


def staffed(access: Access) -> Access:
    add_one_of_each(access)
    add(access, "lan", ADMINISTRATOR, shown="Nguyễn Thị Lan")
    return access


def access_of(app: Flask) -> Access:
    found: Access = app.extensions["access"]
    return found


def browser(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.environ_base.update(OUR_PAGE)
    return client


def signed_in(app: Flask, name: str, password: str = PASSWORD) -> FlaskClient:
    client = browser(app)
    answer = client.post("/sign-in", data={"name": name, "password": password})
    assert answer.status_code == 303, answer.text
    return client


def test_signing_in_leads_on_and_out_again(office: Flask) -> None:
    client = browser(office)
    form = client.get(client.get("/account?done=no").headers["Location"])
    assert form.status_code == 200 and form.headers["Cache-Control"] == "no-store"
    assert 'name="next" value="/account?done=no"' in form.text and 'class="main"' in form.text
    assert "/network" not in re.sub(r"<script.*?</script>", "", form.text)  # nothing is offered before
    wrong = client.post("/sign-in", data={"name": "lan", "password": "x" * 20, "next": "/account?done=no"})
    assert (
        wrong.status_code == 401 and "Name and password do not fit together." in wrong.text and "xxxx" not in wrong.text
    )
    right = client.post("/sign-in", data={"name": "LAN", "password": PASSWORD, "next": "/account?done=no"})
    assert (right.status_code, right.headers["Location"]) == (303, "/account?done=no")
    cookie = right.headers["Set-Cookie"]
    assert (
        cookie.startswith("session=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie
    )
    page = client.get("/account?done=no")
    assert "Nguyễn Thị Lan</a>" in page.text and "whoever sits at this computer" not in page.text
    assert client.get("/sign-in?next=/network").headers["Location"] == "/network"
    assert client.post("/sign-out").headers["Location"] == "/sign-in"
    assert client.get("/account").status_code == 303
    client.set_cookie("session", cookie.split(";")[0].removeprefix("session="))
    assert client.get("/account").headers["Location"].endswith("&over=yes")  # the server has ended it, too
    assert "You were signed out" in client.get("/sign-in?over=yes").text


@pytest.mark.parametrize(
    "onward",
    [
        *("https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example"),
        *(
            "javascript:alert(1)",
            "http:evil.example",
            "/\n/evil.example",
            "///evil.example",
            "/sign-out",
            "partners",
            "",
        ),
        *("/%0d%0aSet-Cookie:x", "/x" * 3_000),
    ],
)
def test_it_leads_to_no_other_site(office: Flask, onward: str) -> None:
    answer = browser(office).post("/sign-in", data={"name": "lan", "password": PASSWORD, "next": onward})
    assert answer.headers["Location"] in {"/", "/%0d%0aSet-Cookie:x"}


def test_over_tls_the_cookie_is_secure_and_of_this_host_alone(office: Flask) -> None:
    client = browser(office)
    answer = client.post("/sign-in", data={"name": "lan", "password": PASSWORD}, base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=") and "Secure" in cookie and "Path=/" in cookie and "Domain" not in cookie
    assert client.get("/account", base_url="https://localhost").status_code == 200
    chosen = client.get("/account?lang=vi", base_url="https://localhost").headers["Set-Cookie"]
    assert chosen.startswith("language=vi") and "Secure" in chosen and "HttpOnly" in chosen


def test_each_sign_in_begins_a_session_of_its_own(office: Flask) -> None:
    client = signed_in(office, "lan")
    first = client.get_cookie("session")
    client.set_cookie("session", "chosen by somebody else")
    client.post("/sign-in", data={"name": "lan", "password": PASSWORD})
    second = client.get_cookie("session")
    assert first and second and second.value not in {first.value, "chosen by somebody else"}


def test_too_many_failures_are_told_with_when_to_try_again(office: Flask) -> None:
    client = browser(office)
    for _ in range(5):
        assert client.post("/sign-in", data={"name": "lan", "password": "wrong"}).status_code == 401
    answer = client.post("/sign-in", data={"name": "lan", "password": PASSWORD})
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) == 1


def test_nobody_is_shown_what_was_made_for_another_nor_offered_what_only_others_may(seeded_office: Flask) -> None:
    people = {name: signed_in(seeded_office, name) for name in ("reader", "steward", "lan")}
    pages = {name: client.get("/partners") for name, client in people.items()}
    for name, client in people.items():
        for other in pages.keys() - {name}:
            again = client.get("/partners", headers={"If-None-Match": pages[other].headers["ETag"]})
            assert again.status_code == 200 and again.text == pages[name].text
    assert "New partner" in pages["steward"].text and "New partner" not in pages["reader"].text
    assert ">Access<" in pages["lan"].text and ">Access<" not in pages["steward"].text
    for address in ("/partners/vientiane", "/sources", "/sources/hanoi-external-relations-2021", "/partners"):
        asked = [set(re.findall(r'(?:href|action)="(/[^"?#]*)', people[one].get(address).text)) for one in people]
        more = asked[1] - asked[0] - {"/account", "/links/new"}  # readers share the feed
        assert more and {people["reader"].get(path).status_code for path in more} <= {403, 405}
    inbox = {name: client.get("/inbox").text for name, client in people.items()}
    assert 'method="post"' not in inbox["reader"].split("<main")[1] and 'name="who"' not in inbox["steward"]
    assert 'action="/inbox' in inbox["steward"] and "You sign as steward." in inbox["steward"]
    assert "Why no tie is wanted" in people["steward"].get("/structure/suggestions").text
    assert "Why no tie is wanted" not in people["reader"].get("/structure/suggestions").text


def test_a_change_is_signed_with_the_account_whatever_the_form_says(seeded_office: Flask) -> None:
    client = signed_in(seeded_office, "lan")
    form = client.get("/partners/vientiane/edit").text
    assert "You sign as Nguyễn Thị Lan (lan)." in form and 'name="who"' not in form
    source = client.post("/sources/new", data={"title": "A test", "who": "somebody else", "why": "a test"})
    assert source.status_code == 303
    assert client.get("/changes.json").get_json()["rows"][0]["who"] == "Nguyễn Thị Lan (lan)"


def test_the_password_is_changed_with_the_old_one_and_ends_other_sign_ins(office: Flask) -> None:
    here, elsewhere = signed_in(office, "reader"), signed_in(office, "reader")
    page = here.get("/account").text
    assert page.count("/account/sessions/") == 3 and "(here)" in page
    wrong = here.post("/account/password", data={"old": "wrong", "new": OTHER, "again": OTHER})
    assert wrong.status_code == 401 and "This is not your password." in wrong.text
    weak = here.post("/account/password", data={"old": PASSWORD, "new": "password1234", "again": "password1234"})
    assert weak.status_code == 400 and "guessed first" in weak.text
    unlike = here.post("/account/password", data={"old": PASSWORD, "new": OTHER, "again": OTHER + "x"})
    assert unlike.status_code == 400 and "The two are not the same." in unlike.text
    done = here.post("/account/password", data={"old": PASSWORD, "new": OTHER, "again": OTHER})
    assert done.headers["Location"] == "/account?done=password"
    assert here.get("/account").status_code == 200 and elsewhere.get("/account").status_code == 303
    assert browser(office).post("/sign-in", data={"name": "reader", "password": PASSWORD}).status_code == 401
    signed_in(office, "reader", OTHER)


def test_own_sign_ins_are_ended_one_or_all_others(office: Flask) -> None:
    here, second, third = (signed_in(office, "reader") for _ in range(3))
    ends = re.findall(r'action="(/account/sessions/[^"/]+/end)"', here.get("/account").text)
    assert signed_in(office, "steward").post(ends[1]).status_code == 404
    for end in ends:
        if "(here)" not in here.get("/account").text.split(end)[0].rsplit("<tr>", 1)[-1]:
            here.post(end)
            break
    assert [one.get("/account").status_code for one in (second, third)].count(303) == 1
    here.post("/account/sessions/end")
    assert [one.get("/account").status_code for one in (here, second, third)] == [200, 303, 303]


def test_a_token_is_shown_once_and_works_until_it_is_revoked(office: Flask) -> None:
    client = signed_in(office, "lan")
    made = client.post("/account/tokens", data={"label": "báo cáo", "role": "administrator", "days": "7"})
    [secret] = re.findall(r"<code>(pre_[\w-]+)</code>", made.text)
    assert made.status_code == 201 and made.headers["Cache-Control"] == "no-store"
    assert secret not in client.get("/account").text
    program, bearer = office.test_client(), {"Authorization": f"Bearer {secret}"}
    assert program.get("/users.json", headers=bearer).get_json()["ok"] is True
    new = {"label": "x", "role": "reader", "days": "7"}
    assert program.post("/account/tokens", data=new, headers=bearer).status_code == 403  # none makes further ones
    as_reader = client.post("/account/tokens", data=new).text
    [lesser] = re.findall(r"<code>(pre_[\w-]+)</code>", as_reader)
    assert program.get("/users.json", headers={"Authorization": f"Bearer {lesser}"}).status_code == 403
    for wrong in (
        {"days": "0"},
        {"days": "9999"},
        {"days": "x"},
        {"label": " "},
        {"label": "a\u202eb"},
        {"role": "guest"},
    ):
        answer = client.post("/account/tokens", data={**new, **wrong})
        assert answer.status_code == 400 and "<code>pre_" not in answer.text
    revokes = re.findall(r'action="(/account/tokens/[^"]+/revoke)"', client.get("/account").text)
    assert signed_in(office, "reader").post(revokes[0]).status_code == 404
    assert [client.post(revoke).status_code for revoke in revokes] == [303, 303]
    assert program.get("/users.json", headers=bearer).status_code == 401


def test_an_administrator_keeps_the_accounts(office: Flask) -> None:
    lan = signed_in(office, "lan")
    made = lan.post("/users", data={"name": "minh", "shown": "Trần <b>Minh</b>", "role": "reader"})
    [first] = re.findall(r"<code>([^<]+)</code>", made.text)
    assert made.status_code == 201 and "Trần &lt;b&gt;Minh" in made.text and first not in lan.get("/users").text
    minh = signed_in(office, "minh", first)
    assert minh.get("/partners").headers["Location"] == "/account"  # the first password is only for this
    assert minh.post("/cypher", data={"query": "RETURN 1"}).headers["Location"] == "/account"
    minh.post("/account/password", data={"old": first, "new": OTHER, "again": OTHER})
    assert minh.get("/account").status_code == 200 and minh.get("/audit").status_code == 403
    lan.post("/users/minh/role", data={"role": "administrator"})
    assert minh.get("/audit").status_code == 200
    lan.post("/users/minh/sessions/end")
    assert minh.get("/account").status_code == 303
    lan.post("/users/minh/disabled", data={"disabled": "yes"})
    assert browser(office).post("/sign-in", data={"name": "minh", "password": OTHER}).status_code == 401
    lan.post("/users/minh/disabled", data={"disabled": "no"})
    signed_in(office, "minh", OTHER)
    [again] = re.findall(r"<code>([^<]+)</code>", lan.post("/users/minh/password").text)
    assert (
        again != first and browser(office).post("/sign-in", data={"name": "minh", "password": OTHER}).status_code == 401
    )
    for data, status in (({"name": "minh"}, 409), ({"name": "<b>"}, 400), ({"name": "hoa", "role": "guest"}, 400)):
        assert lan.post("/users", data={"role": "reader", **data}).status_code == status
    assert lan.post("/users/nobody/role", data={"role": "reader"}).status_code == 404
    rows = {row["name"]: row for row in lan.get("/users.json").get_json()["rows"]}
    assert (
        rows["minh"]["role"] == "administrator" and rows["minh"]["must_change"] is True and rows["lan"]["sessions"] == 1
    )
    assert "argon2" not in lan.get("/users.json").text + lan.get("/users.csv").text


def test_the_last_administrator_is_kept_with_a_sentence(office: Flask) -> None:
    lan = signed_in(office, "lan")
    lan.post("/users/administrator/disabled", data={"disabled": "yes"})
    refused = lan.post("/users/lan/role", data={"role": "reader"})
    assert refused.status_code == 409 and "only administrator left" in refused.text


def test_the_audit_says_who_did_what_and_keeps_no_secret(seeded_office: Flask) -> None:
    lan, reader = signed_in(seeded_office, "lan"), signed_in(seeded_office, "reader")
    reader.post("/cypher.json", json={"query": "RETURN $secret", "parameters": {"secret": "s3cret"}})
    reader.get("/cypher?query=RETURN+2&run=yes")
    reader.get("/partners.csv?kind=City")
    reader.get("/users")
    browser(seeded_office).post("/sign-in", data={"name": PASSWORD, "password": "typed into the wrong field"})
    rows = lan.get("/audit.json").get_json()["rows"]
    told = [(row["person"], row["kind"], row["about"]) for row in rows]
    assert told[:7] == [
        ("", "sign-in failed", ""),
        ("reader", "refused", "GET /users"),
        ("reader", "export", "/partners.csv?kind=City"),
        ("reader", "console", "RETURN 2"),
        ("reader", "console", "RETURN $secret"),
        ("reader", "sign-in", ""),
        ("lan", "sign-in", ""),
    ]
    assert {row["address"] for row in rows[:7]} == {"127.0.0.1"}
    whole = lan.get("/audit.json").text + lan.get("/audit").text
    assert "s3cret" not in whole and PASSWORD not in whole and "argon2" not in whole
    filtered = lan.get("/audit.json?person=Reader&kind=console").get_json()["rows"]
    assert [row["about"] for row in filtered] == ["RETURN 2", "RETURN $secret"]
    assert lan.get("/audit.json?since=2999-01-01").get_json()["rows"] == []
    assert lan.get("/audit?kind=nonsense").status_code == 400
    table = list(csv.DictReader(io.StringIO(lan.get("/audit.csv?kind=refused").data.decode("utf-8-sig"))))
    assert [row["about"] for row in table] == ["GET /users"]


def test_a_name_in_the_audit_is_text(office: Flask) -> None:
    lan = signed_in(office, "lan")
    lan.get("/audit.csv?person=<script>alert(1)</script>")
    lan.post("/account/tokens", data={"label": "<img src=x>", "role": "reader", "days": "7"})
    page = lan.get("/audit?kind=").text + lan.get("/account").text
    assert "<script>alert" not in page and "<img src=x>" not in page and "&lt;img src=x&gt;" in page


def test_the_audit_is_paged(office: Flask) -> None:
    lan = signed_in(office, "lan")
    for _ in range(100):
        end_sessions(access_of(office).store, By("tests", "", now()), account_named(access_of(office).store, "reader"))
    page = lan.get("/audit?kind=sessions+ended").text
    assert page.count('class="day"') == 100 and "Older" not in page
    page = lan.get("/audit").text
    [older] = re.findall(r'href="([^"]*before=\d+)"', page)
    rest = lan.get(older.replace("&amp;", "&")).text
    assert page.count('class="day"') == 100 and rest.count('class="day"') == 5 and "Newest" in rest


def test_guests_see_pages_without_files_and_without_names_of_the_office(seeded_office: Flask) -> None:
    seeded_office.extensions["access"] = replace(access_of(seeded_office), guests=True)
    guest = browser(seeded_office)
    for address in ("/", "/network", "/partners/vientiane", "/calendar", "/portfolio"):
        page = guest.get(address)
        assert page.status_code == 200 and ">Sign in<" in page.text
        links = set(re.findall(r'(?:href|action)="(/[^"#?]*)', page.text))
        asked = {link: guest.get(link).status_code for link in links if not link.startswith("/files/")}
        closed = {link for link, status in asked.items() if status not in {200, 302, 400}}  # 400: without its fields
        assert closed == set(), address
    assert guest.get("/partners.csv").status_code == 401
    assert guest.get("/changes").headers["Location"] == "/sign-in?next=/changes"


def test_without_accounts_each_page_says_that_it_is_open(database: Database, tmp_path: Path) -> None:
    access = replace(Access.of(database.settings), store=Store(tmp_path / FILE))
    client = browser(create_app(database.settings, database, access))
    assert "whoever sits at this computer may see and change everything" in client.get("/").text
    assert "python app.py user add NAME" in client.get("/users").text
    assert client.get("/account").status_code == client.get("/sign-in").status_code == 303
    assert not access.store.file.exists()  # nothing is written for it
