using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

[Trait("Device", "any")]
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
        var together = network.Relaxed(images.Images([.. Enumerable.Range(0, 20)], TestDevice.Current), DropoutMasks.Off);
        var codes = Encoder.Relaxed(network, images, batchSize, TestDevice.Current, pool);
        Assert.False(codes.requires_grad);
        TensorAssert.Close(together, codes, relative: 0, absolute: 1e-6);
    }

    [Fact]
    public void Encoding_tells_of_every_batch_and_stops_between_two()
    {
        using var network = TinyNetwork.Random(seed: 1);
        using var pool = new ShardPool(2);
        using var stop = new CancellationTokenSource();
        var counts = new Counts(done => { if (done == 14) { stop.Cancel(); } });
        Assert.Throws<OperationCanceledException>(() => Encoder.Relaxed(
            network, TinyImages.Random(20, seed: 1), batchSize: 7, TestDevice.Current, pool, counts, stop.Token));
        Assert.Equal([7, 14], counts.All);
    }

    private sealed class Counts(Action<int> then) : IProgress<int>
    {
        public List<int> All { get; } = [];

        public void Report(int value)
        {
            All.Add(value);
            then(value);
        }
    }
}
