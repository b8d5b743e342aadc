namespace CgAT.Experiments.Specs;

/// <summary>DPSH (Li et al., IJCAI 2016).</summary>
[UnionCase("dpsh")]
public sealed record DpshSpec : HashingSpec
{
    /// <summary>The weight of the quantization term; 0.001 in the official CgAT code.</summary>
    [Setting("The weight of the quantization term.", Min = 0)]
    public required double Quantization { get; init; }
}
