using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The images, their labels and how they are split.</summary>
public abstract record DatasetSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());

    /// <summary>Folder of the files, relative to the spec's folder.</summary>
    [Setting("Folder of the files, relative to the spec's folder"), Cosmetic]
    public required string Folder { get; init; }

    /// <summary>SHA-256 over images, labels and split.</summary>
    [Setting("SHA-256 over images, labels and split", Form = TextForm.Digest)]
    public required string Digest { get; init; }
}
