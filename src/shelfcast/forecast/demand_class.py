"""Is a product's demand steady, jumpy, occasional or both, or too new to tell?

Classes by the average interval between periods with a sale (ADI) and the squared coefficient of
variation of the sizes of those sales (CV2), with the cut-offs 1.32 and 0.49. A series younger than
eight weeks (sixteen where weeks are forecast, six months where months are) is `new`. One that has
not sold for four weeks (eight where weeks are forecast, three months where months are) and for
SILENT times its own interval is `dying`: had nothing changed, that would be seen in one case of
twenty (e to the power -3). So is one that sold before the last year and not in it.
Source: Syntetos, Boylan & Croston (2005), On the categorization of demand patterns, JORS 56.
Not here: which model suits a class (choose.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.series import Ints, Panel

CLASSES = ("smooth", "erratic", "intermittent", "lumpy", "new", "dying")
ADI_CUT = 1.32
CV2_CUT = 0.49
SILENT = 3
_NEW, _DYING = CLASSES.index("new"), CLASSES.index("dying")


def youth(panel: Panel) -> int:
    """Periods for which a series is `new`: 56 days, 16 weeks or 6 months."""
    return 2 * panel.cadence.windows[2]


def is_young(panel: Panel) -> npt.NDArray[np.bool_]:
    """Whether each series is too young to be of another class than `new`."""
    found: npt.NDArray[np.bool_] = panel.length - panel.start < youth(panel)
    return found


def demand_class(panel: Panel) -> Ints:
    """The class of each series, an index into CLASSES, from the last year of the panel."""
    rate = panel.rate[:, -panel.cadence.year :]
    known, sold = ~np.isnan(rate), np.nan_to_num(rate) > 0
    sales = np.maximum(sold.sum(axis=1), 1)
    interval = known.sum(axis=1) / sales
    mean = np.where(sold, rate, 0).sum(axis=1) / sales
    square = np.where(sold, np.square(rate), 0).sum(axis=1) / sales
    variation = np.divide(square - mean**2, mean**2, out=np.zeros(len(rate)), where=mean > 0)
    found = (variation >= CV2_CUT) + 2 * (interval >= ADI_CUT)
    silent = known.sum(axis=1) - np.where(sold, np.cumsum(known, axis=1), 0).max(axis=1)
    least = np.maximum(SILENT * interval, panel.cadence.windows[2])
    gone = ~sold.any(axis=1) & (panel.length - panel.start > panel.cadence.year)
    found = np.where(gone | (sold.any(axis=1) & (silent >= least)), _DYING, found)
    return np.where(is_young(panel), _NEW, found).astype(np.int64)
