"""Images of every kind, and what Pillow and torchvision make of them: the other side of the tests of this folder.

python3 reference.py FOLDER    writes images, reference.json, and for each image NAME
    NAME.decoded    height x width x 3 bytes, as Image.open().convert("RGB") gives them
    NAME.resized    the same of the shorter side at 256
    NAME.tensor     float32 [3, 224, 224] of Resize(256), CenterCrop(224), ToTensor
    NAME.upright    as .decoded, turned as EXIF says, where it says something
"""

import io
import json
import os
import struct
import sys
import zlib

import numpy
from PIL import Image, ImageOps
from torchvision import transforms

RESIZE = transforms.Resize(256)
CROP = transforms.Compose([transforms.CenterCrop(224), transforms.ToTensor()])


def scene(width, height, channels, seed):
    """Waves and a few grey levels of noise, as a photograph has them."""
    random = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:height, 0:width]
    waves = numpy.zeros((height, width, channels))
    for channel in range(channels):
        for octave in range(1, 5):
            a, b, phase = random.uniform(-0.05, 0.05) * octave, random.uniform(-0.05, 0.05) * octave, random.uniform(0, 6)
            waves[..., channel] += numpy.sin(a * x + b * y + phase) / octave
    return (128 + 45 * waves + random.normal(0, 5, waves.shape)).clip(0, 255).astype(numpy.uint8)


def rgb(width, height, seed):
    return Image.fromarray(scene(width, height, 3, seed))


def gray(width, height, seed):
    return Image.fromarray(scene(width, height, 1, seed)[..., 0])


def alpha(image, seed):
    result = image.copy()
    result.putalpha(gray(*image.size, seed))
    return result


def png(values, colour, bits):
    """A PNG that Pillow can't write: of 16 bits a channel."""
    height, width = values.shape[:2]

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def encoded(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def images():
    seed = 0
    for quality in [10, 50, 75, 90, 95, 100]:
        for subsampling in [0, 1, 2]:
            seed += 1
            image = rgb(300 + 17 * seed, 211 + 13 * ((seed * 7) % 19), seed)
            yield f"q{quality}-s{subsampling}.jpg", encoded(image, "JPEG", quality=quality, subsampling=subsampling)
    yield "progressive.jpg", encoded(rgb(500, 375, 20), "JPEG", quality=85, progressive=True)
    yield "progressive-odd.jpg", encoded(rgb(333, 501, 21), "JPEG", quality=60, progressive=True, subsampling=2)
    yield "gray.jpg", encoded(gray(321, 289, 22), "JPEG", quality=80)
    yield "cmyk.jpg", encoded(rgb(310, 270, 23).convert("CMYK"), "JPEG", quality=90)
    yield "cmyk-black.jpg", encoded(
        Image.fromarray(scene(290, 310, 4, 24), "CMYK"), "JPEG", quality=95)
    yield "rgb.png", encoded(rgb(400, 300, 25), "PNG")
    yield "gray.png", encoded(gray(300, 400, 26), "PNG")
    yield "one-bit.png", encoded(gray(300, 280, 27).convert("1"), "PNG")
    yield "palette.png", encoded(rgb(300, 281, 28).quantize(64), "PNG")
    yield "palette-transparent.png", encoded(rgb(301, 280, 29).quantize(32), "PNG", transparency=3)
    yield "gray-alpha.png", encoded(alpha(gray(302, 283, 30), 31), "PNG")
    yield "rgba.png", encoded(alpha(rgb(303, 284, 32), 33), "PNG")
    yield "sixteen-gray.png", png(scene(290, 300, 1, 34)[..., 0].astype(numpy.uint16) * 257 - 99, 0, 16)
    yield "sixteen-rgb.png", png(scene(300, 290, 3, 35).astype(numpy.uint16) * 257 - 99, 2, 16)
    yield "lossy.webp", encoded(rgb(350, 300, 36), "WEBP", quality=80)
    yield "poor.webp", encoded(rgb(351, 301, 37), "WEBP", quality=10)
    yield "lossless.webp", encoded(rgb(299, 288, 38), "WEBP", lossless=True)
    yield "alpha.webp", encoded(alpha(rgb(288, 299, 39), 40), "WEBP", lossless=True, exact=True)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        yield f"exif-{orientation}.jpg", encoded(rgb(320, 260, 41), "JPEG", quality=90, exif=exif)
    for width, height in [(1, 1), (2, 3), (1, 30), (70, 3), (20, 1000), (1000, 20), (256, 256), (341, 256), (37, 41)]:
        yield f"{width}x{height}.png", encoded(rgb(width, height, width + height), "PNG")


def decoded(name, content):
    image = Image.open(io.BytesIO(content))
    if name == "sixteen-gray.png":
        # Pillow takes no account of the range: whatever is above 255 of 65,535 becomes white.
        assert numpy.asarray(image.convert("RGB")).min() == 255
        return Image.fromarray((numpy.asarray(image) // 257).astype(numpy.uint8)).convert("RGB")
    if image.mode in ("LA", "RGBA") or "transparency" in image.info:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def main(folder):
    described = []
    for name, content in images():
        path = os.path.join(folder, name)
        with open(path, "wb") as stream:
            stream.write(content)
        image = decoded(name, content)
        upright = ImageOps.exif_transpose(Image.open(path)).convert("RGB") if "exif" in name else image
        resized = RESIZE(image)
        numpy.asarray(image).tofile(path + ".decoded")
        if upright is not image:
            numpy.asarray(upright).tofile(path + ".upright")
        numpy.asarray(resized).tofile(path + ".resized")
        CROP(resized).numpy().tofile(path + ".tensor")
        described.append({
            "Name": name, "Width": image.width, "Height": image.height,
            "ResizedWidth": resized.width, "ResizedHeight": resized.height, "UprightWidth": upright.width,
        })
    with open(os.path.join(folder, "reference.json"), "w") as stream:
        json.dump(described, stream)


main(sys.argv[1])
