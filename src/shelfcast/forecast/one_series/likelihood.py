"""How likely was what came, had a model been right?

Goods are counted, so a model is asked for the chance of the bin around what came, not for a
density: all of it below the lowest bin belongs to zero demand, for nobody asks for less. Errors
follow a Student t with four degrees of freedom, whose distribution function has a closed form.
Source: F(t) = 1/2 + 3/8 s (1 - s^2 / 12), s = t / sqrt(1 + t^2 / 4).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.one_series.past import Floats

FREEDOM = 4.0
# No model may be ruled out by a single period.
FLOOR = 1e-4
# A t of four degrees has a variance of 2.
UNIT = np.sqrt(2.0)


def cdf(z: npt.ArrayLike) -> Floats:
    """F of a t with four degrees, scaled to variance 1.

    >>> [round(float(cdf(z)), 4) for z in (0.0, 2.1318 / 2**0.5)]
    [0.5, 0.95]
    """
    t = np.asarray(z, dtype=np.float64) * UNIT
    s = t / np.sqrt(1 + t**2 / 4)
    return np.asarray(0.5 + 0.375 * s * (1 - s**2 / 12))


def log_in_bin(
    came: Floats, said: Floats, scale: Floats, width: float, *, positive: bool = False
) -> Floats:
    """The log of the chance of `came` within half a `width`; `positive`: given it is not zero."""
    above = cdf((came + width / 2 - said) / scale)
    below = cdf((came - width / 2 - said) / scale)
    if positive:
        least = cdf((width / 2 - said) / scale)
        chance = (above - below) / (1 - least)
    else:
        chance = np.where(came <= width / 2, above, above - below)
    # A wide net catches a little of everything: what no model expects must not decide alone.
    return np.log(chance + FLOOR * width)
