using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Weights;

/// <summary>Fills networks with the weights of files that other programs made.</summary>
public static class PretrainedWeights
{
    /// <summary>Fills a network; none of its weights changes if the file does not fit.</summary>
    /// <param name="network">A backbone, or a whole hash network.</param>
    /// <param name="backbone">Whose names the file has.</param>
    /// <param name="file">The file.</param>
    /// <param name="digest">The digest that the file must have.</param>
    /// <exception cref="Errors.UserErrorException">CGAT0601 to CGAT0607 and CGAT0609.</exception>
    public static void Load(torch.nn.Module network, BackboneSettings backbone, string file, string digest)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(backbone);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var weights = Names(network);
        var wanted = weights.Select(weight => new StoredTensor
        {
            Name = weight.Key,
            NumberType = $"{weight.Value.dtype}".ToLowerInvariant(),
            Shape = weight.Value.shape,
        }).ToList();
        IReadOnlyDictionary<string, string>? names = null;
        var tensors = WeightFile.Read(
            file, digest, contents => names = WeightMatch.Of(backbone, wanted, contents).Names);
        foreach (var (name, inFile) in names ?? new Dictionary<string, string>())
        {
            weights[name].copy_(tensors[inFile]);
        }
    }

    // A hash network's own name for its backbone is in front of all of the backbone's weights.
    private static Dictionary<string, torch.Tensor> Names(torch.nn.Module network) => network.state_dict()
        .ToDictionary(
            entry => network is HashNetwork && entry.Key.StartsWith(WeightExport.Backbone, StringComparison.Ordinal)
                ? entry.Key[WeightExport.Backbone.Length..]
                : entry.Key,
            entry => entry.Value);
}
