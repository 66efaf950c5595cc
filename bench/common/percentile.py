"""Percentiles of measured times."""

import math


def nearest_rank(ordered: list[float], percent: float) -> float:
    """The percentile of ascending values by the nearest-rank method."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
