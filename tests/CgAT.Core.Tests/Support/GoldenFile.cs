using System.Text.Json;
using CgAT.Core.Tests.Data;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>
/// Golden vectors: inputs and outputs of other code, in JSON files. Read from the folder that the environment variable
/// CGAT_GOLDEN names where it is set, so that the tests can be run on other vectors of the same form.
/// </summary>
internal static class GoldenFile
{
    // Tests run in their output folder, so a relative path is taken from the root of the repository.
    private static readonly string s_folder = Path.Combine(
        TestFolders.Repository,
        Environment.GetEnvironmentVariable("CGAT_GOLDEN") ?? Path.Combine("tests", "golden"));

    /// <summary>The root of a file.</summary>
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, name)));
        return document.RootElement.Clone();
    }

    /// <summary>The cases of a file under their places and names, which test output shows.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Cases(JsonElement cases, string nameKey = "name") => cases
        .EnumerateArray()
        .Select((golden, place) => (Name: $"{place}: {golden.GetProperty(nameKey)}", Case: golden))
        .ToDictionary(pair => pair.Name, pair => pair.Case);

    /// <summary>Numbers in lists of lists of any depth, as a tensor of that shape.</summary>
    public static torch.Tensor Tensor(JsonElement numbers, torch.ScalarType type = torch.ScalarType.Float32)
    {
        var shape = new List<long>();
        for (var level = numbers; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            shape.Add(level.GetArrayLength());
        }

        return torch.tensor(Flat(numbers).ToArray(), [.. shape], type, TestDevice.Current);
    }

    /// <summary>Tensors under their names, each written as <c>{ "shape": [...], "data": [...] }</c>.</summary>
    public static IReadOnlyDictionary<string, torch.Tensor> Weights(JsonElement weights) => weights
        .EnumerateObject()
        .ToDictionary(weight => weight.Name, weight => Tensor(weight.Value.GetProperty("data")));

    private static IEnumerable<double> Flat(JsonElement numbers) => numbers.ValueKind == JsonValueKind.Array
        ? numbers.EnumerateArray().SelectMany(Flat)
        : [numbers.GetDouble()];
}
