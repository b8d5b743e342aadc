using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Deep pairwise-supervised hashing (DPSH).</summary>
[UnionTag("method", "dpsh")]
public sealed record DpshSpec : HashingSpec
{
    /// <summary>Weight of the quantisation term against the pairwise likelihood.</summary>
    [Setting("Weight of the quantisation term against the pairwise likelihood", Min = 0)]
    public required double Quantization { get; init; }

    /// <summary>What the quantisation term is a mean over: values of codes, or pairs of batch and bank.</summary>
    [Setting(
        "What the quantisation term is a mean over: values of codes, or pairs of batch and bank",
        OneOf = new[] { "values", "pairs" }, Otherwise = "values")]
    public string QuantizationOver { get; init; } = "values";
}
