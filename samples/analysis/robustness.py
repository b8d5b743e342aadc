"""Who holds how much under which attack. pandas with pyarrow or fastparquet, and matplotlib:

    python3 samples/analysis/robustness.py [results]
"""

import sys
from pathlib import Path

import pandas as pd


def load(results: Path) -> pd.DataFrame:
    """MAP@k in percent, a row a run and attack."""
    runs, metrics = (
        pd.concat(map(pd.read_parquet, sorted((results / table).glob("*.parquet"))), ignore_index=True)
        for table in ("runs", "metrics")
    )
    maps = metrics[(metrics.metric == "map_at_k") & metrics.member_of.isna()]
    settings = runs.loc[runs.status == "ok", ["run_id", "experiment", "k"]]
    maps = maps.merge(settings, on=["run_id", "k"])
    return maps.assign(attack=maps.attack.fillna("clean"), map=100 * maps.value)


def pivot(maps: pd.DataFrame) -> pd.DataFrame:
    """A line a defence, a column an attack; means over seeds."""
    return maps.pivot_table("map", ["experiment", "defense", "bits"], "attack").round(1)


def plot(maps: pd.DataFrame, file: Path) -> None:
    """A bar a defence and attack, with the 95 % interval over queries."""
    means = maps.groupby(["attack", "defense"])[["map", "interval_low", "interval_high"]].mean().unstack()
    low, high = means["map"] - 100 * means["interval_low"], 100 * means["interval_high"] - means["map"]
    errors = [[low[defense], high[defense]] for defense in means["map"]]
    axes = means["map"].plot.bar(yerr=errors, capsize=3, rot=0, ylabel="MAP@k, %")
    axes.figure.tight_layout()
    axes.figure.savefig(file)


if __name__ == "__main__":
    maps = load(Path(sys.argv[1] if len(sys.argv) > 1 else "results"))
    print(pivot(maps))
    plot(maps, Path("robustness.png"))
