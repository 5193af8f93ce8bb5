"""What facts say beyond their ends and days, as codes: read only where somebody filters by it or takes facts along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.vocabulary.properties import SOURCE_ID, Property
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

# What facts can be filtered by beside type and year: who says so, and every property that is one of a few values.
DETAILS: Mapping[str, Property] = {
    SOURCE_ID.name: SOURCE_ID,
    **{own.name: own for of in RELATIONSHIP_TYPES for own in of.properties if own.type == "choice"},
}
# In addresses: what a fact says that says nothing.
UNSAID = "unsaid"


@dataclass(frozen=True, eq=False)
class FactDetails:
    """`ids` and each of `codes` have one entry per fact; codes are places in `words` of it, -1 says nothing."""

    ids: NDArray[np.object_]
    codes: Mapping[str, NDArray[np.int32]]
    words: Mapping[str, tuple[str, ...]]

    def at(self, kept: NDArray[np.bool_]) -> FactDetails:
        """Those of some of the facts."""
        return replace(self, ids=self.ids[kept], codes={name: column[kept] for name, column in self.codes.items()})

    def says(self, name: str, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """Whether each fact says one of the wanted words of a property; UNSAID stands for saying nothing: (n,)."""
        known = {word: code for code, word in enumerate(self.words[name])} | {UNSAID: -1}
        codes = [known[word] for word in wanted if word in known]
        found: NDArray[np.bool_] = np.isin(self.codes[name], codes)
        return found


def carries(name: str) -> NDArray[np.bool_]:
    """Whether facts of each type, in the order of RELATIONSHIP_TYPES, can say something of a property."""
    return np.array([any(own.name == name for own in of.all_properties) for of in RELATIONSHIP_TYPES])
