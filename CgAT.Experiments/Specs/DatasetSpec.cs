namespace CgAT.Experiments.Specs;

/// <summary>The images and their split into queries, database and training items.</summary>
[Union("kind", typeof(FashionMnistSpec), typeof(ImageListSpec))]
public abstract record DatasetSpec
{
    /// <summary>Where the files are, relative to the spec.</summary>
    [Setting("Where the files are, relative to the spec.", Cosmetic = true)]
    public required string Folder { get; init; }

    /// <summary>The digest of images, labels and split: another data set is an error, not another result.</summary>
    [Setting(
        "The digest of images, labels and split.",
        Pattern = "sha256:[0-9a-f]{64}",
        PatternMeaning = "'sha256:' and 64 lower-case hexadecimal digits")]
    public required string Digest { get; init; }
}
