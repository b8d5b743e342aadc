namespace CgAT.Core.Data.Checks;

/// <summary>Reads and decodes every distinct image of some lists once, in parallel, keeping none.</summary>
internal static class ImageReading
{
    private const int Between = 128;

    public static Dictionary<string, CheckedImage> Of(
        ImageListParts parts, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        CheckedImage[] images =
        [
            .. parts.All
                .SelectMany(part => part.List.Images.Select((path, at) =>
                    new CheckedImage(path, part.List.Names[at], part.List.File, at + 1)))
                .DistinctBy(image => image.Path),
        ];

        // More threads than processors would only take more memory, of which each has that of its largest image.
        var threads = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        var done = 0;
        var gate = new Lock();
        Report(0);
        Parallel.For(0, images.Length, threads, () => new ImageReader(), Read, reader => reader.Dispose());
        Report(images.Length);
        return images.ToDictionary(image => image.Path);

        ImageReader Read(int at, ParallelLoopState state, ImageReader reader)
        {
            images[at] = reader.Read(images[at]);
            lock (gate)
            {
                done++;
                if (done % Between == 0 && done < images.Length)
                {
                    Report(done);
                }
            }

            return reader;
        }

        void Report(int count) => progress?.Report(new DataProgress(DataProgress.Decoding, count, images.Length));
    }
}
