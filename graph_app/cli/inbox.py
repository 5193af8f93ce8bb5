"""`inbox`: what contradicts itself on record and what is missing there."""

from __future__ import annotations

from datetime import date

import click

from graph_app.cli.asking import explorer, format_option, limit_says, told
from graph_app.cli.tables import print_table
from graph_app.errors import BadParameter
from graph_app.inbox.looking import chosen, rules_of
from graph_app.inbox.looking import inbox as looked_at
from graph_app.inbox.words import table
from graph_app.vocabulary.severities import SEVERITIES


@click.command()
@click.option("--severity", default="", type=click.Choice(["", *SEVERITIES]), help="Only matters of this severity.")
@click.option("--rule", default="", help="Only what this rule finds.")
@click.option("--partner", default="", help="Only what names this partner (id or name).")
@click.option("--as-of", default="", help="Seen from this day, such as 2026-11-25; without, from today.")
@format_option
@told
def inbox(severity: str, rule: str, partner: str, as_of: str, form: str) -> None:
    """Lists what is open in the inbox, the worst first."""
    names = [query.name for query in rules_of(explorer())]
    if rule and rule not in names:
        raise BadParameter(field="--rule", value=rule, type="rule", example=", ".join(names))
    about = explorer().partner_named(partner).id if partner else ""
    found = looked_at(explorer(), _day(as_of))
    open_now = chosen(found.open, rule, about, severity)
    limit, snapshot = explorer().settings.row_limit, explorer().snapshot()
    rows = table(open_now[:limit], len(open_now) > limit, snapshot, "en", "unknown")
    print_table(rows, form, snapshot.data_version, limit_says())
    for name, problem in found.looked.failed.items():
        click.echo(f"Not looked for: {name}. {problem}", err=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError as problem:
        raise BadParameter(field="--as-of", value=text, type="date", example="2026-11-25") from problem
