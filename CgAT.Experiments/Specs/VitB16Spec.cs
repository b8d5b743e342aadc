using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>ViT-B/16.</summary>
[UnionTag("kind", "vit-b-16")]
public sealed record VitB16Spec : ImageNetBackboneSpec;
