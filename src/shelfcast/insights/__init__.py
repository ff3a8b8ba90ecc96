"""Room: insights. Why did a number move, and what stands out?

Each insight is a file: pure functions over frames that metric queries give, deterministic, under
the viewer's scope. Nothing here knows SQL, and no number is defined here that metrics define.
`why` explains a change; `insight` answers any other by its name (listing.py).
"""

from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.listing import INSIGHTS, insight
from shelfcast.insights.periods import Periods, parse_against
from shelfcast.insights.why import Asked, Why, why
from shelfcast.insights.why_words import sentences

__all__ = [
    "INSIGHTS",
    "Asked",
    "Insight",
    "Periods",
    "Question",
    "Why",
    "insight",
    "parse_against",
    "sentences",
    "why",
]
