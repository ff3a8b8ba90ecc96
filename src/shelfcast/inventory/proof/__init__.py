"""What would the plan have been worth over the past, and against what?

`prove` plays the plan, rules without a forecast, what was really ordered, and perfect foresight
through the same past demand; `lines_to_prove` draws the sample that this is done for.
"""

from shelfcast.inventory.proof.prove import Proof, prove
from shelfcast.inventory.proof.sample import lines_to_prove
from shelfcast.inventory.proof.told import Told

__all__ = ["Proof", "Told", "lines_to_prove", "prove"]
