"""How does `shelfcast.inventory.advise` play? It is told what the rivals are told."""

from __future__ import annotations

from shelfcast.inventory import Costs, Delivery, LeadTime, advise

from .game import State


def ours(state: State) -> float:
    """One call a period; a lead time of 2 is a promise, 0 and 4 are known."""
    lead = state.promised
    known = LeadTime(promised=lead, observed=state.lead_times) if state.varies else lead
    coming = [Delivery(order.quantity, age=state.now - order.placed) for order in state.on_the_way]
    costs = Costs(shortage=state.profit, holding=1.0)
    return advise(state.history, state.on_hand, coming, known, costs).quantity
