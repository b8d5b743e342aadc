using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Center-guided adversarial training.</summary>
[UnionTag("kind", "cgat")]
public sealed record CgatDefenseSpec : TrainedDefenseSpec
{
    /// <summary>Largest change of a pixel in training.</summary>
    [Setting(
        "Largest change of a pixel in training",
        Min = 0, Max = 1, AboveMin = true), Fraction(FractionOf.PixelRange)]
    public required double Epsilon { get; init; }

    /// <summary>Change of a pixel in one step of the attack in training.</summary>
    [Setting(
        "Change of a pixel in one step of the attack in training",
        Min = 0, Max = 1, AboveMin = true), Fraction(FractionOf.PixelRange)]
    public required double Step { get; init; }

    /// <summary>Steps of the attack in training.</summary>
    [Setting("Steps of the attack in training", Min = 1, Max = 1000)]
    public required int Iterations { get; init; }

    /// <summary>Weight of the adversarial term.</summary>
    [Setting("Weight of the adversarial term", Min = 0)]
    public required double Lambda { get; init; }

    /// <summary>Weight of the quantisation term.</summary>
    [Setting("Weight of the quantisation term", Min = 0)]
    public required double Mu { get; init; }

    /// <summary>How much each training image counts in a center code.</summary>
    [Setting(
        "How much each training image counts in a center code",
        OneOf = new[] { "binary", "iou", "cosine", "precursor-february", "precursor-july" }, Otherwise = "binary")]
    public string Weights { get; init; } = "binary";

    /// <summary>How the code bank keeps the codes of the training images.</summary>
    [Setting("How the code bank keeps the codes of the training images", OneOf = new[] { "binary", "official" })]
    public required string Bank { get; init; }
}
