using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Deep Cauchy hashing (DCH).</summary>
[UnionTag("method", "dch")]
public sealed record DchSpec : HashingSpec
{
    /// <summary>Scale of the Cauchy distribution, in bits.</summary>
    [Setting("Scale of the Cauchy distribution, in bits", Min = 0, AboveMin = true)]
    public required double Gamma { get; init; }

    /// <summary>Weight of the quantisation term.</summary>
    [Setting("Weight of the quantisation term", Min = 0)]
    public required double Quantization { get; init; }
}
