"""What PyTorch and torchvision make of the same weights and images: the other side of the tests of this folder.

python3 reference.py keys FILE                keys, shapes and types of all networks, as JSON
python3 reference.py compare NETWORK FOLDER   draws weights, computes features, gradients and a step of training
python3 reference.py back FOLDER              reads ours.pth and ours.safetensors and writes both again
"""

import copy
import json
import struct
import sys

import numpy
import torch
import torchvision
from torch.nn import functional

NETWORKS = [
    "alexnet", "vgg11", "vgg13", "vgg16", "vgg19", "vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg19_bn", "resnet18", "resnet34",
    "resnet50", "resnet101", "resnet152", "densenet161", "vit_b_16", "convnext_tiny",
]
MEAN = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
TYPES = {"F32": numpy.float32, "I64": numpy.int64}


def keys(file):
    # Nothing is drawn: the values do not matter.
    for name in ["kaiming_uniform_", "kaiming_normal_", "uniform_", "normal_", "trunc_normal_", "xavier_uniform_"]:
        setattr(torch.nn.init, name, lambda tensor, *_, **__: tensor)
    networks = {name: getattr(torchvision.models, name)() for name in NETWORKS}
    described = {
        name: [[key, list(value.shape), str(value.dtype).split(".")[1]] for key, value in network.state_dict().items()]
        for name, network in networks.items()
    }
    with open(file, "w") as stream:
        json.dump(described, stream)


def features(name, network, images):
    x = ((images - MEAN) / DEVIATION).to(next(network.parameters()).dtype)
    if name == "densenet161":  # The official hashing network has no ReLU here.
        return functional.adaptive_avg_pool2d(network.features(x), 1).flatten(1)
    if name == "alexnet" or name.startswith("vgg"):
        return network.classifier[:-1](network.avgpool(network.features(x)).flatten(1))
    if name.startswith("resnet"):
        network.fc = torch.nn.Identity()
    elif name == "vit_b_16":
        network.heads = torch.nn.Identity()
    elif name == "convnext_tiny":
        network.classifier[2] = torch.nn.Identity()
    return network(x)


def draw(name):
    torch.manual_seed(1)
    network = getattr(torchvision.models, name)()
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.uniform_(-0.1, 0.1)
            module.running_var.uniform_(0.8, 1.2)
            module.weight.data.uniform_(0.8, 1.2)
            module.bias.data.uniform_(-0.1, 0.1)
        elif isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    if name == "convnext_tiny":  # From 1e-6 on, no block would be seen.
        for key, parameter in network.named_parameters():
            if key.endswith("layer_scale"):
                parameter.data.uniform_(0.1, 0.3)
    return network


def compare(name, folder):
    network = draw(name)
    torch.save(network.state_dict(), f"{folder}/weights.pth")
    coupled = any(isinstance(module, torch.nn.BatchNorm2d) for module in network.modules())
    images = torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        found = features(name, network.eval(), images)
    result = {"images": images, "features": found, **gradient(name, copy.deepcopy(network).double())}
    if coupled:
        result.update(step(name, network.train()))
    torch.save(result, f"{folder}/result.pth")


def gradient(name, network):
    side = 224 if name == "vit_b_16" else 64  # No other network minds, and double precision is slow.
    images = torch.rand(1, 3, side, side).requires_grad_()
    found = features(name, network, images)
    slope = torch.rand_like(found) - 0.5
    (result,) = torch.autograd.grad((found * slope).sum(), images)
    return {"precise images": images.detach(), "precise features": found.detach(), "slope": slope, "gradient": result}


def step(name, network):
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01)
    images = torch.rand(3, 3, 64, 64)
    loss = features(name, network, images).square().mean()
    loss.backward()
    optimizer.step()
    after = {f"after.{key}": value for key, value in network.named_buffers()}
    return {"batch": images, "loss": loss.detach(), **after}


def read_safetensors(file):
    with open(file, "rb") as stream:
        length, = struct.unpack("<Q", stream.read(8))
        header = json.loads(stream.read(length))
        data = stream.read()
    header.pop("__metadata__", None)
    return {
        name: numpy.frombuffer(data[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
    }


def write_safetensors(tensors, file):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, value in tensors.items():
        kind = next(key for key, each in TYPES.items() if value.dtype == each)
        content = value.tobytes()
        header[name] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as stream:
        stream.write(struct.pack("<Q", len(text)) + text + data)


def back(folder):
    network = torchvision.models.resnet18(num_classes=16)
    network.load_state_dict(torch.load(f"{folder}/ours.pth"))
    torch.save(network.state_dict(), f"{folder}/back.pth")
    arrays = read_safetensors(f"{folder}/ours.safetensors")
    network.load_state_dict({name: torch.from_numpy(numpy.array(value)) for name, value in arrays.items()})
    write_safetensors({name: value.numpy() for name, value in network.state_dict().items()}, f"{folder}/back.safetensors")


if __name__ == "__main__":
    torch.set_num_threads(2)
    {"keys": keys, "compare": compare, "back": back}[sys.argv[1]](*sys.argv[2:])
