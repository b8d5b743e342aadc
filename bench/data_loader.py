"""What PyTorch code does for 'CgAT.Bench data': torchvision's transforms on Pillow's images in a DataLoader.

/usr/bin/python3 bench/data_loader.py [--folder DIR] [--crop center|random] [--epochs 3] [--workers 2] [--batch 32]

The folder is the one that 'CgAT.Bench data' has made. One line of JSON: seconds of the first epoch and the median of the
others. Workers stay over epochs, which is the faster way.
"""

import argparse
import glob
import json
import os
import statistics
import tempfile
import time

import torch
import torchvision
from PIL import Image
from torchvision import transforms

parser = argparse.ArgumentParser()
parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "cgat-bench-data"))
parser.add_argument("--crop", default="center", choices=["center", "random"])
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--workers", type=int, default=2)
parser.add_argument("--batch", type=int, default=32)
options = parser.parse_args()

cut = [transforms.CenterCrop(224)]
if options.crop == "random":
    cut = [transforms.RandomCrop(224), transforms.RandomHorizontalFlip()]
transform = transforms.Compose([transforms.Resize(256), *cut, transforms.ToTensor()])


class Photos(torch.utils.data.Dataset):
    def __init__(self):
        self.files = sorted(glob.glob(os.path.join(options.folder, "images", "*.jpg")))

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        return transform(Image.open(self.files[index]).convert("RGB")), index % 2


loader = torch.utils.data.DataLoader(
    Photos(), options.batch, shuffle=True, num_workers=options.workers, persistent_workers=options.workers > 0)
seconds = []
for _ in range(options.epochs):
    start = time.perf_counter()
    for images, labels in loader:
        pass
    seconds.append(time.perf_counter() - start)
print(json.dumps({
    "first": seconds[0],
    "others": statistics.median(seconds[1:]) if len(seconds) > 1 else None,
    "what": "data_loader",
    "torch": torch.__version__,
    "torchvision": torchvision.__version__,
}))
