using CgAT.Core.Errors;

namespace CgAT.Core.Weights.Formats;

/// <summary>
/// What a pickle of weights may name: tensors, their storages, ordered dicts. Everything else could run any code in a
/// program that takes pickles at their word.
/// </summary>
internal static class PickleGlobals
{
    /// <summary>Makes a dict that keeps its order.</summary>
    public const string OrderedDict = "collections.OrderedDict";

    /// <summary>Makes a tensor out of a storage.</summary>
    public const string RebuildTensor = "torch._utils._rebuild_tensor_v2";

    /// <summary>What storages begin with, such as torch.FloatStorage.</summary>
    public const string Torch = "torch.";

    // Names that tell a whole pickled model, or what only such a model holds.
    private static readonly string[] s_ofModels =
        ["torch.nn.", "torchvision.", "torch._utils._rebuild_parameter", "__main__.", "timm."];

    /// <summary>The number type of a storage; null for names of no storage.</summary>
    public static NumberType? StorageType(string name) => name.StartsWith(Torch, StringComparison.Ordinal)
        ? NumberType.All.FirstOrDefault(type => name.AsSpan(Torch.Length).SequenceEqual(type.Storage))
        : null;

    /// <summary>Refuses every other name.</summary>
    /// <exception cref="UserErrorException">CGAT0603: a whole pickled model; CGAT0604: anything else.</exception>
    public static void Require(string name)
    {
        if (name is OrderedDict or RebuildTensor || StorageType(name) is not null)
        {
            return;
        }

        if (name.StartsWith("__torch__", StringComparison.Ordinal))
        {
            throw WeightFault.Format(
                "this is a TorchScript archive, which holds a program and not weights alone",
                "save the weights with torch.save(model.state_dict(), FILE)");
        }

        if (s_ofModels.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            throw WeightFault.Format(
                $"this is a whole pickled model, or parameters of one ('{name}'), not a state dict",
                "save the weights alone with torch.save(model.state_dict(), FILE)");
        }

        throw WeightFault.Of(
            ErrorCodes.WeightsPickleUnsafe,
            $"the pickle names '{name}', which is no tensor, storage or ordered dict; it was not run",
            "take no weights from where this file came from, or save the weights alone with "
                + "torch.save(model.state_dict(), FILE)");
    }
}
