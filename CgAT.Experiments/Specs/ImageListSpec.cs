namespace CgAT.Experiments.Specs;

/// <summary>A folder with the community's image lists: {database,train,test}_{img,label}.txt.</summary>
[UnionCase("image-list")]
public sealed record ImageListSpec : DatasetSpec
{
    /// <summary>How images get their size.</summary>
    [Setting("How images get their size.")]
    public required ResizeSpec Resize { get; init; }
}
