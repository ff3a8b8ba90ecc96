"""Room: insights. Why did a number move, and what stands out?

Each insight is a file: pure functions over frames that metric queries give, deterministic, under
the viewer's scope. Nothing here knows SQL, and no number is defined here that metrics define.
`why` explains a change, `explain` a forecast; `insight` answers any other by its name (listing.py).
"""

from shelfcast.insights.explain import Explained, explain
from shelfcast.insights.explain_words import LABELS as DRIVER_LABELS
from shelfcast.insights.explain_words import explained_in_words
from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.listing import INSIGHTS, insight
from shelfcast.insights.override_value import scored_by, scores_in_words
from shelfcast.insights.periods import Periods, parse_against
from shelfcast.insights.why import Asked, Why, why
from shelfcast.insights.why_words import sentences

__all__ = [
    "DRIVER_LABELS",
    "INSIGHTS",
    "Asked",
    "Explained",
    "Insight",
    "Periods",
    "Question",
    "Why",
    "explain",
    "explained_in_words",
    "insight",
    "parse_against",
    "scored_by",
    "scores_in_words",
    "sentences",
    "why",
]
