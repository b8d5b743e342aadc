using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Models;

/// <summary>Weights of our own in safetensors files: the same weights give the same bytes.</summary>
internal static class ModelFile
{
    public static void Save(torch.nn.Module module, string file)
    {
        using var scope = torch.NewDisposeScope();
        var weights = module.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.cpu());
        Safetensors.SaveStateDict(file, weights);
    }

    public static void Load(torch.nn.Module module, string file)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var weights = Safetensors.LoadStateDict(file);
        var expected = module.state_dict();
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
