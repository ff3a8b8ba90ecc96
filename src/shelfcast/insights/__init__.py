"""Room: insights. Why did a number move, and what stands out?

Each insight is a file: pure functions over frames that metric queries give, deterministic, under
the viewer's scope. Nothing here knows SQL, and no number is defined here that metrics define.
"""

from shelfcast.insights.periods import Periods, parse_against
from shelfcast.insights.why import Asked, Why, why
from shelfcast.insights.why_words import sentences

__all__ = ["Asked", "Periods", "Why", "parse_against", "sentences", "why"]
