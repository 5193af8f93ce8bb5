"""Errors of the driver -> ours."""

from __future__ import annotations

import re

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConnectionPoolError,
    DatabaseError,
    DatabaseUnavailable,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    UnsupportedServerProduct,
)

from graph_app import errors
from graph_app.errors import GraphAppError
from graph_app.settings import Settings

OLDEST_SERVER = "5.26"

TIME_IS_UP = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockAcquisitionTimeout")
SICK = ("TransactionStartFailed", "TransactionLogError", "TransactionCommitFailed")
NO_MEMORY = ("MemoryPoolOutOfMemoryError", "TransactionOutOfMemoryError", "OutOfMemoryError")


def is_gone(problem: DriverError | Neo4jError) -> bool:
    """Whether nobody answers, rather than somebody who says no."""
    return isinstance(problem, ServiceUnavailable | SessionExpired | ConnectionPoolError | DatabaseUnavailable)


def is_sick(problem: DriverError | Neo4jError) -> bool:
    """Whether the server lives but its database does not, as after a full disk: only a restart helps."""
    return isinstance(problem, DatabaseError) and (problem.code or "").rpartition(".")[2] in SICK


def ours(problem: DriverError | Neo4jError, settings: Settings) -> GraphAppError:
    """The error of ours for one of the driver's; raise it `from` that one."""
    address, user = settings.neo4j_uri or "127.0.0.1", settings.neo4j_username
    if isinstance(problem, UnsupportedServerProduct):
        return errors.ServerTooOld(address=address, version="unknown", oldest=OLDEST_SERVER)
    if isinstance(problem, Neo4jError) and (problem.code or "").endswith(".AuthenticationRateLimit"):
        return errors.TooManyWrongPasswords(address=address, user=user)
    if isinstance(problem, AuthError):
        return errors.WrongPassword(address=address, user=user)
    if isinstance(problem, Forbidden):
        return errors.NotAllowed(user=user)
    if isinstance(problem, Neo4jError):
        return _refusal(problem, settings, address)
    return errors.DatabaseUnavailable(address=address)


def _refusal(problem: Neo4jError, settings: Settings, address: str) -> GraphAppError:
    code = problem.code or ""
    title = code.rpartition(".")[2]
    message = " ".join((problem.message or code).split())
    if title in TIME_IS_UP:
        return errors.QueryTooSlow(seconds=settings.query_seconds)
    if title in NO_MEMORY:
        return errors.QueryTooLarge()
    if title == "AccessMode":
        return errors.WriteRefused()
    if title == "DatabaseNotFound":
        return errors.UnknownDatabase(address=address, database=settings.neo4j_database or "")
    if code.startswith("Neo.ClientError.Schema.") or (isinstance(problem, TransientError) and "Deadlock" in title):
        return errors.WriteConflict(problem=message)
    if isinstance(problem, ClientError):
        return errors.QueryFailed(problem=message)
    if isinstance(problem, DatabaseUnavailable | TransientError):
        return errors.DatabaseUnavailable(address=address)
    return errors.QueryFailed(problem=message)


def refuse_old_server(agent: str, address: str) -> None:
    """ServerTooOld by what the server calls itself, such as Neo4j/5.26.30, Neo4j/5.27-aura or Neo4j/2026.08.1."""
    version = agent.rpartition("/")[2]
    if _numbers(version) < _numbers(OLDEST_SERVER):
        raise errors.ServerTooOld(address=address, version=version, oldest=OLDEST_SERVER)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])
