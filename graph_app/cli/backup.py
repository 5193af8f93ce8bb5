"""`backup`, `verify` and `restore`: all that the database holds as one file, and back into an empty one."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import click

from graph_app.backup.making import make_backup
from graph_app.backup.manifest import Manifest
from graph_app.backup.restoring import refuse_restore
from graph_app.backup.restoring import restore as restored
from graph_app.backup.verifying import verified_file
from graph_app.cli.asking import explorer, told
from graph_app.cli.files import ordinary
from graph_app.cli.progress import import_progress
from graph_app.cli.readiness import make_database_ready

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--force", is_flag=True, help="Overwrite FILE if it is there.")
@told
def backup(file: Path | None, force: bool) -> None:
    """Write all that the database holds to FILE (without it: partners-DAY-TIME.zip here), in one state."""
    now = datetime.now(timezone.utc)
    file = ordinary(file or Path(f"partners-{now.astimezone():%Y-%m-%d-%H%M%S}.zip"))
    with import_progress("Backing up") as progress:
        manifest = make_backup(explorer().database, file, now.isoformat(timespec="seconds"), force, progress)
    click.echo(f"Wrote {_counts(manifest)} to {file}.")
    if manifest.left_out:
        click.echo(f"Left out: {manifest.left_out} relationships that are not between two partners.", err=True)


@click.command()
@_FILE
@told
def verify(file: Path) -> None:
    """Say whether FILE is a whole backup; no database is needed."""
    with import_progress("Verifying") as progress:
        manifest = verified_file(file, progress)
    click.echo(
        f"{file} is whole: {_counts(manifest)}, made at {manifest.made_at} by version {manifest.product_version}."
    )
    click.echo(f"Checksum of all facts: {manifest.checksum}")


@click.command()
@_FILE
@click.option("--dry-run", is_flag=True, help="Only say whether it could be restored here.")
@told
def restore(file: Path, dry_run: bool) -> None:
    """Restore FILE into an empty database, all of it or nothing."""
    if dry_run:
        with import_progress("Verifying") as progress:
            manifest = refuse_restore(explorer().database, file, progress)
        click.echo(f"{file} could be restored: {_counts(manifest)}. Nothing was changed.")
        return
    with import_progress("Restoring") as progress:
        manifest = restored(explorer().database, file, progress)
    make_database_ready(backup=file)
    click.echo(f"Restored {_counts(manifest)}.")


def _counts(manifest: Manifest) -> str:
    counts = ", ".join(f"{manifest.rows(name)} {name}" for name in ("partners", "facts", "sources", "changes"))
    return f"{counts}, data version {manifest.data_version}"
