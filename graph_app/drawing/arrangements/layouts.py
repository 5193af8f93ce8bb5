"""The layouts that a reader can choose among."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.language.texts import Text


@dataclass(frozen=True)
class Layout:
    """`needs_centre`: it is drawn around one partner."""

    name: str
    caption: Text
    needs_centre: bool = False


LAYOUTS = (
    Layout("force", Text("Theo liên hệ", "By ties")),
    Layout("shown", Text("Theo liên hệ, chỉ phần hiển thị", "By ties, only what is shown")),
)
