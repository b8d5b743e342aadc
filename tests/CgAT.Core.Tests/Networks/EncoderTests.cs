using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

public sealed class EncoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(64, 3)]
    public void Batch_size_and_shards_change_codes_by_rounding_alone(int batchSize, int shards)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, dropout: 0.5);
        using var pool = new ShardPool(shards);
        var images = TinyImages.Random(20, seed: 1);
        var together = network.Relaxed(images.Images([.. Enumerable.Range(0, 20)], torch.CPU), DropoutMasks.Off);
        var codes = Encoder.Relaxed(network, images, batchSize, torch.CPU, pool);
        Assert.False(codes.requires_grad);
        TensorAssert.Close(together, codes, relative: 0, absolute: 1e-6);
    }
}
