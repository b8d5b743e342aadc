"""MAP@k the way that research code computes it, a NumPy product and an argsort a query: what `map` is compared with.

    OMP_WAIT_POLICY=passive /usr/bin/python3 bench/numpy_map.py --queries 200
Prints one line of JSON.
"""
import argparse
import json
import time

import numpy as np

parser = argparse.ArgumentParser()
for name, value in dict(queries=200, items=117218, bits=64, classes=80, k=5000).items():
    parser.add_argument("--" + name, type=int, default=value)
args = parser.parse_args()

random = np.random.default_rng(0)
queries, items = (np.sign(random.standard_normal((n, args.bits))).astype(np.float32) for n in (args.queries, args.items))
query_labels, item_labels = (
    (random.random((n, args.classes)) < 3 / args.classes).astype(np.float32) for n in (args.queries, args.items))

start = time.perf_counter()
total = 0.0
for code, labels in zip(queries, query_labels):
    relevant = (item_labels @ labels > 0)[np.argsort(0.5 * (args.bits - items @ code))][: args.k]
    ranks = np.flatnonzero(relevant) + 1.0
    total += np.mean(np.arange(1, len(ranks) + 1) / ranks) if len(ranks) else 0.0
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "seconds_a_query": seconds / args.queries, "map": total / args.queries,
                  "what": "map", "args": vars(args)}))
