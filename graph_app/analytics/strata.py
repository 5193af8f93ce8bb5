"""A sample sharpened: sources equally far from a partner are alike, and how many partners lie how far is known.

Source: Cochran 1977, Sampling Techniques, section 5A.9 (stratification after selection of the sample).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.analytics.distances import count_by_distance
from graph_app.analytics.sampling import TOP, Sums, highest

# Those that the rough sums put among so many are looked at: among them are those that really are the first hundred.
_LOOKED_AT = 3 * TOP
# Distances are put together until this many sources lie there: from one alone no spread can be told.
_FEWEST = 2


@dataclass(frozen=True)
class Sharpened:
    """Of the partners at `places` the sum over all sources as estimated, and its standard error: (k,) each."""

    places: NDArray[np.intp]
    totals: NDArray[np.float64]
    errors: NDArray[np.float64]

    def relative_errors(self) -> NDArray[np.float64]:
        """Of the hundred that are highest now, in proportion to their totals."""
        top = highest(self.totals, TOP)
        found: NDArray[np.float64] = self.errors[top] / self.totals[top]
        return found

    def variety(self) -> float:
        """The variance of the logarithms of the hundred highest totals."""
        return float(np.var(np.log(self.totals[highest(self.totals, TOP)])))


def sharpened(ties: csr_matrix[np.float64], sums: Sums, drawn: NDArray[np.intp]) -> Sharpened:
    """The highest sums over the `drawn` sources, as sums over all: each distance counts by how many lie there."""
    places = highest(sums.total.sum(axis=0), _LOOKED_AT)
    everyone, sampled = count_by_distance(ties, places, drawn)
    totals, variances = _stratified(_layers(everyone, sampled, sums.total[:, places], sums.squares[:, places]))
    return Sharpened(places, totals, np.sqrt(variances))


def _layers(*layers: NDArray[np.float64]) -> NDArray[np.float64]:
    """All of them as one array; those that end at a nearer distance have zeros beyond it."""
    found = np.zeros((len(layers), max(map(len, layers)), layers[0].shape[1]))
    for place, layer in enumerate(layers):
        found[place, : len(layer)] = layer
    return found


def _stratified(layers: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of everyone, sampled, total and squares by distance, (4, distances, k): the totals and their variances."""
    totals, variances = np.zeros(layers.shape[2]), np.zeros(layers.shape[2])
    beyond = layers[:2].sum(axis=1)
    stratum = np.zeros((4, layers.shape[2]))
    for layer in layers.swapaxes(0, 1):
        stratum += layer
        beyond = beyond - layer[:2]
        whole = ((stratum[1] >= _FEWEST) & (beyond[1] >= _FEWEST)) | (beyond[0] == 0)
        everyone, sampled, total, squares = np.where(whole, stratum, 0.0)
        drawn = np.maximum(sampled, 1.0)
        totals += everyone * total / drawn
        spread = np.maximum(squares - total**2 / drawn, 0.0) / np.maximum(sampled - 1.0, 1.0)
        variances += everyone * np.maximum(everyone - sampled, 0.0) * spread / drawn
        stratum[:, whole] = 0.0
    return totals, variances
