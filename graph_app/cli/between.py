"""`between`: what lies between partners, the same as the page of this name."""

from __future__ import annotations

import click

from graph_app.analytics.between import Between, record, table
from graph_app.cli.asking import explorer, format_option, limit_says, told
from graph_app.cli.tables import print_json, print_table
from graph_app.partner_graph.snapshot import Partner


@click.command()
@click.argument("partners", nargs=-1, metavar="PARTNER PARTNER...")
@format_option
@told
def between(partners: tuple[str, ...], form: str) -> None:
    """What two or more PARTNERs (ids or names) share, the paths between two, and who connects them."""
    snapshot = explorer().snapshot()
    found = explorer().between(snapshot, explorer().chosen(partners))
    if form == "json":
        truncated = found.more_shared or found.more_shortest
        print_json({"ok": True, "data_version": snapshot.data_version, "truncated": truncated, **record(found)})
        return
    print_table(table(found), form, snapshot.data_version, limit_says())
    if form == "table":
        for sentence in _sentences(found):
            click.echo(sentence, err=True)


def _sentences(found: Between) -> list[str]:
    """What no row says."""
    told = []
    if len(found.groups) > 1:
        told.append("Not connected with each other: " + "; ".join(map(_names, found.groups)) + ".")
    if found.go_betweens:
        told.append(f"Go-betweens: {_names(found.go_betweens)}.")
    if found.more_shortest:
        limit = explorer().settings.path_limit
        told.append(
            f"These are the first {limit} shortest paths; there are more. "
            "The administrator can raise GRAPH_APP_PATH_LIMIT."
        )
    return told


def _names(partners: tuple[Partner, ...]) -> str:
    return ", ".join(partner.id for partner in partners)
