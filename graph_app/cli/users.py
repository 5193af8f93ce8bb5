"""`user`: accounts on the command line. Passwords are asked for or read from stdin, never taken from the command."""

from __future__ import annotations

import getpass
import sys
import time

import click
from flask import current_app

from graph_app.access.access import Access
from graph_app.access.accounts import (
    account_named,
    account_role,
    accounts,
    add_account,
    change_role,
    disable,
    remove_account,
    set_password,
)
from graph_app.access.audit import By
from graph_app.access.passwords import check_password
from graph_app.access.roles import ACCOUNT_ROLES, READER
from graph_app.cli.asking import format_option, told
from graph_app.cli.tables import print_table
from graph_app.records import Rows

_NAME = click.argument("name")
_ROLE = click.Choice([role.name for role in ACCOUNT_ROLES])


@click.group()
def user() -> None:
    """Accounts: who may sign in, and as what."""


@user.command()
@_NAME
@click.option("--role", type=_ROLE, default=READER.name, show_default=True, help="What the account may do.")
@click.option("--shown", default="", help="The person's name, with which changes are signed.")
@told
def add(name: str, role: str, shown: str) -> None:
    """Add the account NAME; its password is asked for, or is the first line of stdin."""
    hashed = _password(name, shown)
    made = add_account(_access().store, _by(), name, shown, account_role(role), hashed, first=False)
    click.echo(f"“{made.name}” may sign in as {made.role.name}.")


@user.command("list")
@format_option
@told
def list_users(form: str) -> None:
    """List all accounts."""
    rows = [(one.name, one.shown, one.role.name, "no" if one.disabled else "yes") for one in accounts(_access().store)]
    print_table(Rows(("name", "shown", "role", "enabled"), list(rows)), form, 0, "")


@user.command("role")
@_NAME
@click.argument("role", type=_ROLE)
@told
def set_role(name: str, role: str) -> None:
    """Give the account NAME another ROLE."""
    change_role(_access().store, _by(), name, account_role(role))
    click.echo(f"“{name}” is {role} now.")


@user.command("password")
@_NAME
@told
def new_password(name: str) -> None:
    """Set a new password for NAME; it is asked for, or is the first line of stdin. All its sign-ins end."""
    account = account_named(_access().store, name)
    set_password(_access().store, _by(), account.name, _password(account.name, account.shown))
    click.echo(f"“{account.name}” has a new password and is signed out everywhere.")


@user.command("disable")
@_NAME
@told
def disable_user(name: str) -> None:
    """Let NAME sign in no more; all its sign-ins end."""
    disable(_access().store, _by(), name, True)
    click.echo(f"“{name}” may sign in no more.")


@user.command("enable")
@_NAME
@told
def enable_user(name: str) -> None:
    """Let NAME sign in again."""
    disable(_access().store, _by(), name, False)
    click.echo(f"“{name}” may sign in again.")


@user.command("remove")
@_NAME
@told
def remove_user(name: str) -> None:
    """Remove the account NAME; what the log of changes and the audit say of it stays."""
    remove_account(_access().store, _by(), name)
    click.echo(f"“{name}” is removed.")


def _access() -> Access:
    found: Access = current_app.extensions["access"]
    return found


def _by() -> By:
    """In the audit whoever may run commands here is told by the name at this computer."""
    try:
        person = getpass.getuser()
    except (KeyError, OSError):
        person = "?"
    return By(f"{person} (command line)", "", int(time.time()))


def _password(name: str, shown: str) -> str:
    """The hash of what is typed, twice, or of the first line of stdin where nobody sits."""
    if sys.stdin.isatty():
        text = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    else:
        text = sys.stdin.readline().rstrip("\r\n")
    return _access().hasher.hashed(check_password(text, _access().least_password, (name, shown)))
