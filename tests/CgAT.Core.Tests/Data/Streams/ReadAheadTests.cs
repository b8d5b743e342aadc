using CgAT.Core.Data;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Data.Streams;

[Collection(nameof(Alone))]
public sealed class ReadAheadTests : IDisposable
{
    private const int Steps = 300;

    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Batches_come_in_order_each_with_its_own_images()
    {
        var data = folder.Streamed();
        using var scope = torch.NewDisposeScope();
        var seen = new List<int>();
        foreach (var (items, pending) in ReadAhead.Of(data.Database, 3, 9, 2, torch.CPU))
        {
            var images = pending.Take();
            Assert.True(images.equal(data.Database.Images(items, torch.CPU)).all().item<bool>());
            seen.AddRange(items);
        }

        Assert.Equal(Enumerable.Range(3, 9), seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void However_many_batches_there_are_few_tensors_live_and_none_is_left(bool cached)
    {
        var data = cached ? folder.Cached() : folder.Streamed();
        PhotoFolder.Values(data.Train);
        var most = 0L;
        var left = LiveTensors.LeftBy(() =>
        {
            var before = torch.Tensor.TotalCount;
            foreach (var (_, pending) in Endless(data.Train).Take(Steps))
            {
                using var scope = torch.NewDisposeScope();
                pending.Take();
                most = Math.Max(most, torch.Tensor.TotalCount - before);
            }
        });

        // The batch in hand, four that are begun and one that is being begun, a few tensors each; and what each thread
        // decodes into, which it keeps for the next image.
        var ofThreads = 6 * Environment.ProcessorCount;
        Assert.InRange(most, 1, 18 + ofThreads);
        Assert.True(left <= ofThreads, $"{left} tensors are left");
    }

    [Fact]
    public void A_loop_that_ends_early_gives_up_what_it_has_begun()
    {
        var data = folder.Cached();
        PhotoFolder.Values(data.Train);
        var left = LiveTensors.LeftBy(() =>
        {
            foreach (var (_, pending) in Endless(data.Train))
            {
                using var scope = torch.NewDisposeScope();
                pending.Take();
                break;
            }
        });
        Assert.True(left <= 0, $"{left} tensors are left");
    }

    [Fact]
    public void An_image_that_can_t_be_read_is_an_error_where_it_would_be_shown()
    {
        folder.Write(11, [1, 2, 3]);
        var data = folder.Streamed();
        var taken = 0;
        var fault = DiagnosticAssert.Fails(() =>
        {
            foreach (var (_, pending) in ReadAhead.Of(data.Database, 0, PhotoFolder.Count, 2, torch.CPU))
            {
                using var scope = torch.NewDisposeScope();
                pending.Take();
                taken++;
            }
        });
        Assert.Equal((ErrorCodes.UndecodableImage, 12), (fault.Code, fault.Line));
        Assert.Equal(5, taken);
    }

    [Fact]
    public void Images_are_taken_once()
    {
        using var scope = torch.NewDisposeScope();
        using var pending = folder.Streamed().Train.Begin(new ImageBatch { Items = [0] }, torch.CPU);
        pending.Take();
        Assert.Throws<InvalidOperationException>(pending.Take);
    }

    private static IEnumerable<(int Step, IPendingImages Images)> Endless(IImageSet images) => ReadAhead.Of(
        images,
        Enumerable.Range(0, int.MaxValue),
        step => new ImageBatch { Items = [step % 8, (step + 3) % 8] },
        torch.CPU);
}
