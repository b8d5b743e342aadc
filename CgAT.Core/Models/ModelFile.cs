using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Models;

/// <summary>Weights of our own in safetensors files: the same weights give the same bytes.</summary>
internal static class ModelFile
{
    /// <summary>Writes weights, and tensors beside them whose names begin with a prefix.</summary>
    /// <param name="module">Whose weights.</param>
    /// <param name="file">The file.</param>
    /// <param name="prefix">Begins the name of no weight.</param>
    /// <param name="beside">The other tensors, by names without the prefix.</param>
    public static void Save(
        torch.nn.Module module, string file, string prefix, IReadOnlyDictionary<string, torch.Tensor> beside)
    {
        using var scope = torch.NewDisposeScope();
        var tensors = module.state_dict()
            .Concat(beside.Select(entry => KeyValuePair.Create(prefix + entry.Key, entry.Value)))
            .ToDictionary(entry => entry.Key, entry => entry.Value.cpu().contiguous());

        // The library would leave what a longer file had behind the new one's end.
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        Safetensors.SaveStateDict(stream, tensors, leaveOpen: true);
    }

    /// <summary>Reads weights from a file of <see cref="Save"/>.</summary>
    /// <returns>The tensors beside them, by names without the prefix; they belong to no dispose scope.</returns>
    /// <exception cref="InvalidDataException">The file holds other weights than the module's.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Load(torch.nn.Module module, string file, string prefix)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var tensors = Safetensors.LoadStateDict(file);
        var beside = tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var weights = tensors.Except(beside).ToDictionary();
        Copy(weights, module.state_dict(), file);
        return beside.ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value.DetachFromDisposeScope());
    }

    private static void Copy(
        Dictionary<string, torch.Tensor> weights, Dictionary<string, torch.Tensor> expected, string file)
    {
        if (!weights.Keys.Order().SequenceEqual(expected.Keys.Order()))
        {
            throw new InvalidDataException($"{file} holds {string.Join(", ", weights.Keys)}; "
                + $"the network has {string.Join(", ", expected.Keys)}");
        }

        foreach (var (name, value) in expected)
        {
            if (!value.shape.SequenceEqual(weights[name].shape))
            {
                throw new InvalidDataException($"{file}: {name} has another shape than the network's");
            }
        }

        foreach (var (name, value) in expected)
        {
            value.copy_(weights[name]);
        }
    }
}
