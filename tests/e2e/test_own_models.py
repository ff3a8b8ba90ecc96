"""A project's own dbt models on top of ours: built, published, exported, and what may go wrong."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import polars as pl
import pytest

from shelfcast import warehouse
from shelfcast.errors import QueryError
from shelfcast.metrics import Scope, rows

pytestmark = [pytest.mark.slow, pytest.mark.thorough]


def model(shop: Path, name: str, sql: str, yml: str = "") -> None:
    """Write a model of the project's own."""
    models = shop / "dbt" / "models"
    (models / f"{name}.sql").write_text(sql, encoding="utf-8")
    if yml:
        (models / f"{name}.yml").write_text(yml, encoding="utf-8")


def frame(shop: Path, table: str, scope: Scope | None = None) -> pl.DataFrame:
    with warehouse.open_snapshot(shop / "warehouse") as reader:
        return rows(reader, table, scope=scope)


@pytest.fixture
def own(shop: Path, shelfcast) -> Path:
    """The small published project with the starter that `init --dbt` writes, not built yet."""
    told = shelfcast("init", shop, "--dbt")
    assert told.code == 0
    assert "store_weekdays.sql is ready" in told.out.replace("\n", "")
    return shop


def test_the_starter_is_built_tested_published_and_exported(own, shelfcast, tmp_path):
    told = shelfcast("build", "--project", own, "--json")
    assert told.code == 0, told.out
    step = told.json["steps"][0]
    assert (step["done"], step["said"]) == (True, "1 models and 3 tests of your own")
    out = tmp_path / "week.csv"
    assert shelfcast("export", "store_weekdays", "--to", out, "--project", own).code == 0
    with out.open(encoding="utf-8") as file:
        written = {
            (r["store_id"], int(r["weekday"])): float(r["revenue"]) for r in csv.DictReader(file)
        }
    expected: dict[tuple[str, int], float] = {}
    for line in frame(own, "sales_lines").to_dicts():
        key = (line["store_id"], line["day"].isoweekday())
        expected[key] = expected.get(key, 0.0) + float(line["revenue"])
    assert written == pytest.approx(expected)


def test_a_build_without_a_change_does_nothing_and_a_changed_model_leaves_ours_alone(
    own, shelfcast
):
    shelfcast("build", "--project", own, "--json")
    again = shelfcast("build", "--project", own, "--json").json["steps"]
    assert [step["done"] for step in again] == [False, False]
    model(own, "top_days", "select max(day) as day from {{ ref('shelfcast', 'sales_by_day') }}")
    step, publish = shelfcast("build", "--project", own, "--json").json["steps"]
    assert step["said"] == "2 models and 3 tests of your own"
    assert publish["done"]
    assert frame(own, "top_days")["day"].item() == frame(own, "sales_lines")["day"].max()


@pytest.mark.parametrize(
    ("sql", "yml", "named"),
    [
        ("select nothing from {{ ref('shelfcast', 'sales_lines') }}", "", "nothing"),
        ("select * from {{ ref('shelfcast', 'no_such_table') }}", "", "no_such_table"),
        (
            "select cast(null as varchar) as code",
            "models: [{name: broken, columns: [{name: code, data_tests: [not_null]}]}]",
            "not_null_broken_code",
        ),
        ("select * from {{ ref(", "", "broken.sql"),
    ],
    ids=[
        "its column is not there",
        "its table is not there",
        "its test fails",
        "its jinja is torn",
    ],
)
def test_a_fault_in_a_model_names_it_and_leaves_the_snapshot_in_service(
    own, shelfcast, sql, yml, named
):
    served = warehouse.served_id(own / "warehouse")
    model(own, "broken", sql, yml)
    told = shelfcast("build", "--project", own, "--json")
    assert (told.code, told.json["error"]) == (2, "own_model")
    assert "broken" in told.out
    assert named in told.out
    assert "still being served" in told.json["state"]
    assert warehouse.served_id(own / "warehouse") == served
    for step in ("forecast", "plan"):
        assert shelfcast(step, "--force", "--project", own, "--json").code == 2
    assert warehouse.served_id(own / "warehouse") == served
    for file in (own / "dbt" / "models").glob("broken.*"):
        file.unlink()
    assert shelfcast("build", "--project", own, "--json").code == 0


