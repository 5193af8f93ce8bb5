"""A driver that is known to reach a server that is new enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import neo4j
from neo4j.auth_management import AuthManager

from graph_app.database.errors import refuse_old_server
from graph_app.settings import Settings


def open_driver(address: str, password: Password, settings: Settings, strict: bool) -> neo4j.Driver:
    """Errors of the driver where nobody answers, ServerTooOld; nothing is left open then."""
    seconds = float(settings.connect_seconds)
    severity: Literal["WARNING", "OFF"] = "WARNING" if strict else "OFF"
    driver = neo4j.GraphDatabase.driver(
        address,
        auth=password,
        connection_timeout=seconds,
        connection_acquisition_timeout=seconds + 1,
        # A cluster may be changing its leader. Anywhere else `Database` asks once more, where that is no long wait.
        max_transaction_retry_time=seconds if address.startswith("neo4j") else 0,
        liveness_check_timeout=60,
        notifications_min_severity=severity,
        # The snapshot asks for Neo4j's own numbers of nodes, which only a deprecated function gives.
        notifications_disabled_classifications=["DEPRECATION"],
        warn_notification_severity=severity,
    )
    try:
        driver.verify_connectivity()
        refuse_old_server(driver.get_server_info().agent, address)
    except BaseException:
        driver.close()
        raise
    return driver


class Password(AuthManager):
    """What the driver gives Neo4j: always the same password, until somebody has it asked for again.

    The driver tells nobody of a password that was refused while a connection was being opened, so whoever hears of it
    does.
    """

    def __init__(self, user: str, password: Callable[[], str]) -> None:
        self._user, self._password = user, password
        self._current = password()

    def ask_again(self) -> bool:
        """Whether it is another one by now."""
        before, self._current = self._current, self._password()
        return self._current != before

    def get_auth(self) -> neo4j.Auth:
        return neo4j.basic_auth(self._user, self._current)

    def handle_security_exception(self, auth: object, error: neo4j.exceptions.Neo4jError) -> bool:
        return False  # it goes to whoever asked
