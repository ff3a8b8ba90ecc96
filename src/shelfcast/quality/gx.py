"""How are our expectations asked of Great Expectations, and what did it answer?

The only module that imports it, and only when it is asked: the package is the extra `quality` and
takes seconds to import. It runs on pandas, in this process, without files and without telling
anyone that it was used. What it says of several batches is added up here, since a suite is about a
table and a batch is a part of it.
"""

from __future__ import annotations

import copy
import os
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import polars as pl

from shelfcast.errors import FailureError, MissingExtraError
from shelfcast.quality.expectation import Expected, Finding, Kind

EXAMPLES = 5
_RENDERING = ("renderer", "view")
_FORMAT = {"result_format": "SUMMARY", "partial_unexpected_count": EXAMPLES}


def gx() -> Any:
    """The package. Raises MissingExtraError with the line that installs it."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return import_module("great_expectations")
    except ImportError as error:
        raise MissingExtraError(
            "Great Expectations is not installed.",
            evidence=[str(error)],
            fix="pip install 'shelfcast[quality]'",
        ) from error


class Suite:
    """The expectations of one asset, asked batch by batch."""

    def __init__(self, name: str, expected: Sequence[Expected]) -> None:
        package = gx()
        self.name, self.expected = name, tuple(expected)
        context = _context(package)
        context.variables.progress_bars = {"globally": False, "metric_calculations": False}
        asset = context.data_sources.add_pandas("lake").add_dataframe_asset(name)
        self._batch = asset.add_batch_definition_whole_dataframe("part")
        asked = [_asked(package.expectations, item) for item in expected]
        self.suite = context.suites.add(package.ExpectationSuite(name=name, expectations=asked))
        self.results: list[Any] = []

    def check(self, part: pl.DataFrame) -> None:
        """Ask every expectation of one batch."""
        batch = self._batch.get_batch(batch_parameters={"dataframe": part.to_pandas()})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.results.append(batch.validate(self.suite, result_format=_FORMAT))

    def findings(self, dataset: str) -> list[Finding]:
        """What all batches say together, in the order of the expectations."""
        return [self._finding(dataset, item) for item in self.expected]

    def _finding(self, dataset: str, item: Expected) -> Finding:
        rows = broken = 0
        examples: list[str] = []
        for result in self.results:
            told = _told(result, item.name)
            if told.exception_info and told.exception_info.get("raised_exception"):
                raise FailureError(
                    f"The expectation {item.name} could not be checked.",
                    evidence=[str(told.exception_info.get("exception_message"))],
                )
            rows += told.result.get("element_count", 0)
            broken += told.result.get("unexpected_count", 0)
            examples += [str(value) for value in told.result.get("partial_unexpected_list", ())]
        return Finding(dataset, item, rows, broken, tuple(dict.fromkeys(examples))[:EXAMPLES])

    def page(self) -> str:
        """What all batches say together, as the package's page; empty where nothing was asked."""
        if not self.results:
            return ""
        render, view = (import_module(f"great_expectations.render.{n}") for n in _RENDERING)
        whole = copy.deepcopy(self.results[0])
        for finding in self.findings(self.name):
            _put(_told(whole, finding.expected.name), finding)
        good = sum(result.success for result in whole.results)
        whole.success = good == len(whole.results)
        whole.statistics = {
            "evaluated_expectations": len(whole.results),
            "successful_expectations": good,
            "unsuccessful_expectations": len(whole.results) - good,
            "success_percent": 100.0 * good / len(whole.results),
        }
        whole.meta = {"great_expectations_version": gx().__version__}
        renderer = render.ValidationResultsPageRenderer(run_info_at_end=True)
        return str(view.DefaultJinjaPageView().render(renderer.render(whole)))


def _put(told: Any, finding: Finding) -> None:
    """Make the answer to one batch the answer to all."""
    share = 100.0 * finding.broken / finding.rows if finding.rows else 0.0
    told.success = finding.holds
    told.result = {
        "element_count": finding.rows,
        "unexpected_count": finding.broken,
        "unexpected_percent": share,
        "unexpected_percent_total": share,
        "unexpected_percent_nonmissing": share,
        "partial_unexpected_list": list(finding.examples),
    }


def _told(result: Any, name: str) -> Any:
    """The answer to the expectation of that name."""
    return next(r for r in result.results if r.expectation_config.meta["name"] == name)


def _context(package: Any) -> Any:
    """A context in memory: the package's own would leave a folder of pages behind."""
    base = import_module("great_expectations.data_context.types.base")
    stores = base.InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    config = base.DataContextConfig(store_backend_defaults=stores, analytics_enabled=False)
    return package.get_context(mode="ephemeral", project_config=config)


def _asked(classes: Any, item: Expected) -> Any:
    """Our rule as an expectation of theirs."""
    kind, details = _KINDS[item.kind]
    return getattr(classes, kind)(
        **details(item),
        meta={"name": item.name},
        description=item.says,
        severity="critical" if item.critical else "warning",
    )


def _one_of(item: Expected) -> dict[str, Any]:
    empty = " and ".join(f"{other}.isnull()" for other in item.columns[1:])
    return {"column": item.columns[0], "row_condition": empty, "condition_parser": "pandas"}


def _between(item: Expected) -> dict[str, Any]:
    return {"column": item.columns[0], "min_value": item.low, "max_value": item.high}


def _in_order(item: Expected) -> dict[str, Any]:
    first, last = item.columns
    missing = {"ignore_row_if": "either_value_is_missing"}
    return {"column_A": last, "column_B": first, "or_equal": True, **missing}


def _among(item: Expected) -> dict[str, Any]:
    values = (False,) if item.kind == "once" else item.values
    return {"column": item.columns[0], "value_set": list(values)}


_KINDS: dict[Kind, tuple[str, Callable[[Expected], dict[str, Any]]]] = {
    "filled": ("ExpectColumnValuesToNotBeNull", lambda item: {"column": item.columns[0]}),
    "one_of": ("ExpectColumnValuesToNotBeNull", _one_of),
    "range": ("ExpectColumnValuesToBeBetween", _between),
    "money": ("ExpectColumnValuesToBeBetween", _between),
    "members": ("ExpectColumnValuesToBeInSet", _among),
    "type": ("ExpectColumnValuesToBeInSet", _among),
    "once": ("ExpectColumnValuesToBeInSet", _among),
    "order": ("ExpectColumnPairValuesAToBeGreaterThanB", _in_order),
    "pattern": (
        "ExpectColumnValuesToMatchRegex",
        lambda item: {"column": item.columns[0], "regex": item.pattern},
    ),
}
