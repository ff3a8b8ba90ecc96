"""One product a day at a time, as a person would with pencil and paper: what the simulator is held
against."""

import math
from collections import defaultdict

import numpy as np


def by_hand(policy, demand, on_hand, due, rules, draws):
    """Rows of one product: `policy(period, on_hand, on_order, backlog)`, draws[period] = L, share.

    Units on the shelf are a list of (last period it can be sold in, units), the oldest first.
    """
    life = math.inf if rules.shelf_life is None else int(rules.shelf_life)
    batches = [[life, on_hand]] if on_hand else []
    coming, astray = defaultdict(float), defaultdict(float)
    for ahead, units in enumerate(due, start=1):
        coming[ahead] += units
    backlog, on_order, rows = 0.0, float(sum(due)), []
    for period in range(len(demand) + 1):
        opening = sum(units for _, units in batches)
        received, gone, asked, sold, lost, spoiled = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        if period > 0:
            received, gone = coming[period], astray[period]
            on_order -= received + gone
            batches.append([period + life - 1, received])
            asked = demand[period - 1]
            wanted = asked + backlog
            for batch in batches:
                taken = min(batch[1], wanted - sold)
                batch[1] -= taken
                sold += taken
            backlog, lost = (wanted - sold, 0.0) if rules.backorders else (0.0, wanted - sold)
            spoiled = sum(units for last, units in batches if last <= period)
            batches = [batch for batch in batches if batch[0] > period]
        closing = sum(units for _, units in batches)
        ordered = 0.0
        late = rules.last_order is not None and period > rules.last_order
        if period % rules.review_period == 0 and not late:
            ordered = max(policy(period, closing, on_order, backlog), 0.0)
            if ordered > 0:
                ordered = max(ordered, rules.minimum_order or 0.0)
                pack = rules.pack_size
                ordered = ordered if pack is None else math.ceil(ordered / pack - 1e-9) * pack
            lead, share = draws[period]
            whole = ordered if share == 1 else math.floor(ordered * share + 1e-9)
            coming[period + 1 + lead] += whole
            astray[period + 1 + lead] += ordered - whole
            on_order += ordered
        rows.append(
            {
                "opening": opening,
                "received": received,
                "demand": asked,
                "sold": sold,
                "lost": lost,
                "spoiled": spoiled,
                "closing": closing,
                "backlog": backlog,
                "ordered": ordered,
                "on_order": on_order,
                "lost_in_transit": gone,
            }
        )
    return rows


def draws_of(deliveries, periods, products, seed, rules):
    """What every product's order at the close of each period meets."""
    rng = np.random.default_rng(seed)
    steady = deliveries.certain and np.ndim(deliveries.lead_time) == 0
    drawn = {}
    for period in range(periods + 1):
        if not rules.decides(period):
            continue
        if steady:
            lead, share = np.full(products, deliveries.lead_time), np.ones(products)
        else:
            lead, share = deliveries.draw(rng, (products,))
        drawn[period] = list(zip(lead.tolist(), share.tolist(), strict=True))
    return drawn
