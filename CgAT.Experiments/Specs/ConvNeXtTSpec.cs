using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>ConvNeXt-T.</summary>
[UnionTag("kind", "convnext-t")]
public sealed record ConvNeXtTSpec : ImageNetBackboneSpec;
