"""Center codes as two matrix products, in PyTorch: the form to be no slower than. Prints one JSON line, as CgAT.Bench does.

    python3 bench/two_products.py --rows 193734 --bits 64 --classes 21 --batch 32 --threads 2
"""
import argparse
import json
import time

import torch


def center_codes(labels, codes, code_labels):
    """sign(mean of similar codes - mean of the others), for all labels at once."""
    similar = (labels @ code_labels.t() > 0).float()
    others = 1 - similar
    return torch.sign(similar @ codes / similar.sum(1, keepdim=True) - others @ codes / others.sum(1, keepdim=True))


parser = argparse.ArgumentParser()
for name, value in dict(rows=193734, bits=64, classes=21, batch=32, threads=2, warmup=3, repeats=30).items():
    parser.add_argument("--" + name, type=int, default=value)
options = parser.parse_args()
torch.set_num_threads(options.threads)
torch.manual_seed(0)
bank_labels = (torch.rand(options.rows, options.classes) < 3 / options.classes).float()
bank = torch.randn(options.rows, options.bits).sign()
seconds = []
for repeat in range(options.warmup + options.repeats):
    start = time.perf_counter()
    center_codes(bank_labels[:options.batch], bank, bank_labels)
    seconds.append(time.perf_counter() - start)
seconds = sorted(seconds[options.warmup:])
print(json.dumps({"center": seconds[len(seconds) // 2], "what": "two_products", "args": vars(options),
                  "torch": torch.__version__}))
