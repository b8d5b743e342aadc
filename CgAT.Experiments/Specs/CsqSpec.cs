using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Central similarity quantisation (CSQ).</summary>
[UnionTag("method", "csq")]
public sealed record CsqSpec : HashingSpec
{
    /// <summary>Weight of the quantisation term.</summary>
    [Setting("Weight of the quantisation term", Min = 0)]
    public required double Quantization { get; init; }

    /// <summary>Whether centers are stored with the model, or as officially drawn anew for a defence.</summary>
    [Setting(
        "Whether centers are stored with the model, or as officially drawn anew for a defence",
        OneOf = new[] { "stored", "official" })]
    public required string Centers { get; init; }
}
