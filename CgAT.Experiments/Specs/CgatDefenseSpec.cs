using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Center-guided adversarial training.</summary>
[UnionTag("kind", "cgat")]
public sealed record CgatDefenseSpec : AdversarialDefenseSpec
{
    /// <summary>Weight of the quantisation term.</summary>
    [Setting("Weight of the quantisation term", Min = 0)]
    public required double Mu { get; init; }

    /// <summary>How much each training image counts in a center code.</summary>
    [Setting(
        "How much each training image counts in a center code",
        OneOf = new[] { "binary", "iou", "cosine", "precursor-february", "precursor-july" }, Otherwise = "binary")]
    public string Weights { get; init; } = "binary";

    /// <summary>How the code bank keeps the codes of the training images.</summary>
    [Setting("How the code bank keeps the codes of the training images", OneOf = new[] { "binary", "official", "saat" })]
    public required string Bank { get; init; }

    /// <summary>How attacked codes are drawn to center codes, bit by bit.</summary>
    [Setting(
        "How attacked codes are drawn to center codes, bit by bit",
        OneOf = new[] { "linear", "squared", "cross-entropy" }, Otherwise = "linear")]
    public string CenterTerm { get; init; } = "linear";

    /// <summary>Whether the attack in training works on all bits, or on those that it has not flipped.</summary>
    [Setting(
        "Whether the attack in training works on all bits, or on those that it has not flipped",
        OneOf = new[] { "all", "unflipped" }, Otherwise = "all")]
    public string AttackedBits { get; init; } = "all";

    /// <summary>Weight of the hashing loss on attacked codes, times lambda.</summary>
    [Setting("Weight of the hashing loss on attacked codes, times lambda", Min = 0, Otherwise = 0.0)]
    public double AdversarialHashing { get; init; }

    /// <summary>Weight of how clean and attacked codes tell the words of a codebook apart, one a class.</summary>
    [Setting(
        "Weight of how clean and attacked codes tell the words of a codebook apart, one a class; no such term without it",
        Min = 0, Optional = true)]
    public double? Codebook { get; init; }
}
