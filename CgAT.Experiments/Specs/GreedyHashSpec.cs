using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>GreedyHash: a classifier on binary codes.</summary>
[UnionTag("method", "greedyhash")]
public sealed record GreedyHashSpec : HashingSpec
{
    /// <summary>Weight of the quantisation term.</summary>
    [Setting("Weight of the quantisation term", Min = 0)]
    public required double Quantization { get; init; }

    /// <summary>Whether the classifier is trained, or as officially random, and drawn anew for a defence.</summary>
    [Setting(
        "Whether the classifier is trained, or as officially random, and drawn anew for a defence",
        OneOf = new[] { "trained", "official" })]
    public required string Classifier { get; init; }

    /// <summary>Whether all labels of an image share the target, or as officially the first has it.</summary>
    [Setting(
        "Whether all labels of an image share the target, or as officially the first has it",
        OneOf = new[] { "all", "official" })]
    public required string Labels { get; init; }
}
