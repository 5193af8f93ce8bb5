"""`changes` and `undo`: the log of what was changed, and taking a change back."""

from __future__ import annotations

from datetime import date, datetime, timezone

import click

from graph_app.changes.change import Change, Told
from graph_app.changes.log import Asked
from graph_app.changes.log import changes as changes_of
from graph_app.changes.undo import undo as undo_change
from graph_app.cli.asking import explorer, format_option, told
from graph_app.cli.readiness import make_database_ready
from graph_app.cli.tables import print_table
from graph_app.errors import BadParameter, MissingParameter
from graph_app.language.moments import begin_of, end_of, in_one_form, utc_text
from graph_app.records import Rows

_COLUMNS = ("number", "at", "who", "why", "kind", "about", "made", "changed", "deleted", "undone_by", "data_version")


@click.command()
@click.option("--partner", default="", help="Only changes that are about this partner (id or name).")
@click.option("--who", default="", help="Only changes by a person of this name.")
@click.option("--since", default="", help="From this day on, such as 2026-11-25.")
@click.option("--until", default="", help="Up to this day.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="Most changes to list.")
@format_option
@told
def changes(partner: str, who: str, since: str, until: str, limit: int, form: str) -> None:
    """Lists what was changed, the newest first."""
    touching = explorer().partner_named(partner).id if partner else ""
    asked = Asked(
        touching,
        who,
        begin_of(_day("since", since)) if since else "",
        end_of(_day("until", until)) if until else "",
    )
    limit = min(limit, explorer().settings.row_limit - 1)
    found = changes_of(explorer().database, asked, limit + 1)
    rows = Rows(_COLUMNS, [_row(each) for each in found[:limit]], truncated=len(found) > limit)
    print_table(rows, form, explorer().database.data_version(), f"These are the newest {limit}; --limit shows more.")


def _row(change: Change) -> tuple[str | int | None, ...]:
    told = {**vars(change), "at": in_one_form(change.at)}
    return tuple(told[name] for name in _COLUMNS)


def _day(field: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise BadParameter(field=field, value=text, type="date", example="2026-11-25") from problem


@click.command()
@click.argument("number", type=click.IntRange(1))
@click.option("--who", default="", help="Your name, for the log.")
@click.option("--why", default="", help="Why it is taken back, for the log.")
@told
def undo(number: int, who: str, why: str) -> None:
    """Takes back the change of this NUMBER, as a change of its own."""
    for field, text in (("--who", who), ("--why", why)):
        if not text.strip():
            raise MissingParameter(
                field=field, type="string", example='"Lan"' if field == "--who" else '"entered twice"'
            )
    make_database_ready()
    signed = Told(who.strip(), why.strip(), "undo", utc_text(datetime.now(timezone.utc)))
    done = undo_change(explorer().database, number, signed)
    click.echo(f"Change {number} is undone, by change {done.number}. Data version {done.data_version}.")
