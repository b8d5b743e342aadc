using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A hashing model that another program trained, such as the official code.</summary>
public sealed record CheckpointSpec
{
    /// <summary>File of the model, relative to the spec's folder.</summary>
    [Setting("File of the model, safetensors or .pth, relative to the spec's folder", Form = TextForm.Path), Cosmetic]
    public required string File { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    [Setting("SHA-256 of the file", Form = TextForm.Digest)]
    public required string Digest { get; init; }
}
