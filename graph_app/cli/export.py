"""`export`: the whole network as a file for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from graph_app.cli.asking import explorer, told
from graph_app.cli.files import ordinary, write_whole
from graph_app.exports.graphs import FORMATS, exported
from graph_app.exports.multigraph import Part
from graph_app.language.colophon import Colophon
from graph_app.language.formats import number_text
from graph_app.language.texts import Text
from graph_app.vocabulary.properties import PARTNER_PROPERTIES

_TITLE = Text("Toàn bộ mạng lưới đối tác", "The whole network of partners")
_COUNTS = Text("{partners} đối tác, {facts} sự kiện.", "{partners} partners, {facts} facts.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Without it, the file's ending decides.")
@told
def export(file: Path, form: str | None) -> None:
    """Write all partners and facts to FILE: json (node-link), graphml, gexf, csv (the facts), zip (CSV of both and the
    sources), xlsx (the same as a workbook)."""
    chosen = form or file.suffix.removeprefix(".")
    if chosen not in FORMATS:
        raise click.UsageError(f"{file} ends in none of {', '.join(FORMATS)}. Name one with --format.")
    file = ordinary(file)
    snapshot = explorer().snapshot()
    facts = explorer().all_facts()
    colophon = _colophon(len(snapshot.partners), len(facts), snapshot.data_version)
    part = Part(snapshot, facts, colophon, further=_further(), sources=explorer().all_sources())
    write_whole(file, exported(chosen, part))
    counts = f"{len(snapshot.partners)} partners and {len(facts)} facts"
    click.echo(f"Wrote {counts}, data version {snapshot.data_version}, to {file}.")


def _further() -> dict[str, dict[str, Any]]:
    """By partner what is on record of it under names that the vocabulary does not know."""
    columns = explorer().database.read_columns(explorer().statements["all_partners"])
    known = {own.name for own in PARTNER_PROPERTIES}
    return {
        str(partner): {name: value for name, value in own.items() if name not in known}
        for partner, own in zip(columns["id"], columns["properties"], strict=True)
        if isinstance(own, dict) and not own.keys() <= known
    }


def _colophon(partners: int, facts: int, data_version: int) -> Colophon:
    """What the file says about itself; no address, because nobody knows here where the site answers."""
    language = explorer().settings.language
    counts = {"partners": number_text(partners, language), "facts": number_text(facts, language)}
    sentence = _COUNTS.told_in(language).format(**counts)
    return Colophon(_TITLE.told_in(language), (sentence,), data_version, date.today(), "", language)
