using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>Hash networks on <see cref="TinyBackbone"/>, whose steps take well below a millisecond.</summary>
internal static class TinyNetwork
{
    /// <summary>A network with random weights.</summary>
    public static HashNetwork Random(
        long seed, int size = TinyImages.Size, int channels = 4, int bits = 8, double dropout = 0)
    {
        using var generator = new torch.Generator((ulong)seed);
        var backbone = new TinyBackbone(channels, size, size, dropout, generator);
        return OnDevice(new HashNetwork(backbone, Dense.Default(backbone.Features, bits, generator)));
    }

    /// <summary>The network of golden vectors, with weights c.weight, c.bias, l.weight and l.bias.</summary>
    public static HashNetwork Golden(IReadOnlyDictionary<string, torch.Tensor> weights, torch.Tensor images)
    {
        using var generator = new torch.Generator(0);
        var (channels, bits) = ((int)weights["c.bias"].shape[0], (int)weights["l.bias"].shape[0]);
        var backbone = new TinyBackbone(channels, images.shape[2], images.shape[3], dropout: 0, generator);
        var network = OnDevice(new HashNetwork(backbone, Dense.Default(backbone.Features, bits, generator)));
        using var noGradients = torch.no_grad();
        foreach (var (name, parameter) in network.named_parameters())
        {
            parameter.copy_(weights[GoldenName(name)].view(parameter.shape));
        }

        return network;
    }

    /// <summary>The name that golden vectors have for a parameter.</summary>
    public static string GoldenName(string parameter) => parameter
        .Replace("backbone.conv.", "c.", StringComparison.Ordinal)
        .Replace("hash.", "l.", StringComparison.Ordinal);

    private static HashNetwork OnDevice(HashNetwork network)
    {
        network.to(TestDevice.Current);
        return network;
    }
}
