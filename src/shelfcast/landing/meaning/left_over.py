"""Which columns were taken for nothing, though one that is missed may be among them?

A sale without its money, its order, its product or its shop lands, but not in silence where a
column is left over that may say it: one whose name says nothing that is known and whose values are
like it, or, for money, any that holds amounts. Nothing is guessed here; a person is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from shelfcast.contracts import SALES
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.meaning.roles import roles
from shelfcast.landing.meaning.wording import KNOWN, all_of, own_words

_MONEY = all_of("amount revenue price total subtotal sale sales net gross")
_NOT_MONEY = all_of("tax fee delivery refund profit percent cost discount weight payment")
_ONE_OF = (
    ("store_id", "store_name"),
    ("product_id", "product_name"),
    ("order_id",),
    ("quantity", "revenue"),
)
"""What is missed where none of a group was found."""
_LITTLE = all_of("id name")


def left_over(mapping: Mapping, insight: Insight) -> tuple[str, ...]:
    """A warning for each column left over that may be what sales lack."""
    if mapping.dataset is not SALES:
        return ()
    found = {match.ours for match in mapping.matches}
    taken = {match.theirs for match in mapping.matches}
    rest = [theirs for theirs in insight.traits if theirs not in taken]
    return (*_money(found, rest, insight), *_things(found, rest, insight))


def _money(found: set[str], rest: list[str], insight: Insight) -> Iterator[str]:
    if "revenue" in found or {"quantity", "unit_price"} <= found:
        return
    amounts = [
        theirs
        for theirs in rest
        if insight.traits[theirs].evidence.number_share > 0.9
        and own_words(theirs) & _MONEY
        and not own_words(theirs) & _NOT_MONEY
    ]
    if amounts:
        yield f"no column was taken for revenue; {', '.join(amounts)} may be: --map says which"


def _things(found: set[str], rest: list[str], insight: Insight) -> Iterator[str]:
    missed = {ours for group in _ONE_OF if not found & set(group) for ours in group}
    for theirs in rest if missed else ():
        seen = insight.traits[theirs]
        if own_words(theirs) & KNOWN - _LITTLE or seen.filled.n_unique() < 2:
            continue
        if seen.evidence.truth_share > 0.9:
            continue
        likely = next(iter(roles(theirs, insight)), None)
        if likely is not None and likely[0] in missed:
            yield f"{theirs} was taken for nothing, and may be {likely[0]}: {likely[2]}"
