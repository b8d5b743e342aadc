using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Core.Networks;

namespace CgAT.Core.Weights;

/// <summary>
/// Finds out which tensor of a file is which weight of a network. Names are torchvision's; older names of torchvision
/// and those of the official code's checkpoints are understood too.
/// </summary>
/// <remarks>
/// By rule may be missing: <c>num_batches_tracked</c>, which files before PyTorch 0.4.1 lack and nothing is computed
/// from. By rule may be unexpected: torchvision's last layer, whose place the hash layer takes, a second name of a
/// tensor, and what a hashing loss of ours keeps in the file of a model.
/// </remarks>
internal sealed class WeightMatch
{
    private const string HashLayer = "hash.";
    private const string Counter = ".num_batches_tracked";
    private const int Shown = 5;

    // From what an official checkpoint or one of ours calls it to what we call it, before anything else is looked at.
    private static readonly string[] s_wrappers = ["module.", "backbone."];

    private readonly Dictionary<string, StoredTensor> _found = [];
    private readonly List<Diagnostic> _faults = [];

    private WeightMatch()
    {
    }

    /// <summary>The tensors that are used: their names in the network, and their names in the file.</summary>
    public IReadOnlyDictionary<string, string> Names => _found.ToDictionary(pair => pair.Key, pair => pair.Value.Name);

    /// <summary>Matches a file with the weights that a network has.</summary>
    /// <param name="backbone">Whose names the file has.</param>
    /// <param name="wanted">
    /// The network's weights under torchvision's names; those of a hash layer as "hash.weight".
    /// </param>
    /// <param name="file">What is in the file.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0606: numbers of another type; CGAT0607: missing or unexpected tensors or other shapes. All faults are told.
    /// </exception>
    public static WeightMatch Of(
        BackboneSettings backbone, IReadOnlyList<StoredTensor> wanted, WeightFileContents file)
    {
        var match = new WeightMatch();
        var unexpected = match.Assign(backbone, wanted, file);
        match.Compare(wanted);
        var missing = wanted.Select(weight => weight.Name)
            .Where(name => !match._found.ContainsKey(name) && !name.EndsWith(Counter, StringComparison.Ordinal))
            .ToList();
        match.Report(
            missing, $"the file lacks {{0}} of {backbone.Name}", $"name a file with the weights of {backbone.Name}");
        match.Report(
            unexpected,
            $"the file has {{0}}, which {backbone.Name} has not",
            $"name a file with the weights of {backbone.Name} alone");
        return match._faults.Count == 0 ? match : throw new UserErrorException(match._faults);
    }

    // What is found first stays, so the names that are meant come first: a hash layer, then torchvision's, then others.
    private List<string> Assign(
        BackboneSettings backbone, IReadOnlyList<StoredTensor> wanted, WeightFileContents file)
    {
        var names = wanted.Select(weight => weight.Name).ToHashSet(StringComparer.Ordinal);
        var hashing = names.Any(name => name.StartsWith(HashLayer, StringComparison.Ordinal));
        var unexpected = new List<string>();
        foreach (var (stored, name, role) in file.Tensors
            .Where(stored => !stored.Name.StartsWith(WeightExport.Loss, StringComparison.Ordinal))
            .Select(stored => Named(backbone, stored))
            .OrderBy(each => each.Role)
            .ThenBy(each => each.Stored.Name != each.Name))
        {
            if (role != Role.OfBackbone && !hashing)
            {
                continue;
            }

            if (!names.Contains(name))
            {
                unexpected.Add(stored.Name);
            }
            else
            {
                _found.TryAdd(name, stored);
            }
        }

        return unexpected;
    }

    private static (StoredTensor Stored, string Name, Role Role) Named(BackboneSettings backbone, StoredTensor stored)
    {
        var name = s_wrappers.Aggregate(stored.Name, (rest, wrapper) =>
            rest.StartsWith(wrapper, StringComparison.Ordinal) ? rest[wrapper.Length..] : rest);
        foreach (var layer in new[] { "hash_layer.", HashLayer })
        {
            if (name.StartsWith(layer, StringComparison.Ordinal))
            {
                return (stored, HashLayer + name[layer.Length..], Role.HashLayer);
            }
        }

        name = backbone.NameOf(name);
        return name.StartsWith(backbone.Head + ".", StringComparison.Ordinal)
            ? (stored, HashLayer + name[(backbone.Head.Length + 1)..], Role.LastLayer)
            : (stored, name, Role.OfBackbone);
    }

    private void Compare(IReadOnlyList<StoredTensor> wanted)
    {
        var pairs = wanted.Where(weight => _found.ContainsKey(weight.Name))
            .Select(weight => (Wanted: weight, Found: _found[weight.Name]))
            .ToList();
        foreach (var (weight, found) in pairs.Where(pair => pair.Found.NumberType != pair.Wanted.NumberType).Take(1))
        {
            Add(
                ErrorCodes.WeightsTypeUnfit,
                $"{found.Name} is of type {found.NumberType}, not {weight.NumberType}",
                "convert it first: torch.save({k: v.float() if v.is_floating_point() else v "
                    + "for k, v in torch.load(FILE).items()}, FILE)");
        }

        var misshapen = pairs.Where(pair => !pair.Found.Shape.SequenceEqual(pair.Wanted.Shape))
            .Select(pair => $"{pair.Found.Name} as {Write(pair.Found.Shape)} instead of {Write(pair.Wanted.Shape)}")
            .ToList();
        Report(
            misshapen,
            "the file has {0}",
            misshapen.Any(each => each.Contains(HashLayer.TrimEnd('.'), StringComparison.Ordinal))
                ? "name a file of the same network with as many bits" : "name a file of the same network");
    }

    private void Report(List<string> items, string message, string remedy)
    {
        if (items.Count > 0)
        {
            var more = items.Count > Shown ? $" and {items.Count - Shown} more" : "";
            var list = string.Join(", ", items.Take(Shown)) + more;
            Add(ErrorCodes.WeightsUnfit, string.Format(CultureInfo.InvariantCulture, message, list), remedy);
        }
    }

    private void Add(string code, string message, string remedy) =>
        _faults.Add(new Diagnostic { Code = code, Message = message, Remedy = remedy });

    private static string Write(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";

    // A last layer of torchvision's means the hash layer only where there is no layer of that name.
    private enum Role
    {
        OfBackbone,
        HashLayer,
        LastLayer,
    }
}
