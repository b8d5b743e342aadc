using CgAT.Core.Data;

namespace CgAT.Bench;

/// <summary>Random images with one label each; a few hundred arrays of bytes stand for all of them.</summary>
internal static class StepImages
{
    private const int Different = 256;

    public static InMemoryImageSet Random(int count, int side, int classes)
    {
        var random = new Random(0);
        var arrays = Enumerable.Range(0, Different).Select(_ => new byte[side * side * 3]).ToList();
        arrays.ForEach(random.NextBytes);
        return new InMemoryImageSet(
            side,
            side,
            channels: 3,
            classes,
            [.. Enumerable.Range(0, count).Select(item => arrays[item % Different])],
            [.. Enumerable.Range(0, count).Select(_ => new[] { random.Next(classes) })]);
    }
}
