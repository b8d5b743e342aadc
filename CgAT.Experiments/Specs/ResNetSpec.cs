using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>ResNet.</summary>
[UnionTag("kind", "resnet")]
public sealed record ResNetSpec : ImageNetBackboneSpec
{
    /// <inheritdoc/>
    public override string Network => Model;

    /// <summary>Which ResNet.</summary>
    [Setting("Which ResNet", OneOf = new[] { "resnet18", "resnet34", "resnet50", "resnet101", "resnet152" })]
    public required string Model { get; init; }
}
