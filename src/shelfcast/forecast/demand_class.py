"""Is a product's demand steady, jumpy, occasional or both, or too new to tell?

Classes by the average interval between periods with a sale (ADI) and the squared coefficient of
variation of the sizes of those sales (CV2), with the cut-offs 1.32 and 0.49. A series younger than
eight weeks (six months where months are forecast) is `new`.
Source: Syntetos, Boylan & Croston (2005), On the categorization of demand patterns, JORS 56.
Not here: which model suits a class (choose.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.series import Ints, Panel

CLASSES = ("smooth", "erratic", "intermittent", "lumpy", "new")
ADI_CUT = 1.32
CV2_CUT = 0.49
_NEW = CLASSES.index("new")


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
    young = panel.length - panel.start < 2 * panel.cadence.windows[2]
    return np.where(young, _NEW, found).astype(np.int64)
