"""How a partner can stand against its contact interval: the words of each state, the most neglected first."""

from __future__ import annotations

from collections.abc import Mapping

from graph_app.language.texts import Text

# What we do not know stands apart, last.
ENGAGEMENT_STATES: Mapping[str, Text] = {
    "dormant": Text("ngừng lâu", "dormant"),
    "overdue": Text("quá hạn", "overdue"),
    "due": Text("sắp đến hạn", "due"),
    "cooling": Text("đang thưa dần", "cooling"),
    "on_track": Text("đúng nhịp", "on track"),
    "unknown": Text("chưa biết", "unknown"),
}
# Far apart also for who does not see all colours; each picture has a second sign beside them.
ENGAGEMENT_COLOURS: Mapping[str, str] = {
    "dormant": "#5a1e6b",
    "overdue": "#d55e00",
    "due": "#c98a00",
    "cooling": "#0072b2",
    "on_track": "#009e73",
    "unknown": "#5f6e78",
}
