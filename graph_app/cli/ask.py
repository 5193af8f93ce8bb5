"""`query` and `centrality`: the same answers as the pages of these names."""

from __future__ import annotations

import sys

import click

from graph_app.analytics.metrics import METRICS, Metric, MetricValues
from graph_app.cli.asking import explorer, format_option, limit_says, told
from graph_app.cli.tables import print_json, print_table
from graph_app.errors import BadParameter
from graph_app.partner_graph.projection import PROJECTION
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows


@click.command()
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, metavar="[PARAM=VALUE]...")
@format_option
@told
def query(name: str | None, parameters: tuple[str, ...], form: str) -> None:
    """Ask a named query; without a NAME, list them all."""
    if name is None:
        _list_queries(form)
        return
    asked_for = explorer().query(name)
    result = explorer().ask(asked_for, _texts(parameters))
    if result.graph and form == "json":
        body = {"ok": True, "data_version": result.data_version, "truncated": result.truncated}
        print_json({**body, "nodes": result.graph.nodes, "edges": result.graph.edges})
    else:
        print_table(result.table, form, result.data_version, limit_says())


def _texts(parameters: tuple[str, ...]) -> dict[str, str]:
    texts = {}
    for parameter in parameters:
        name, sign, value = parameter.partition("=")
        if not sign:
            raise BadParameter(field=parameter, value=parameter, type="parameter", example="partner=vientiane")
        texts[name] = value
    return texts


def _list_queries(form: str) -> None:
    rows = [
        (query.name, query.title.en, " ".join(f"{name}={value}" for name, value in query.example.items()))
        for query in explorer().queries.values()
    ]
    print_table(Rows(("name", "title", "example"), list(rows)), form, 0, "")


@click.command()
@click.option("--sort", "by", type=click.Choice([metric.name for metric in METRICS]), default="degree")
@format_option
@told
def centrality(by: str, form: str) -> None:
    """Every metric of every partner, the highest first."""
    snapshot = explorer().snapshot()
    names = [metric.name for metric in METRICS]
    columns = zip(*(_exact(snapshot, metric).values for metric in METRICS), strict=True)
    rows = [(partner.id, *values) for partner, values in zip(snapshot.partners, columns, strict=True)]
    place = 1 + names.index(by)
    rows.sort(key=lambda row: (row[place] is None, -(row[place] or 0), row[0]))
    limit = explorer().settings.row_limit
    table = Rows(("id", *names), list(rows[:limit]), len(rows) > limit)
    print_table(table, form, snapshot.data_version, limit_says())
    if form == "table":
        click.echo(PROJECTION.en, err=True)


def _exact(snapshot: Snapshot, metric: Metric) -> MetricValues:
    """The exact values; where they take long a line on the terminal says how far they are."""
    shown = -1

    def heard(share: float) -> None:
        nonlocal shown
        if share and int(share * 100) > shown:
            shown = int(share * 100)
            click.echo(f"\r{metric.caption.en}: {shown} % ", err=True, nl=not sys.stderr.isatty())

    found = explorer().exact_metric(snapshot, metric.name, heard)
    if shown >= 0 and sys.stderr.isatty():
        click.echo(err=True)
    return found