def test_a_model_may_not_take_the_name_of_a_table_of_ours(own, shelfcast):
    for name in ("sales_lines", "orders", "stg_sales"):
        model(own, name, "select 1 as one")
    told = shelfcast("build", "--project", own, "--json")
    assert told.json["error"] == "own_model"
    for name in ("sales_lines", "orders", "stg_sales"):
        assert f"models/{name}.sql: {name} is the name of a table of ours" in told.out


def test_a_model_may_not_write_into_our_schemas_nor_move_our_tables(own, shelfcast):
    model(own, "sneaky", "{{ config(schema='marts') }} select 1 as one")
    macros = own / "dbt" / "macros"
    macros.mkdir()
    (macros / "generate_schema_name.sql").write_text(
        "{% macro generate_schema_name(custom_schema_name, node) %}"
        "{{ (custom_schema_name or target.schema) | trim }}{% endmacro %}"
    )
    told = shelfcast("build", "--project", own, "--json")
    assert told.json["error"] == "own_model"
    assert "the schema marts is not one of your own" in told.out
    shutil.rmtree(macros)
    (own / "dbt" / "models" / "sneaky.sql").unlink()
    settings = own / "dbt" / "dbt_project.yml"
    settings.write_text(settings.read_text() + "  +schema: elsewhere\n", encoding="utf-8")
    told = shelfcast("build", "--project", own, "--json")
    assert told.json["error"] == "own_model"
    assert "dbt_project.yml moves our tables" in told.out


def test_a_model_that_is_a_view_is_published_as_its_rows_and_goes_with_its_file(own, shelfcast):
    model(own, "seen", "{{ config(materialized='view') }} select 7 as seven")
    model(own, "more", "{{ config(materialized='view') }} select seven from {{ ref('seen') }}")
    for _ in range(2):
        assert shelfcast("build", "--force", "--project", own, "--json").code == 0
        assert frame(own, "more")["seven"].to_list() == [7]
    (own / "dbt" / "models" / "more.sql").unlink()
    assert shelfcast("build", "--project", own, "--json").code == 0
    with pytest.raises(QueryError, match="no table 'more'"):
        frame(own, "more")
    shutil.rmtree(own / "dbt")
    assert shelfcast("build", "--project", own, "--json").code == 0
    with pytest.raises(QueryError, match="no table 'seen'"):
        frame(own, "seen")


def test_a_restricted_viewer_sees_of_an_own_table_what_is_theirs(own, shelfcast):
    of_day = "from {{ ref('shelfcast', 'sales_by_day') }}"
    model(own, "by_both", f"select store_id, product_id, sum(units) as n {of_day} group by 1, 2")
    model(own, "by_product", f"select product_id, sum(units) as n {of_day} group by 1")
    model(own, "company", f"select sum(units) as n {of_day}")
    model(
        own,
        "kept",
        f"select store_id, product_id, 1 as n {of_day}",
        "models: [{name: kept, config: {meta: {shelfcast_access: whole}}}]",
    )
    assert shelfcast("build", "--project", own, "--json").code == 0
    store, category = Scope(stores={"S1"}), Scope(categories={"none of ours"})
    assert set(frame(own, "by_both", store)["store_id"]) == {"S1"}
    assert frame(own, "by_both", category).is_empty()
    assert set(frame(own, "store_weekdays", store)["store_id"]) == {"S1"}
    assert frame(own, "by_product", category).is_empty()
    refused = [("store_weekdays", category), ("by_product", store), ("company", store)]
    for table, scope in [*refused, ("company", category), ("kept", store), ("kept", category)]:
        with pytest.raises(QueryError, match="not shown"):
            frame(own, table, scope)
    assert frame(own, "kept").height > 0


def test_a_metric_of_the_projects_own_is_asked_over_a_table_of_its_own(own, shelfcast):
    by_day = "select day, store_id, count(*) as entries from {{ ref('shelfcast', 'sales_by_day') }}"
    model(own, "shelf_days", f"{by_day} group by day, store_id")
    (own / "metrics").mkdir()
    (own / "metrics" / "visits.yml").write_text(
        """
facts:
  - name: shelf_days
    schema_name: custom
    day: day
    store: store_id
    columns: [day, store_id, entries]
    dimensions: [day, store]
metrics:
  - name: day_entries
    label: Entries
    expression: SUM(entries)
    unit: count
    format: count
    additive: all
    mart: shelf_days
    description: Rows of a day.
"""
    )
    assert shelfcast("build", "--project", own, "--json").code == 0
    told = shelfcast("query", "day_entries", "--project", own, "--json")
    assert told.code == 0, told.out
    assert str(frame(own, "sales_by_day").height) in told.out
