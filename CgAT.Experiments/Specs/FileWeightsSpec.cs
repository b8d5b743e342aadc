using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Weights in a file under torchvision's names, such as its own for ImageNet.</summary>
[UnionTag("kind", "file")]
public sealed record FileWeightsSpec : WeightsSpec
{
    /// <summary>File of the weights, relative to the spec's folder.</summary>
    [Setting("File of the weights, safetensors or .pth, relative to the spec's folder", Form = TextForm.Path), Cosmetic]
    public required string File { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    [Setting("SHA-256 of the file", Form = TextForm.Digest)]
    public required string Digest { get; init; }
}
