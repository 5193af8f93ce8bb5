"""The password of our own Neo4j: random, made once, in a file that only its owner can read."""

from __future__ import annotations

import secrets
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, ClientError

from graph_app.database.local_server.folders import write_private
from graph_app.database.local_server.home import Home
from graph_app.errors import PasswordLost
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

USER = "neo4j"
FIRST_PASSWORD = "neo4j"  # nosec B105  # what a new store comes with; it lets one do nothing but change it


def read_or_make(file: Path) -> str:
    if not file.exists():
        write_private(file, secrets.token_urlsafe(32))
    return file.read_text(encoding="utf-8").strip()


def settle(address: str, home: Home) -> None:
    """Makes the server accept our password, and returns when it does.

    ServiceUnavailable while it does not answer yet; PasswordLost where the store has another password.
    """
    password = read_or_make(home.password)
    try:
        _verify(address, password)
    except AuthError:
        _replace_first_password(address, password, home)
        _verify(address, password)


def _driver(address: str, password: str) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        address,
        auth=(USER, password),
        connection_timeout=2,
        max_transaction_retry_time=0,
        notifications_min_severity="OFF",
    )


def _verify(address: str, password: str) -> None:
    with _driver(address, password) as driver:
        # Not only verify_connectivity: the server answers before the database with the data does.
        driver.execute_query(load_statements(CYPHER_FOLDER / "inside")["data_version"].text)


def _replace_first_password(address: str, password: str, home: Home) -> None:
    statement = load_statements(CYPHER_FOLDER / "write")["set_first_password"]
    try:
        with _driver(address, FIRST_PASSWORD) as driver, driver.session(database="system") as session:
            session.run(statement.text, {"first": FIRST_PASSWORD, "password": password}).consume()
    except ClientError as problem:
        raise PasswordLost(file=home.password, folder=home.data) from problem
