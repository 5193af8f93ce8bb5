"""A file of accounts of its own, and passwords that are cheap to compute."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.access.access import Access
from graph_app.access.audit import By
from graph_app.settings import Settings
from tests.access.people import CHEAP


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access.of(Settings.from_environment({"GRAPH_APP_INSTANCE": str(tmp_path)}), CHEAP)


@pytest.fixture
def by() -> By:
    return By("lan", "192.0.2.7", 1_800_000_000)
