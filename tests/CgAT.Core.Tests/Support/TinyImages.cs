using CgAT.Core.Data;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Support;

/// <summary>Small random images with one random label each.</summary>
internal static class TinyImages
{
    public const int Size = 8;
    public const int Classes = 3;

    public static InMemoryImageSet Random(int count, long seed, int size = Size)
    {
        var pixels = KeyedStream.Create(seed, "pixels");
        var labels = KeyedStream.Create(seed, "labels");
        return new InMemoryImageSet(
            size,
            size,
            channels: 3,
            Classes,
            [.. Enumerable.Range(0, count).Select(item =>
                pixels.Uniform(size * size * 3, 0, 0, item).Select(value => (byte)(value * 256)).ToArray())],
            [.. Enumerable.Range(0, count).Select(item =>
                new[] { (int)(labels.Uniform(1, 0, 0, item)[0] * Classes) })]);
    }
}
