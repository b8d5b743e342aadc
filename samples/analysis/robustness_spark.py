"""Who holds how much under which attack, in Spark:

    spark-submit samples/analysis/robustness_spark.py [results]
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

results = sys.argv[1] if len(sys.argv) > 1 else "results"
spark = SparkSession.builder.appName("robustness").getOrCreate()

# Sweeps have other axes: schemas are merged.
runs, metrics = (spark.read.option("mergeSchema", "true").parquet(f"{results}/{table}") for table in ("runs", "metrics"))
axes = [column for column in runs.columns if column.startswith("axis_")]
keys = ["experiment", "defense", "bits", *axes]

maps = (
    metrics.filter((f.col("metric") == "map_at_k") & f.col("member_of").isNull())
    .select("run_id", "k", f.coalesce("attack", f.lit("clean")).alias("attack"), (100 * f.col("value")).alias("map"))
    .join(runs.filter("status = 'ok'").select("run_id", "k", *keys), ["run_id", "k"])
)

# A line a point of the sweep; means over seeds.
pivot = maps.groupBy(*keys).pivot("attack").agg(f.round(f.avg("map"), 1)).orderBy(*keys)
pivot.show(truncate=False)

bars = pivot.toPandas().set_index(keys).plot.bar(rot=0, ylabel="MAP@k, %")
bars.figure.savefig("robustness.png")
