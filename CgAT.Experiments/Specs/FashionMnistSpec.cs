namespace CgAT.Experiments.Specs;

/// <summary>Fashion-MNIST with one of the frozen splits.</summary>
[UnionCase("fashion-mnist")]
public sealed record FashionMnistSpec : DatasetSpec
{
    /// <summary>The split's name.</summary>
    [Setting("The split's name.", Choices = "t10k-9000-1000 fashion-f full-69000-1000")]
    public required string Split { get; init; }
}
