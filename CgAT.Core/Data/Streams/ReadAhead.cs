using static TorchSharp.torch;

namespace CgAT.Core.Data.Streams;

/// <summary>
/// The steps of a loop with their images, of which the coming ones are begun while one is computed with. A loop that
/// ends early leaves nothing behind.
/// </summary>
internal static class ReadAhead
{
    private const int Most = 4;
    private const long MostBytes = 48L << 20;

    /// <summary>Each step with its images, which the loop takes in a dispose scope of its own.</summary>
    /// <param name="images">The set.</param>
    /// <param name="steps">The steps, in order; they are asked for ahead of time.</param>
    /// <param name="batchOf">What a step shows.</param>
    /// <param name="device">Where to.</param>
    public static IEnumerable<(T Step, IPendingImages Images)> Of<T>(
        IImageSet images, IEnumerable<T> steps, Func<T, ImageBatch> batchOf, Device device)
    {
        var begun = new Queue<(T Step, IPendingImages Images)>();
        try
        {
            foreach (var step in steps)
            {
                var batch = batchOf(step);
                begun.Enqueue((step, images.Begin(batch, device)));
                if (begun.Count > Depth(images, batch))
                {
                    yield return begun.Peek();
                    begun.Dequeue().Images.Dispose();
                }
            }

            while (begun.TryPeek(out var next))
            {
                yield return next;
                begun.Dequeue().Images.Dispose();
            }
        }
        finally
        {
            foreach (var (_, pending) in begun)
            {
                pending.Dispose();
            }
        }
    }

    /// <summary>Consecutive items, so many a step, with their images.</summary>
    public static IEnumerable<(int[] Step, IPendingImages Images)> Of(
        IImageSet images, int first, int count, int batchSize, Device device) => Of(
            images,
            Enumerable.Range(first, count).Chunk(batchSize),
            items => new ImageBatch { Items = items },
            device);

    // So many batches beside the one in use: few, since they wait in memory, as floats.
    private static int Depth(IImageSet images, ImageBatch batch)
    {
        var bytes = (long)batch.Items.Count * images.Height * images.Width * RgbImage.Channels * sizeof(float);
        return (int)Math.Clamp(MostBytes / Math.Max(1, bytes), 1, Most);
    }
}
