"""What stands above the sentence of an error page: what it is that does not work, never more than is known."""

from __future__ import annotations

from flask_babel import gettext

from graph_app.errors import (
    AccountsNotWritten,
    AccountsUnavailable,
    DatabaseUnavailable,
    DataNewerThanProgram,
    DiskFull,
    LocalServerError,
    PersonsUnreadable,
)


def heading(error: Exception, status: int) -> str:
    """In the reader's language."""
    if status == 503:
        return _unavailable(error)
    by_status = {
        400: gettext("That could not be read"),
        401: gettext("Sign in first"),
        404: gettext("Not found"),
        429: gettext("One moment, please"),
        504: gettext("That took too long"),
    }
    return str(by_status.get(status, gettext("This did not work")))


def _unavailable(error: Exception) -> str:
    headings: list[tuple[type[Exception] | tuple[type[Exception], ...], str]] = [
        (DiskFull, gettext("A disk is full")),
        (DataNewerThanProgram, gettext("The program is older than the data")),
        ((DatabaseUnavailable, LocalServerError), gettext("The database is not answering")),
        (AccountsNotWritten, gettext("Nothing can be written just now")),
        (AccountsUnavailable, gettext("The accounts cannot be read")),
        (PersonsUnreadable, gettext("The contact persons cannot be reached")),
    ]
    return str(next((told for kind, told in headings if isinstance(error, kind)), gettext("Not just now")))
