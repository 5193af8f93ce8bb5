"""One line a message, whatever stands in it; the id of the request in each; no secret in any."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph_app.logs.lines import JsonLines, TextLines, log_to
from graph_app.logs.request_ids import current_id, well_formed
from graph_app.logs.without_secrets import path_told, without_secrets

HOSTILE = "a\nb\r\nc\x1b[31m\x00d\u2028e\u0085f\ufeffg\u202eh"


@contextmanager
def logging_to(form: logging.Formatter) -> Iterator[tuple[logging.Logger, io.StringIO]]:
    stream, log = io.StringIO(), logging.getLogger("tests.lines")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(form)
    log.addHandler(handler)
    log.propagate = False
    yield log, stream
    log.removeHandler(handler)


@pytest.mark.parametrize("form", [JsonLines(), TextLines()])
def test_nothing_in_a_message_or_a_field_ends_a_line_or_moves_the_cursor(form: logging.Formatter) -> None:
    with logging_to(form) as (log, stream):
        log.warning("met %s", HOSTILE, extra={"fields": {"path": HOSTILE}})
    [line] = stream.getvalue().splitlines()
    assert line.isprintable()
    if isinstance(form, JsonLines):
        assert json.loads(line)["path"] == HOSTILE


def test_a_line_tells_time_level_message_and_the_request() -> None:
    token = current_id.set("0123456789abcdef")
    with logging_to(JsonLines()) as (log, stream):
        log.error("broke")
    current_id.reset(token)
    told = json.loads(stream.getvalue())
    assert (told["level"], told["message"], told["id"]) == ("error", "broke", "0123456789abcdef")
    assert told["time"].endswith("+00:00")


@pytest.mark.parametrize("form", [JsonLines(), TextLines()])
def test_a_traceback_carries_the_id_and_no_password(form: logging.Formatter) -> None:
    token = current_id.set("feedfeedfeedfeed")
    with logging_to(form) as (log, stream):
        try:
            raise ValueError("bolt://neo4j:s3cret@db refused, password='s3cret', Authorization: Bearer s3cret")
        except ValueError:
            log.exception("An error that nobody foresaw.")
    current_id.reset(token)
    told = stream.getvalue()
    assert "Traceback" in told and "feedfeedfeedfeed" in told and "@db refused" in told
    assert "s3cret" not in told


@pytest.mark.parametrize(
    ("path", "query", "told"),
    [
        ("/partners", "q=hà", "/partners?q=hà"),
        ("/network/embed", "kind=City&signature=abc&token=x", "/network/embed?kind=City&signature=…&token=…"),
        ("/sign-in", "Password=x&pass%77ord=y", "/sign-in?Password=…&pass%77ord=…"),
        ("/callback", "code=abc&country_code=LA", "/callback?code=…&country_code=LA"),
        ("/a\nb", "c\rd=e", "/a%0Ab?c\\rd=e"),
        ("/x\udc80", "", "/x%80"),
    ],
)
def test_an_address_is_told_without_what_is_secret_in_it(path: str, query: str, told: str) -> None:
    assert path_told(path, query) == told


def test_a_part_of_a_path_can_be_a_secret_and_a_long_one_is_cut() -> None:
    assert path_told("/imports/abc123/look", "", ("abc123",)) == "/imports/…/look"
    assert len(path_told("/", "q=" + "x" * 10_000)) == 501


def test_what_only_mentions_a_secret_stays() -> None:
    assert without_secrets("The session ended; choose a token") == "The session ended; choose a token"


@pytest.mark.parametrize(
    ("text", "fits"),
    [("0123456789abcdef", True), ("0b9c-77.a_1", True), ("short", False), ("x" * 65, False), ("with\nline", False)],
)
def test_an_id_from_outside_is_taken_only_where_it_is_one(text: str, fits: bool) -> None:
    assert well_formed(text) is fits


def test_the_form_is_chosen_by_the_setting_and_by_where_it_goes() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    root = logging.getLogger()
    before, level = root.handlers, root.level
    try:
        for stream, form, chosen in (
            (io.StringIO(), "auto", JsonLines),
            (Terminal(), "auto", TextLines),
            (Terminal(), "json", JsonLines),
            (io.StringIO(), "text", TextLines),
        ):
            log_to(stream, form)
            assert type(root.handlers[0].formatter) is chosen
    finally:
        logging.captureWarnings(False)
        root.handlers = before
        root.setLevel(level)
