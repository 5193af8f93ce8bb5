"""Where vis-network's own files are: inside pyvis's package, so that nothing has to be fetched or committed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def _folder() -> Path:
    """Found without importing pyvis, which takes half a second that a first page need not wait for."""
    found = find_spec("pyvis")
    assert found and found.origin
    return Path(found.origin).parent / "lib" / "vis-9.1.2"


VIS_NETWORK_FOLDER = _folder()
