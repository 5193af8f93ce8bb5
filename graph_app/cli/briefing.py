"""`briefing`: what to know before a visit to a partner, as a Word file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from graph_app.cli.asking import explorer, told
from graph_app.cli.files import ordinary, write_whole
from graph_app.exports.briefing_docx import briefing_docx
from graph_app.language.texts import LANGUAGES
from graph_app.partner_file import briefing_of


@click.command()
@click.argument("partner")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Without it, GRAPH_APP_LANGUAGE decides.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day that it is seen from; today without it.")
@click.option("--author", default="", help="Who stands in the foot as having prepared it.")
@click.option("--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE.docx")
@told
def briefing(partner: str, language: str | None, as_of: datetime | None, author: str, file: Path) -> None:
    """Write the briefing about PARTNER (id or name) to a Word file of at most two pages."""
    place = ordinary(file)
    found = explorer().partner_named(partner)
    day = as_of.date() if as_of else date.today()
    sheet = briefing_of(explorer(), found.id, language or explorer().settings.language, day, author)
    write_whole(place, briefing_docx(sheet))
    click.echo(f"Wrote “{sheet.title}”, data version {sheet.data_version}, to {place}.")
