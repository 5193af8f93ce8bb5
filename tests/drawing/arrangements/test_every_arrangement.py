"""What every arrangement keeps to."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from graph_app.drawing.arrangements.arrangement import Arrangement, room_of
from graph_app.drawing.arrangements.by_region import by_region
from graph_app.drawing.arrangements.by_time import by_time
from graph_app.drawing.arrangements.layouts import LAYOUT_BY_NAME, LAYOUTS
from graph_app.drawing.arrangements.on_map import on_map
from graph_app.drawing.arrangements.rings import rings
from graph_app.drawing.overlaps import overlapping
from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.snapshot import Snapshot
from tests.drawing.arrangements.networks import by_chance, placed
from tests.partner_graph.small_snapshot import snapshot_of

ARRANGED: dict[str, Callable[[Snapshot, str], Arrangement]] = {
    "region": lambda snapshot, language: by_region(snapshot, simple_graph(snapshot), language),
    "time": lambda snapshot, language: by_time(snapshot, simple_graph(snapshot), language),
    "map": lambda snapshot, language: on_map(snapshot, simple_graph(snapshot), language),
    "rings": lambda snapshot, language: rings(snapshot, simple_graph(snapshot), 0, language),
}
NETWORKS = {
    "small": placed(),
    "one": snapshot_of("", "a City VN"),
    "nobody knows": snapshot_of("a MET_WITH b", "c Organisation"),
    "by chance": by_chance(400, 1_500),
    "without facts": by_chance(60, 0),
}


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("name", ARRANGED)
def test_everybody_has_a_place_and_nobody_stands_on_another(name: str, network: str) -> None:
    snapshot = NETWORKS[network]
    positions, room = ARRANGED[name](snapshot, "en").positions, room_of(simple_graph(snapshot))
    assert positions.shape == (len(snapshot.partners), 2) and np.isfinite(positions).all()
    assert overlapping(positions + np.array([0.0, room.drop]), room.half - 0.1).tolist() == []  # rounded to 0.1


@pytest.mark.parametrize("name", [name for name in ARRANGED if name != "rings"])
def test_nobody_at_all_is_no_error(name: str) -> None:
    found = ARRANGED[name](snapshot_of(""), "vi")
    assert found.positions.shape == (0, 2) and list(found.apart) == []


def test_another_process_arranges_in_the_same_way() -> None:
    script = (
        "import hashlib; from tests.drawing.arrangements.test_every_arrangement import *\n"
        "for name in ARRANGED:\n"
        "    print(hashlib.sha256(ARRANGED[name](NETWORKS['by chance'], 'vi').positions.tobytes()).hexdigest())"
    )
    root = Path(__file__).parents[3]
    told = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    here = [arranged(NETWORKS["by chance"], "vi").positions for arranged in ARRANGED.values()]
    assert told.stdout.split() == [hashlib.sha256(positions.tobytes()).hexdigest() for positions in here]


def test_language_changes_words_alone() -> None:
    for arranged in ARRANGED.values():
        vietnamese, english = (arranged(NETWORKS["small"], language) for language in ("vi", "en"))
        assert np.array_equal(vietnamese.positions, english.positions) and vietnamese.apart == english.apart
        words = [{told for _, _, told in found.backdrop.texts} for found in (vietnamese, english)]
        assert words[0] and words[0] != words[1]


def test_the_arrangements_to_choose_from_are_data() -> None:
    assert [layout.name for layout in LAYOUTS] == ["force", "shown", "region", "time", "rings", "map"]
    assert [layout.name for layout in LAYOUTS if layout.needs_centre] == ["rings"]
    assert set(ARRANGED) < set(LAYOUT_BY_NAME)
    assert all(layout.caption.vi != layout.caption.en for layout in LAYOUTS)
