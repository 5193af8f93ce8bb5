"""By what partners can stand together as one disc: their community, kind, region or country."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.language.formats import country_name
from graph_app.language.texts import Text
from graph_app.partner_graph.details import UNSAID
from graph_app.partner_graph.facets import region_name
from graph_app.partner_graph.partner import Partner
from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.regions import REGION_BY_CODE

_NO_COUNTRY = Text("Chưa rõ quốc gia", "Country unknown")
_NO_GROUP = Text("Không thuộc nhóm nào", "In no group")


@dataclass(frozen=True)
class GroupLabels:
    """`of` is (n,), for each partner the place of its group in `names` and `captions`; addresses hold names."""

    names: Sequence[str]
    captions: Sequence[Text]
    of: NDArray[np.int64]


def group_labels(
    by: str, snapshot: Snapshot, communities: Sequence[float | None] | None, graph: SimpleGraph
) -> GroupLabels:
    """The groups of a network `by` one of GROUPINGS; by kind where `by` is community and nobody computed any."""
    if by == "community" and communities is not None:
        return _by_community(snapshot, communities, graph)
    of = {"country": _country, "region": region_name}.get(by, _kind)
    return _labelled([of(partner) for partner in snapshot.partners], CAPTIONS.get(by, _kind_caption))


def _kind(partner: Partner) -> str:
    return partner.kind


def _country(partner: Partner) -> str:
    return partner.country or UNSAID


def _kind_caption(name: str) -> Text:
    return KIND_BY_NAME[name].plural


def _region_caption(name: str) -> Text:
    return REGION_BY_CODE[name].caption if name in REGION_BY_CODE else _NO_COUNTRY


def _country_caption(name: str) -> Text:
    return _NO_COUNTRY if name == UNSAID else Text(country_name(name, "vi"), country_name(name, "en"))


CAPTIONS: dict[str, Callable[[str], Text]] = {"region": _region_caption, "country": _country_caption}


def _labelled(labels: Sequence[str], caption: Callable[[str], Text]) -> GroupLabels:
    names = sorted(set(labels))
    place = {name: place for place, name in enumerate(names)}
    of = np.array([place[label] for label in labels], dtype=np.int64)
    return GroupLabels(names, [caption(name) for name in names], of)


def _by_community(snapshot: Snapshot, communities: Sequence[float | None], graph: SimpleGraph) -> GroupLabels:
    """A community goes by its number and is called after its best tied partner."""
    numbers = np.array([int(number or 0) for number in communities], dtype=np.int64)
    degree = np.diff(graph.ties.indptr)
    best_first = np.lexsort((-degree, numbers))
    found, firsts, of = np.unique(numbers[best_first], return_index=True, return_inverse=True)
    back = np.empty(len(numbers), dtype=np.int64)
    back[best_first] = of
    captions = [
        _called_after(snapshot.partners[best_first[first]]) if number else _NO_GROUP
        for number, first in zip(found.tolist(), firsts.tolist(), strict=True)
    ]
    return GroupLabels([str(number) for number in found.tolist()], captions, back)


def _called_after(partner: Partner) -> Text:
    return Text(f"Nhóm của {partner.name_in('vi')}", f"Around {partner.name_in('en')}")
