using CgAT.Core.Data;

namespace CgAT.Core.Tests.Attacks.Targets;

/// <summary>Sets of one-pixel images, for tests that look at labels alone.</summary>
internal static class LabelledSet
{
    public static IImageSet Of(int classes, params int[][] labels) => new InMemoryImageSet(
        1, 1, channels: 1, classes, [.. labels.Select(_ => new byte[1])], labels);
}
