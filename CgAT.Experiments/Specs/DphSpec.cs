using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Deep pairwise hashing (DPH), the model of HAG: no constants.</summary>
[UnionTag("method", "dph")]
public sealed record DphSpec : HashingSpec;
