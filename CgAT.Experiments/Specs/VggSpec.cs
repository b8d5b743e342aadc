using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>VGG, with or without batch normalisation.</summary>
[UnionTag("kind", "vgg")]
public sealed record VggSpec : ImageNetBackboneSpec
{
    /// <inheritdoc/>
    public override string Network => Model;

    /// <summary>Which VGG.</summary>
    [Setting(
        "Which VGG; bn is for batch normalisation",
        OneOf = new[] { "vgg11", "vgg13", "vgg16", "vgg19", "vgg11-bn", "vgg13-bn", "vgg16-bn", "vgg19-bn" })]
    public required string Model { get; init; }

    /// <summary>Share of the values that each of two dropout layers sets to 0; 0.5 as published.</summary>
    [Setting(
        "Share of the values that each of two dropout layers sets to 0; 0.5 as published",
        Min = 0, Max = 1, BelowMax = true)]
    public required double Dropout { get; init; }
}
