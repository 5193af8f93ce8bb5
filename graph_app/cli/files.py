"""Files that commands write."""

from __future__ import annotations

from pathlib import Path

import click


def write_whole(file: Path, content: bytes) -> None:
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


def ordinary(file: Path) -> Path:
    """The place that a name leads to; a link stays a link. UsageError where it is no ordinary file."""
    file = file.resolve()
    if file.exists() and not file.is_file():
        raise click.UsageError(f"{file} is no ordinary file. Name another one.")
    return file
