using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Fashion-MNIST in its own IDX files.</summary>
[UnionTag("kind", "fashion-mnist")]
public sealed record FashionMnistSpec : DatasetSpec
{
    /// <summary>Name of the split into train, database and queries.</summary>
    [Setting(
        "Name of the split into train, database and queries",
        OneOf = new[] { "t10k-9000-1000", "fashion-f", "full-69000-1000" })]
    public required string Split { get; init; }
}
