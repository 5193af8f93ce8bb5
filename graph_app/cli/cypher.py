"""`cypher`: own Cypher on the command line, through the same layers as the console."""

from __future__ import annotations

import json

import click

from graph_app.cli.asking import explorer, format_option, limit_says, told
from graph_app.cli.tables import print_json, print_table
from graph_app.errors import BadParameter
from graph_app.records import Value


@click.command()
@click.argument("text", metavar="CYPHER")
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@format_option
@told
def cypher(text: str, parameters: tuple[str, ...], form: str) -> None:
    """Run CYPHER that only reads. A VALUE is JSON where it can be read as such, else text."""
    version = explorer().database.data_version()
    found = explorer().own_cypher(text, dict(map(_parameter, parameters)))
    if found.graph and form == "json":
        body = {"ok": True, "data_version": version, "truncated": found.table.truncated}
        rows = {"columns": list(found.table.columns), "rows": found.table.records()}
        print_json({**body, **rows, "nodes": found.graph.nodes, "edges": found.graph.edges})
    else:
        print_table(found.table, form, version, limit_says())


def _parameter(given: str) -> tuple[str, Value]:
    name, sign, value = given.partition("=")
    if not sign:
        raise BadParameter(field=given, value=given, type="parameter", example="partner=vientiane")
    try:
        read: Value = json.loads(value)
    except ValueError:
        return name, value
    return name, read
