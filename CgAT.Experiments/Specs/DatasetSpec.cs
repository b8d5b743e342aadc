using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>The images, their labels and how they are split.</summary>
public abstract record DatasetSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());

    /// <summary>Folder of the files, relative to the spec's folder.</summary>
    [Setting("Folder of the files, relative to the spec's folder", Form = TextForm.Path), Cosmetic]
    public required string Folder { get; init; }

    /// <summary>SHA-256 over images, labels and split, also of what a limit leaves out.</summary>
    [Setting("SHA-256 over images, labels and split, also of what a limit leaves out", Form = TextForm.Digest)]
    public required string Digest { get; init; }

    /// <summary>How much of the data set is taken; all of it where this is not given.</summary>
    [Setting("How much of the data set is taken; all of it where this is not given", Optional = true)]
    public LimitSpec? Limit { get; init; }

    /// <summary>The same data set in another folder.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <param name="baseFolder">What the folders of this one are relative to.</param>
    internal virtual DatasetSpec In(string folder, string baseFolder) => this with { Folder = folder };
}
