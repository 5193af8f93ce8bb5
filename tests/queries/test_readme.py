"""What the README and docs/queries.md say of queries is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.loader import load_query
from graph_app.queries.parameter_types import PARAMETER_TYPES
from graph_app.settings import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_the_query_of_six_lines_loads_and_answers(database: Database, tmp_path: Path) -> None:
    (name,) = re.findall(r"Save this as `cypher/(\w+\.cypher)`", README)
    (block,) = re.findall(r"```\n(// title:.*?)```", README, re.DOTALL)
    assert len(block.splitlines()) == 6
    (tmp_path / name).write_text(block, encoding="utf-8")
    load_seed(database, SEED_FOLDER)
    rows = database.read(load_query(tmp_path / name).statement, {}).records()
    assert "cambodia" in " ".join(str(row["partner"]) for row in rows)


@pytest.mark.parametrize("name", PARAMETER_TYPES)
def test_every_type_is_in_the_docs(name: str) -> None:
    assert f"`{name}`" in (PROJECT / "docs" / "queries.md").read_text(encoding="utf-8")
