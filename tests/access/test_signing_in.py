"""Signing in: sessions that begin, expire and are ended; failures that slow down the next ones; tokens."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from graph_app.access.access import Access
from graph_app.access.accounts import account_named, change_role, disable, set_password
from graph_app.access.attempts import FORGOTTEN, LONGEST_WAIT, begin_attempt, forgive, wait_seconds
from graph_app.access.audit import By, Wanted, audit
from graph_app.access.roles import ADMINISTRATOR, READER, STEWARD
from graph_app.access.sessions import end_session, end_sessions, session_of, sessions_of
from graph_app.access.signing_in import sign_in
from graph_app.access.store import Store
from graph_app.access.tokens import add_token, revoke_token, token_of, tokens_of
from graph_app.errors import RoleNeeded, TooManySignIns, UnknownToken, WrongSignIn
from tests.access.people import PASSWORD, add

NOW = 1_800_000_000


def signed_in(access: Access, name: str = "lan", at: int = NOW, password: str = PASSWORD) -> str:
    return sign_in(access.store, access.hasher, By(name, "192.0.2.7", at), password, "Firefox", access.lasting)[0]


def opened(access: Access, secret: str, at: int = NOW) -> str | None:
    found = session_of(access.store, secret, at, access.lasting)
    return found[0].name if found else None


def test_a_session_is_opened_by_its_secret_of_which_only_a_hash_is_kept(access: Access) -> None:
    add(access, "lan", READER)
    secret = signed_in(access, " LAN")
    assert opened(access, secret) == "lan" and opened(access, secret + "x") is None and opened(access, "") is None
    assert secret.encode() not in access.store.file.read_bytes()
    assert secret != signed_in(access)


@pytest.mark.parametrize(("name", "password"), [("lan", "wrong"), ("nobody", PASSWORD), ("hoa", PASSWORD), ("", "")])
def test_wrong_unknown_and_disabled_are_told_alike(access: Access, by: By, name: str, password: str) -> None:
    add(access, "lan", ADMINISTRATOR)
    add(access, "hoa", READER)
    disable(access.store, by, "hoa", True)
    with pytest.raises(WrongSignIn):
        signed_in(access, name, password=password)
    [line] = audit(access.store, Wanted(kind="sign-in failed"), 9)
    assert line["person"] == (name if name in {"lan", "hoa"} else "") and line["about"] == ""


def test_it_ends_when_it_is_not_used_and_at_the_latest_after_its_hours(access: Access) -> None:
    add(access, "lan", READER)
    idle, whole = access.lasting.idle, access.lasting.whole
    secret = signed_in(access)
    assert opened(access, secret, NOW + idle - 1) == "lan"  # and is used by that
    assert opened(access, secret, NOW + 2 * idle - 2) == "lan"
    assert opened(access, secret, NOW + 3 * idle - 2) is None
    busy = signed_in(access)
    for at in range(NOW, NOW + whole, idle // 2):
        assert opened(access, busy, at) == "lan"
    assert opened(access, busy, NOW + whole) is None


def test_a_clock_that_goes_back_ends_no_session(access: Access) -> None:
    add(access, "lan", READER)
    secret = signed_in(access)
    assert opened(access, secret, NOW - 86_400) == "lan"


def test_sessions_are_listed_and_ended_one_or_all(access: Access, by: By) -> None:
    lan = add(access, "lan", READER)
    minh = add(access, "minh", READER)
    first, second, third = (signed_in(access, at=NOW + each) for each in range(3))
    listed = sessions_of(access.store, lan, NOW, access.lasting)
    assert [one.made_at for one in listed] == [NOW + 2, NOW + 1, NOW]
    assert (listed[0].address, listed[0].agent, listed[0].way) == ("192.0.2.7", "Firefox", "password")
    assert not end_session(access.store, by, minh, listed[0].id)  # another's
    assert end_session(access.store, by, lan, listed[0].id)
    assert opened(access, third) is None
    assert end_sessions(access.store, by, lan, but=listed[1].id) == 1
    assert [opened(access, secret) for secret in (first, second)] == [None, "lan"]


def test_a_new_password_ends_the_sessions_and_a_new_role_counts_at_once(access: Access, by: By) -> None:
    add(access, "lan", READER)
    secret = signed_in(access)
    change_role(access.store, by, "lan", STEWARD)
    found = session_of(access.store, secret, NOW, access.lasting)
    assert found and found[0].role is STEWARD
    set_password(access.store, by, "lan", access.hasher.hashed("another one entirely"))
    assert opened(access, secret) is None
    with pytest.raises(WrongSignIn):
        signed_in(access)
    assert signed_in(access, password="another one entirely")


def test_disabling_ends_the_sessions(access: Access, by: By) -> None:
    add(access, "lan", READER)
    secret = signed_in(access)
    disable(access.store, by, "lan", True)
    assert opened(access, secret) is None


def test_the_wait_doubles_and_has_an_end() -> None:
    assert [wait_seconds(count, NOW, 5, NOW) for count in (0, 4, 5, 6, 9, 40)] == [0, 0, 1, 2, 16, LONGEST_WAIT]
    assert wait_seconds(9, NOW, 5, NOW + 16) == 0
    assert wait_seconds(9, NOW, 5, NOW - 10_000) == 16  # the clock was set back


def test_failures_slow_down_and_a_restart_forgets_nothing(access: Access) -> None:
    add(access, "lan", READER)
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            signed_in(access, password="wrong")
    again = Store(access.store.file)  # as after a restart
    with pytest.raises(TooManySignIns) as error:
        sign_in(again, access.hasher, By("lan", "192.0.2.7", NOW), PASSWORD, "", access.lasting)
    assert error.value.facts["seconds"] == 1
    sign_in(again, access.hasher, By("lan", "198.51.100.4", NOW), PASSWORD, "", access.lasting)  # from elsewhere: free
    assert signed_in(access, at=NOW + 1)
    assert signed_in(access, at=NOW + 1)  # one that fits forgives the mistakes before


def test_an_address_that_tries_many_names_is_slowed_down(access: Access) -> None:
    for each in range(20):
        begin_attempt(access.store, f"name{each}", "192.0.2.7", NOW)
    with pytest.raises(TooManySignIns):
        begin_attempt(access.store, "lan", "192.0.2.7", NOW)
    begin_attempt(access.store, "lan", "192.0.2.7", NOW + FORGOTTEN)


def test_a_name_that_many_addresses_try_is_slowed_down(access: Access) -> None:
    for each in range(30):
        begin_attempt(access.store, "lan", f"192.0.2.{each}", NOW)
    with pytest.raises(TooManySignIns):
        begin_attempt(access.store, "lan", "198.51.100.4", NOW)


def test_own_sign_ins_do_not_free_an_address_that_guesses(access: Access) -> None:
    for each in range(19):
        begin_attempt(access.store, f"name{each}", "192.0.2.7", NOW)
        begin_attempt(access.store, "mine", "192.0.2.7", NOW) if each % 4 == 0 else None
        forgive(access.store, "mine", "192.0.2.7") if each % 4 == 0 else None
    begin_attempt(access.store, "name19", "192.0.2.7", NOW)
    with pytest.raises(TooManySignIns):
        begin_attempt(access.store, "name20", "192.0.2.7", NOW)


def test_many_at_once_are_not_more_than_one_after_another(access: Access) -> None:
    add(access, "lan", READER)
    outcomes: list[str] = []

    def guess() -> None:
        try:
            signed_in(access, password="wrong")
        except (WrongSignIn, TooManySignIns) as problem:
            outcomes.append(type(problem).__name__)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes.count("WrongSignIn"), outcomes.count("TooManySignIns")) == (5, 7)


def test_a_token_opens_what_its_role_may_until_its_day(access: Access, by: By) -> None:
    lan = add(access, "lan", STEWARD)
    secret = add_token(access.store, by, lan, "monthly report", READER, 30)
    found = token_of(access.store, secret, NOW)
    assert found and (found[0].name, found[1]) == ("lan", READER)
    assert token_of(access.store, secret, NOW + 30 * 86_400) is None and token_of(access.store, "pre_x", NOW) is None
    [token] = tokens_of(access.store, lan)
    assert (token.label, token.used_at, token.ends_at) == ("monthly report", NOW, NOW + 30 * 86_400)
    connection = sqlite3.connect(access.store.file)
    assert secret not in str(connection.execute("SELECT * FROM tokens").fetchall())
    connection.close()


def test_a_token_is_never_more_than_its_owner_is_today(access: Access, by: By) -> None:
    lan = add(access, "lan", STEWARD)
    with pytest.raises(RoleNeeded):
        add_token(access.store, by, lan, "too much", ADMINISTRATOR, 30)
    secret = add_token(access.store, by, lan, "import", STEWARD, 30)
    change_role(access.store, by, "lan", READER)
    found = token_of(access.store, secret, NOW)
    assert found and found[1] is READER
    disable(access.store, by, "lan", True)
    assert token_of(access.store, secret, NOW) is None


def test_a_token_is_revoked_by_its_owner_alone(access: Access, by: By) -> None:
    lan, minh = add(access, "lan", READER), add(access, "minh", READER)
    secret = add_token(access.store, by, lan, "report", READER, 30)
    [token] = tokens_of(access.store, lan)
    with pytest.raises(UnknownToken):
        revoke_token(access.store, by, minh, token.id)
    revoke_token(access.store, by, account_named(access.store, "lan"), token.id)
    assert token_of(access.store, secret, NOW) is None
