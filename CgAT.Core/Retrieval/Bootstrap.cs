using CgAT.Core.Numerics;

namespace CgAT.Core.Retrieval;

/// <summary>
/// The percentile bootstrap of a mean (Efron 1979): draw as many values as there are, with replacement, take their
/// mean, do so many times, and read the 2.5 % and 97.5 % percentiles of the means. The percentile p of n sorted means
/// lies at index p (n - 1), interpolated linearly between its neighbours.
/// <para>
/// Draw i of resample r takes word i of the stream's blocks at epoch 0, step r, sample 0, and scales the word w to the
/// index (w * count) / 2^32; the chances of two indices differ by less than count / 2^32 of each.
/// </para>
/// </summary>
internal static class Bootstrap
{
    private const double Lower = 0.025;
    private const double Upper = 0.975;

    public static (double Low, double High) Interval(double[] values, int resamples, KeyedStream stream) =>
        Interval(Means(values, resamples, stream));

    /// <summary>The interval of the means of resamples, which are at least one.</summary>
    public static (double Low, double High) Interval(double[] means)
    {
        var sorted = means.Order().ToArray();
        return (Percentile(sorted, Lower), Percentile(sorted, Upper));
    }

    /// <summary>The mean of each resample of the values, which are at least one.</summary>
    public static double[] Means(double[] values, int resamples, KeyedStream stream)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        ArgumentNullException.ThrowIfNull(stream);
        var means = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            means[resample] = ResampledMean(values, (uint)resample, stream);
        }

        return means;
    }

    private static double ResampledMean(double[] values, uint resample, KeyedStream stream)
    {
        var sum = 0.0;
        var drawn = 0;
        for (var block = 0u; drawn < values.Length; block++)
        {
            var words = stream.Block(0, resample, 0, block);
            for (var at = 0; at < words.Length && drawn < values.Length; at++, drawn++)
            {
                sum += values[(int)(((ulong)words[at] * (ulong)values.Length) >> 32)];
            }
        }

        return sum / values.Length;
    }

    private static double Percentile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
