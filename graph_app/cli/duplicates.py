"""`duplicates`: pairs of partners that are perhaps one."""

from __future__ import annotations

import click

from graph_app.cli.asking import explorer, format_option, limit_says, told
from graph_app.cli.tables import print_table
from graph_app.database.held_apart import held_apart
from graph_app.duplicates.pairs import pairs
from graph_app.duplicates.table import chosen, table


@click.command()
@click.option("--least", default=0, type=click.IntRange(0, 100), help="Only pairs with so many points of 100.")
@format_option
@told
def duplicates(least: int, form: str) -> None:
    """Lists pairs of partners that are perhaps one, the likeliest first, without those that somebody held apart."""
    snapshot = explorer().snapshot()
    apart = {(each.first, each.second) for each in held_apart(explorer().database)}
    found = chosen(pairs(snapshot, explorer().simple_graph(snapshot)), apart, least=least)
    print_table(table(found, explorer().settings.row_limit), form, snapshot.data_version, limit_says())
