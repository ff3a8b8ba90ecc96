"""The steps of a run, a file each: what it depends on, and what it does with the rooms."""

from shelfcast.steps.build import BUILD
from shelfcast.steps.forecast import FORECAST
from shelfcast.steps.inspect import Asked, inspect_place
from shelfcast.steps.land import LAND, FileFault, habits
from shelfcast.steps.override import OVERRIDE
from shelfcast.steps.plan import PLAN
from shelfcast.steps.publish import PUBLISH
from shelfcast.steps.step import Outcome, Run, Step

__all__ = [
    "BUILD",
    "FORECAST",
    "LAND",
    "OVERRIDE",
    "PLAN",
    "PUBLISH",
    "Asked",
    "FileFault",
    "Outcome",
    "Run",
    "Step",
    "habits",
    "inspect_place",
]
