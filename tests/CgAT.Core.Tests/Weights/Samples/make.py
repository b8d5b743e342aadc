"""Made the files of this folder, under PyTorch 1.13: python3 make.py"""

import collections

import torch

torch.manual_seed(1)
network = torch.nn.Sequential(
    collections.OrderedDict(conv=torch.nn.Conv2d(3, 4, 3), norm=torch.nn.BatchNorm2d(4), fc=torch.nn.Linear(4, 2))
)
weights = network.state_dict()
numbers = torch.arange(12.0).view(3, 4)
torch.save(weights, "small.pth")
torch.save(weights, "protocol4.pth", pickle_protocol=4)
torch.save(weights, "legacy.pth", _use_new_zipfile_serialization=False)
torch.save(network, "model.pth")
torch.save(dict(network.named_parameters()), "parameters.pth")
torch.save({"state_dict": weights, "epoch": 3}, "wrapped.pth")
torch.save([numbers], "list.pth")
torch.save({"w": numbers.t()}, "view.pth")
torch.save({"w": numbers[1:]}, "offset.pth")
torch.save({key: value.half() if value.is_floating_point() else value for key, value in weights.items()}, "half.pth")
torch.jit.script(torch.nn.Linear(2, 2)).save("script.pth")
torch.save({"a.weight": torch.rand(200, 100), "a.bias": torch.rand(200), "b": torch.arange(3)}, "larger.pth")
