"""The four tables by hand in local PySpark: `spark_peer.py SHOP whole|month FIRST_DAY_OF_MONTH`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql.window import Window

KEY = ["store_id", "product_id"]


def main() -> None:
    """Read, join, sum, and write Parquet by month."""
    shop, part, month = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.sources.partitionOverwriteMode", "dynamic")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    first = month if part == "month" else "1900-01-01"
    out = str(shop / "by_spark")
    lines = _lines(spark, shop, first)
    _write(lines, "day", f"{out}/sales_lines")
    lines = spark.read.parquet(f"{out}/sales_lines").where(f.col("day") >= first)
    sums = [f.sum("quantity").alias("units"), f.sum("revenue").alias("revenue")]
    sums.append(f.count("*").alias("lines"))
    by_day = lines.groupBy(*KEY, "day").agg(*sums)
    by_day = by_day.withColumn("mean_price", f.col("revenue") / f.col("units"))
    _write(by_day, "day", f"{out}/sales_by_day")
    by_month = lines.groupBy(*KEY, f.trunc("day", "month").alias("month")).agg(
        *sums, f.count_distinct("day").alias("active_days")
    )
    _write(by_month, "month", f"{out}/sales_by_month")
    _write(_demand(spark, f"{out}/sales_by_day", first), "ds", f"{out}/demand")
    spark.stop()


def _lines(spark, shop, first):  # type: ignore[no-untyped-def]
    """The sale lines with the price that held on their day."""
    curated = shop / "lake" / "curated"
    sales = _read(spark, curated / "sales").where(f.col("sold_at") >= first)
    prices = _read(spark, curated / "prices")
    series = Window.partitionBy(*KEY).orderBy("valid_from")
    before = f.lag("price").over(series)
    prices = prices.withColumn("before", before).where(
        f.col("before").isNull() | (f.col("before") != f.col("price"))
    )
    end = f.coalesce(f.lead("valid_from").over(series), f.to_date(f.lit("9999-12-31")))
    spans = prices.select(*KEY, "valid_from", "price", end.alias("valid_until"))
    day = f.to_date("sold_at")
    sales = sales.select(*KEY, "quantity", day.alias("day"), "_batch_id", "_row_number")
    on = [sales[name] == spans[name] for name in KEY]
    on += [sales["day"] >= spans["valid_from"], sales["day"] < spans["valid_until"]]
    joined = sales.join(f.broadcast(spans), on, "left")
    revenue = (f.col("quantity") * f.col("price")).cast("decimal(18, 4)")
    return joined.select(*[sales[name] for name in sales.columns], "price").withColumn(
        "revenue", revenue
    )


def _demand(spark, path, first):  # type: ignore[no-untyped-def]
    """A row a series and day."""
    sold = spark.read.parquet(path)
    ends = sold.agg(f.max("day")).collect()[0][0]
    series = sold.groupBy(*KEY).agg(f.min("day").alias("first_day"))
    begins = f.greatest(f.col("first_day"), f.to_date(f.lit(first)))
    days = f.explode(f.sequence(begins, f.lit(ends))).alias("ds")
    grid = series.select(*KEY, days)
    sold = sold.where(f.col("day") >= first).withColumnRenamed("day", "ds")
    found = grid.join(sold.select(*KEY, "ds", "units", "mean_price"), [*KEY, "ds"], "left")
    return found.withColumn("y", f.coalesce(f.col("units").cast("double"), f.lit(0.0)))


def _read(spark, folder):  # type: ignore[no-untyped-def]
    return spark.read.option("recursiveFileLookup", "true").parquet(str(folder / "data"))


def _write(frame, day, path):  # type: ignore[no-untyped-def]
    part = f.date_format(f.trunc(day, "month"), "yyyy-MM-dd").alias("part")
    frame.select("*", part).write.mode("overwrite").partitionBy("part").parquet(path)


if __name__ == "__main__":
    main()
