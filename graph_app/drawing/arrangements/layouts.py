"""The arrangements that a reader can choose from, as data."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.language.texts import Text


@dataclass(frozen=True)
class Layout:
    """`name` stands in addresses; `needs_centre` says that it is an arrangement around one partner."""

    name: str
    caption: Text
    needs_centre: bool = False


# `force` has its places from the whole network, so that filters move nobody; `shown` anew from what is shown.
FORCE = Layout("force", Text("Theo mối liên hệ", "By ties"))
SHOWN = Layout("shown", Text("Theo mối liên hệ, chỉ phần đang hiện", "By ties, of what is shown alone"))
REGION = Layout("region", Text("Theo khu vực", "By region"))
TIME = Layout("time", Text("Theo thời gian", "By time"))
RINGS = Layout("rings", Text("Vòng quanh một đối tác", "Rings around one partner"), needs_centre=True)
MAP = Layout("map", Text("Trên bản đồ", "On a map"))

LAYOUTS = (FORCE, SHOWN, REGION, TIME, RINGS, MAP)
LAYOUT_BY_NAME = {layout.name: layout for layout in LAYOUTS}
