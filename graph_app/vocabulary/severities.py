"""How bad a matter of the inbox is, the worst first."""

from __future__ import annotations

from collections.abc import Mapping

from graph_app.language.texts import Text

SEVERITIES: Mapping[str, Text] = {
    "contradiction": Text("mâu thuẫn", "contradiction"),
    "doubt": Text("nghi vấn", "doubtful"),
    "gap": Text("còn thiếu", "missing"),
}
