"""A page that has been open for an hour: its sign-in, its data, its upload and its files are of then."""

from __future__ import annotations

import html
import re

from flask import Flask

from graph_app.access.accounts import account_named
from graph_app.access.audit import By
from graph_app.access.sessions import end_sessions
from graph_app.web.asker import now
from tests.web.test_accounts import access_of, seeded_office, signed_in
from tests.web.test_edit import fields_in

__all__ = ["seeded_office"]


def kept_fields(page: str) -> dict[str, str]:
    found = re.findall(r'<textarea name="([^"]*)" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    return {html.unescape(name): html.unescape(text) for name, text in found}


def end_all(app: Flask, name: str) -> None:
    store = access_of(app).store
    end_sessions(store, By("tests", "", now()), account_named(store, name))


def test_a_form_whose_sign_in_is_over_says_so_and_keeps_what_was_typed(seeded_office: Flask) -> None:
    client = signed_in(seeded_office, "steward")
    address = "/partners/vientiane/edit"
    typed = {**fields_in(client.get(address).text), "name_en": 'Viêng Chăn "<b>đô thị</b>" & co'}
    end_all(seeded_office, "steward")
    answer = client.post(address, data=typed)
    assert answer.status_code == 401 and answer.headers["Cache-Control"] == "no-store"
    assert "You were signed out" in answer.text and "nothing that you typed is lost" in answer.text
    assert kept_fields(answer.text) == typed and "<b>đô" not in answer.text
    assert f'action="{address}"' in answer.text and 'href="/sign-in"' in answer.text
    signed = signed_in(seeded_office, "steward")  # in another tab; then the button is pressed
    assert signed.post(address, data=kept_fields(answer.text)).status_code == 303
    assert "Viêng Chăn" in signed.get("/partners/vientiane?lang=en").text


def test_a_secret_is_never_sent_back(seeded_office: Flask) -> None:
    client = signed_in(seeded_office, "steward")
    end_all(seeded_office, "steward")
    answer = client.post("/account/password", data={"old": "my old secret", "new": "my new secret", "again": "x"})
    assert answer.status_code == 401 and "secret" not in answer.text


def test_data_that_moved_on_an_upload_that_is_gone_and_old_files(seeded_office: Flask) -> None:
    client = signed_in(seeded_office, "steward")
    address = "/partners/vientiane/edit"
    typed = {**fields_in(client.get(address).text), "name_en": "Of an hour ago"}
    meanwhile = {**typed, "name_en": "By somebody else"}
    assert client.post(address, data=meanwhile).status_code == 303
    answer = client.post(address, data=typed)
    assert answer.status_code == 409 and "Of an hour ago" in answer.text
    gone = client.get("/imports/0123456789abcdef0123456789abcdef")
    assert gone.status_code == 404
    style = re.search(r'href="(/files/([0-9a-f]+)/site\.css)"', client.get("/").text)
    assert style
    older = client.get(style[1].replace(style[2], "0" * 16))  # of before an upgrade
    assert older.status_code == 302 and older.headers["Location"].endswith(style[1])
    assert older.headers["Cache-Control"] == "no-cache"
