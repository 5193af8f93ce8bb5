"""The connection to Neo4j: opened on first use, and opened anew when our own server had to be started again."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph_app import errors
from graph_app.database.driver import Password, open_driver
from graph_app.database.errors import is_gone, is_sick, ours
from graph_app.database.local_server import password
from graph_app.database.local_server.folders import refuse_full_disk
from graph_app.database.local_server.ports import bolt_address
from graph_app.database.local_server.server import LocalServer
from graph_app.database.pulse_watch import PulseWatch
from graph_app.errors import DiskFull, GraphAppError
from graph_app.settings import Settings

# A killed Java goes on being listed while the system takes back its memory, which takes a while on a busy machine.
BURIAL_SECONDS = 1.5
# Our own server that has said nothing for so long is killed and started again.
HUNG_SECONDS = 30.0
# After a call that reached nobody, or somebody who says no, others hear the same for a moment: a crowd would each wait
# in turn, and Neo4j lets nobody in for a while after several wrong passwords.
SHARED_SECONDS = 1.0
# Neo4j lets a user wait for 5 seconds after three wrong passwords, and anew whenever somebody tries meanwhile.
REFUSED_SECONDS = 6.0
Answered = TypeVar("Answered")


class Connection:
    """Safe to use from several threads. `strict`: notifications of Neo4j (a misspelt property) become warnings."""

    def __init__(self, settings: Settings, strict: bool = False) -> None:
        self._settings = settings
        self._strict = strict
        self._server = None if settings.neo4j_uri else LocalServer(settings)
        self._lock = threading.Lock()
        self._driver: neo4j.Driver | None = None
        self._restart: threading.Thread | None = None
        self._failure: GraphAppError | None = None
        self._failures = 0
        self._failed_at = 0.0
        self._refused: tuple[float, GraphAppError] | None = None
        self._password: Password | None = None
        encrypted = "+s" in (settings.neo4j_uri or "").partition(":")[0]
        self._pulse = PulseWatch(float(settings.connect_seconds), encrypted, self._silent_for)
        self.address = settings.neo4j_uri or ""
        self.sessions_open = 0
        self._counting = threading.Lock()

    @contextlib.contextmanager
    def session(self, access: str, patient: bool = False) -> Iterator[neo4j.Session]:
        """A session with READ or WRITE access. Errors of the driver leave it as ours.

        `patient`: much would be lost if it were given up as soon as the server says nothing for some seconds.
        """
        driver, began = self._open(), time.monotonic()
        session = driver.session(
            database=None if self._server else self._settings.neo4j_database,
            default_access_mode=access,
            fetch_size=min(self._settings.row_limit + 1, 1000),
        )
        self._count(1)
        try:
            with session, self._pulse.call(session, patient):
                yield session
        except (DriverError, Neo4jError) as problem:
            with contextlib.suppress(DriverError, Neo4jError):
                session.close()  # over a connection that was cut the first time fails half way
            told = self._remembered(self._told(problem, driver))
            if is_gone(problem) and time.monotonic() - began >= self._settings.connect_seconds:
                self._pulse.suspect()  # who comes next does not wait as long as this one did
            raise told from problem
        finally:
            self._count(-1)

    def read(self, work: Callable[[neo4j.ManagedTransaction], Answered]) -> Answered:
        """What `work` answers in a transaction that only reads.

        A connection that was kept may have ended long ago, as after a restart of the server: that is found out at once,
        and another one is tried.
        """
        began = time.monotonic()
        try:
            return self._read(work)
        except errors.DatabaseUnavailable:
            if self._server or self._driver is None or time.monotonic() - began > SHARED_SECONDS:
                raise
            return self._read(work)

    def _read(self, work: Callable[[neo4j.ManagedTransaction], Answered]) -> Answered:
        with self.session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def _count(self, step: int) -> None:
        with self._counting:
            self.sessions_open += step

    def start_own_server_anew(self) -> bool:
        """Ends our own server with all it is busy with, and starts it again; False where it is somebody else's.

        Whoever asks meanwhile hears DatabaseRestarting.
        """
        if self._server is None:
            return False
        with self._lock:
            if not self._restarts():
                self._server.kill()  # asked politely it would wait for what does not end
                self._begin_restart()
        return True

    def settings_elsewhere(self) -> Settings:
        """Settings with which another process uses the same Neo4j, and leaves it to us to start it."""
        self._open()
        if self._server is None:
            return self._settings
        return replace(
            self._settings,
            neo4j_uri=self.address,
            neo4j_username=password.USER,
            neo4j_password=self._server.password(),
            neo4j_database=None,
        )

    def leave_start_to_another(self) -> None:
        """Our own server is from here on only waited for."""
        if self._server:
            self._server.only_waits = True

    def close(self) -> None:
        """Closes the driver and stops our own server, if we started it."""
        self._pulse.close()
        if self._restart:
            self._restart.join()
        with self._lock:
            self._close_driver()
            if self._server:
                self._server.stop()

    def _open(self) -> neo4j.Driver:
        if self._restarts():
            raise errors.DatabaseRestarting()
        if self._pulse.silent:
            raise self._silence()
        if (refused := self._refused) and time.monotonic() < refused[0]:
            raise refused[1]
        failures = self._failures
        with self._lock:
            if self._restarts():  # it began while we waited here, and would end what we start
                raise errors.DatabaseRestarting()
            # Whoever waited here while another call or the restart failed shares its answer, and does not try in turn.
            if self._failure and (self._failures > failures or self._restart):
                self._restart = None
                raise self._failure
            if self._driver is None:
                if self._failure and not self._server and time.monotonic() - self._failed_at < SHARED_SECONDS:
                    raise self._failure
                self._driver = self._connect_or_remember()
            return self._driver

    def _connect_or_remember(self) -> neo4j.Driver:
        try:
            driver = self._connect()
        except GraphAppError as problem:
            self._failure = self._remembered(problem)
            self._failures += 1
            self._failed_at = time.monotonic()
            raise
        self._failure = None
        return driver

    def _connect(self) -> neo4j.Driver:
        if self._server:
            state = self._server.ensure()
            self.address = bolt_address(state.port)
            user, secret = password.USER, self._server.password
        else:
            user, secret = self._settings.neo4j_username, self._settings.password_now
        try:
            self._password = Password(user, secret)
            return open_driver(self.address, self._password, self._settings, self._strict)
        except (DriverError, Neo4jError) as problem:
            raise self._refusal(problem) from problem

    def _told(self, problem: DriverError | Neo4jError, driver: neo4j.Driver) -> GraphAppError:
        if self._server and is_sick(problem):
            try:
                refuse_full_disk(self._server.home.folder, "GRAPH_APP_INSTANCE")
            except DiskFull as full:
                return full
        if self._server and (is_gone(problem) or is_sick(problem)):
            return self._start_again(self._server, driver, problem)
        return ours(problem, self._settings)

    def _remembered(self, problem: GraphAppError) -> GraphAppError:
        """A wrong password is not sent again for a while, unless its file has another one by now."""
        if isinstance(problem, errors.WrongPassword) and self._password and not self._server:
            another = self._password.ask_again()
            if isinstance(problem, errors.TooManyWrongPasswords) or not another:
                self._refused = (time.monotonic() + REFUSED_SECONDS, problem)
        return problem

    def _silence(self) -> GraphAppError:
        if self._server:
            return errors.LocalDatabaseUnavailable(log=self._server.home.console_log)
        return errors.DatabaseUnavailable(address=self.address)

    def _silent_for(self, seconds: float) -> None:
        """Our own server that hangs for long is started again by whoever keeps it; the others wait."""
        if seconds > HUNG_SECONDS and self._server and not self._server.only_waits and self.start_own_server_anew():
            self._pulse.forget()

    def _refusal(self, problem: DriverError | Neo4jError) -> GraphAppError:
        """For a server that we cannot even reach: ours is said to be so by name."""
        if self._server and is_gone(problem):
            return errors.LocalDatabaseUnavailable(log=self._server.home.console_log)
        return ours(problem, self._settings)

    def _start_again(
        self, server: LocalServer, driver: neo4j.Driver, problem: DriverError | Neo4jError
    ) -> GraphAppError:
        """Lets one thread start our own server again, unless it runs; the caller hears what happens."""
        if self._restarts():
            return errors.DatabaseRestarting()
        if not is_sick(problem) and (self._pulse.silent or self._stays(server)):
            return self._refusal(problem)
        with self._lock:
            if self._driver is driver:
                self._begin_restart()
        return errors.DatabaseRestarting()

    def _begin_restart(self) -> None:
        self._close_driver()
        self._restart = threading.Thread(target=self._reconnect, name="restart of Neo4j", daemon=True)
        self._restart.start()

    def _stays(self, server: LocalServer) -> bool:
        """Whether our server is there and still is a moment later: one that was killed is listed until it is buried."""
        deadline = time.monotonic() + BURIAL_SECONDS
        while (state := server.running()) and bolt_address(state.port) == self.address:
            if time.monotonic() > deadline:
                return True
            time.sleep(0.05)
        return False

    def _reconnect(self) -> None:
        with self._lock, contextlib.suppress(GraphAppError):  # the next call raises it
            assert self._server
            self._server.end(self.address)  # where it still runs, it is sick
            self._driver = self._connect_or_remember()

    def _restarts(self) -> bool:
        return self._restart is not None and self._restart.is_alive()

    def _close_driver(self) -> None:
        if self._driver:
            self._driver.close()
            self._driver = None
            self._pulse.forget()
