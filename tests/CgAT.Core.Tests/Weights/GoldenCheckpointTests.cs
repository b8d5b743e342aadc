using CgAT.Core.Networks;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Networks;
using CgAT.Core.Tests.Support;
using CgAT.Core.Weights;
using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Tests.Weights;

/// <summary>Checkpoints of the official code's layout are loaded by name.</summary>
public sealed class GoldenCheckpointTests
{
    private const int Bits = 32;

    [Theory]
    [InlineData("AlexNet")]
    [InlineData("VGG11")]
    [InlineData("ResNet18")]
    public void A_checkpoint_of_the_official_code_fills_every_weight(string name)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        var weights = Weights(name);
        var file = Path.Combine(folder.Path, "official.safetensors");
        Safetensors.SaveStateDict(file, weights);

        using var backbone = SomeBackbones.Create(name.ToLowerInvariant());
        using var generator = new torch.Generator(1);
        using var network = new HashNetwork(backbone, Dense.HashLayer(backbone.Features, Bits, generator));
        PretrainedWeights.Load(
            network, SomeBackbones.All[name.ToLowerInvariant()], file, WeightFile.Inspect(file).Digest);

        var hash = name == "ResNet18" ? "hash_layer." : "classifier.6.";
        Assert.All(network.state_dict(), entry =>
        {
            var official = entry.Key.Replace("backbone.", "", StringComparison.Ordinal)
                .Replace("hash.", hash, StringComparison.Ordinal);
            Assert.Equal(First(weights[official]), First(entry.Value));
        });
    }

    // Every tensor is full of a number of its own; the two names of one of ResNet's have the same.
    private static Dictionary<string, torch.Tensor> Weights(string name)
    {
        var weights = new Dictionary<string, torch.Tensor>();
        var entries = GoldenFile.Read("hash_checkpoint_keys.json").GetProperty("models").GetProperty(name);
        foreach (var entry in entries.EnumerateArray())
        {
            var key = entry[0].GetString()!;
            long[] shape = [.. entry[1].EnumerateArray().Select(side => side.GetInt64())];
            var twin = Twin(key);
            var value = twin is not null && weights.TryGetValue(twin, out var same)
                ? First(same)
                : weights.Count + 1;
            var type = entry[2].GetString() == "int64" ? torch.int64 : torch.float32;
            weights.Add(key, torch.full(shape, value, dtype: type));
        }

        return weights;
    }

    private static double First(torch.Tensor tensor) =>
        Assert.Single(TensorAssert.Values(tensor.reshape(-1).narrow(0, 0, 1)));

    private static string? Twin(string key) => key.Split('.') is ["feature_layers", var place, .. var rest]
        ? string.Join('.', [place switch { "0" => "conv1", "1" => "bn1", _ => $"layer{int.Parse(place) - 3}" }, .. rest])
        : null;
}
