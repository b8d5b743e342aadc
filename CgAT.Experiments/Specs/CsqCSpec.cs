using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>CSQ with quantisation by the Wasserstein distance to random signs (CSQ-C).</summary>
[UnionTag("method", "csq-c")]
public sealed record CsqCSpec : HashingSpec
{
    /// <summary>Weight of the Wasserstein distance to random signs.</summary>
    [Setting("Weight of the Wasserstein distance to random signs", Min = 0)]
    public required double Wasserstein { get; init; }

    /// <summary>Whether centers are stored with the model, or as officially drawn anew for a defence.</summary>
    [Setting(
        "Whether centers are stored with the model, or as officially drawn anew for a defence",
        OneOf = new[] { "stored", "official" })]
    public required string Centers { get; init; }
}
