using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Fashion-MNIST in its own IDX files.</summary>
[UnionTag("kind", "fashion-mnist")]
public sealed record FashionMnistSpec : DatasetSpec
{
    /// <summary>Folder of the IDX files, relative to the spec's folder.</summary>
    [Setting("Folder of the IDX files, relative to the spec's folder"), Cosmetic]
    public required string Folder { get; init; }

    /// <summary>Name of the split into train, database and queries.</summary>
    [Setting("Name of the split into train, database and queries", Form = TextForm.Name)]
    public required string Split { get; init; }

    /// <summary>SHA-256 over the files that are read.</summary>
    [Setting("SHA-256 over the files that are read", Form = TextForm.Digest)]
    public required string Digest { get; init; }
}
