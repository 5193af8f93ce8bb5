"""From latitude and longitude to a flat map."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# The meridian in the middle. The edge then runs through the Atlantic at 30° west, where Greenland alone lies across it,
# and Asia and the Pacific are whole, as maps printed in this part of the world have it.
MIDDLE_MERIDIAN = 150.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = 3**0.5


def equal_earth(latitude: NDArray[np.float64], longitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """Places in degrees -> (n, 2), x to the right and y down, the globe's radius as unit; the map is 5.41 wide.

    Areas keep their proportions, so that no continent looks more important than it is. Longitudes are taken as they
    are: one beyond the edge is drawn beyond it.
    Source: Šavrič, Patterson and Jenny 2018, The Equal Earth map projection.
    """
    angle = np.arcsin(_ROOT / 2 * np.sin(np.radians(latitude)))
    second = angle**2
    sixth = second**3
    slope = 9 * _A4 * sixth * second + 7 * _A3 * sixth + 3 * _A2 * second + _A1
    x = 2 * _ROOT / 3 * np.radians(longitude - MIDDLE_MERIDIAN) * np.cos(angle) / slope
    y = angle * (_A4 * sixth * second + _A3 * sixth + _A2 * second + _A1)
    return np.column_stack([x, -y])


def within_the_edge(longitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same longitudes, counted from the left edge of the map to the right one."""
    edge = MIDDLE_MERIDIAN - 180
    turned: NDArray[np.float64] = (longitude - edge) % 360 + edge
    return turned


def magnified(
    places: NDArray[np.float64], middle: NDArray[np.float64], power: float, reach: float
) -> NDArray[np.float64]:
    """The places of a flat map, drawn 1 + `power` times as large around the middle and less and less with the distance.

    Halfway, at the distance `reach`, the gain is half of that; nothing folds while `power` is under 8.
    Source: Kadmon and Shlomi 1978, A polyfocal projection for statistical surfaces, The Cartographic Journal 15.
    """
    away = places - middle
    gain = power / (1 + np.sum(away**2, axis=1) / reach**2)
    drawn: NDArray[np.float64] = middle + away * (1 + gain)[:, None]
    return drawn
