"""Who holds how much under which attack. pandas with pyarrow or fastparquet, and matplotlib:

    python3 samples/analysis/robustness.py [results]
"""

import sys
from pathlib import Path

import pandas as pd


def load(results: Path) -> pd.DataFrame:
    """MAP@k in percent, a row a run and attack; sweeps have their axes as columns."""
    runs, metrics = (
        pd.concat(map(pd.read_parquet, sorted((results / table).glob("*.parquet"))), ignore_index=True)
        for table in ("runs", "metrics")
    )
    maps = metrics[(metrics.metric == "map_at_k") & metrics.member_of.isna()]
    settings = runs.loc[runs.status == "ok", ["run_id", "experiment", "k", *axes(runs)]]
    maps = maps.drop(columns=axes(maps)).merge(settings, on=["run_id", "k"])
    return maps.assign(attack=maps.attack.fillna("clean"), map=100 * maps.value)


def axes(table: pd.DataFrame) -> list[str]:
    """The columns of the axes that sweeps have."""
    return [column for column in table.columns if column.startswith("axis_")]


def points(maps: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The same with text on the axes, empty where a run stands nowhere; and what tells a point of a sweep from another."""
    text = {axis: maps[axis].map(lambda value: "" if pd.isna(value) else str(value)) for axis in axes(maps)}
    return maps.assign(**text), ["experiment", "defense", "bits", *text]


def pivot(maps: pd.DataFrame) -> pd.DataFrame:
    """A line a defence and point of the sweep, a column an attack; means over seeds."""
    maps, keys = points(maps)
    return maps.pivot_table("map", keys, "attack").round(1)


def plot(maps: pd.DataFrame, file: Path) -> None:
    """A bar a point and attack, with the 95 % interval over queries; means over seeds."""
    maps, keys = points(maps)
    maps = maps.assign(point=maps[keys].astype(str).agg(" ".join, axis=1))
    means = maps.groupby(["attack", "point"])[["map", "interval_low", "interval_high"]].mean().unstack()
    low, high = means["map"] - 100 * means["interval_low"], 100 * means["interval_high"] - means["map"]
    errors = [[low[point], high[point]] for point in means["map"]]
    axes = means["map"].plot.bar(yerr=errors, capsize=3, rot=0, ylabel="MAP@k, %")
    axes.figure.tight_layout()
    axes.figure.savefig(file)


if __name__ == "__main__":
    maps = load(Path(sys.argv[1] if len(sys.argv) > 1 else "results"))
    print(pivot(maps))
    plot(maps, Path("robustness.png"))
