namespace CgAT.Core.Weights;

/// <summary>The formats that weights are read from.</summary>
public enum WeightFileKind
{
    /// <summary>A safetensors file: a JSON header, then the bytes of all tensors.</summary>
    Safetensors,

    /// <summary>
    /// What <c>torch.save(model.state_dict(), ...)</c> writes since PyTorch 1.6: a zip archive with a pickle.
    /// </summary>
    TorchArchive,
}
