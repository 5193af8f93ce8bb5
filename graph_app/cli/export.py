"""`export`: the whole network as a file for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from graph_app.cli.asking import explorer, told
from graph_app.exports.graphs import FORMATS, exported


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Without it, the file's ending decides.")
@told
def export(file: Path, form: str | None) -> None:
    """Write all partners and facts to FILE: json (node-link), graphml, gexf, or csv (the facts)."""
    chosen = form or file.suffix.removeprefix(".")
    if chosen not in FORMATS:
        raise click.UsageError(f"{file} ends in none of {', '.join(FORMATS)}. Name one with --format.")
    file = file.resolve()  # a link stays a link
    if file.exists() and not file.is_file():
        raise click.UsageError(f"{file} is no ordinary file. Name another one.")
    snapshot = explorer().snapshot()
    facts = explorer().all_facts()
    content = exported(chosen, snapshot, facts)
    _write_whole(file, content)
    counts = f"{len(snapshot.partners)} partners and {len(facts)} facts"
    click.echo(f"Wrote {counts}, data version {snapshot.data_version}, to {file}.")


def _write_whole(file: Path, content: bytes) -> None:
    """All of it or nothing: a full disk leaves no half a file under that name."""
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise click.ClickException(
            f"{file} could not be written: {problem.strerror}. Choose another place."
        ) from problem
