using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>DenseNet-161.</summary>
[UnionTag("kind", "densenet161")]
public sealed record DenseNet161Spec : ImageNetBackboneSpec;
