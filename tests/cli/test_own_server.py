"""Commands that start a Neo4j of their own, in a folder as people name theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.slow
def test_a_folder_with_vietnamese_letters_and_spaces_holds_the_data(run: Run, tmp_path: Path) -> None:
    """With LC_ALL=C (see `run`), which is what a service without any locale has."""
    own = {"NEO4J_URI": "", "NEO4J_PASSWORD": "", "GRAPH_APP_INSTANCE": str(tmp_path / "Thư mục của Sở Ngoại vụ")}
    loaded = run("seed", **own)
    assert (loaded.returncode, loaded.stdout) == (0, "Loaded 136 partners, 208 facts and 70 sources.\n")
    rows = json.loads(run("status", "--format", "json", **own).stdout)["rows"]
    assert {"what": "partners", "value": 136} in rows
