namespace CgAT.Core.Networks;

/// <summary>What a batch normalisation knows of each channel of a whole batch.</summary>
internal sealed class BatchStatistics
{
    private BatchStatistics(int channels, double count) =>
        (Mean, Inverse, Variance, Count) = (new float[channels], new float[channels], new float[channels], count);

    /// <summary>μ.</summary>
    public float[] Mean { get; }

    /// <summary>1 / √(σ² + ε), where σ² is the mean of squared distances.</summary>
    public float[] Inverse { get; }

    /// <summary>The unbiased estimate of the variance, for the running one.</summary>
    public float[] Variance { get; }

    /// <summary>N: how many values a channel has.</summary>
    public double Count { get; }

    /// <summary>What one shard contributes.</summary>
    /// <param name="values">[rows, channels].</param>
    /// <param name="channels">How many channels there are.</param>
    /// <returns>[2 channels + 1]: means, sums of squared distances from them, and how many rows.</returns>
    public static double[] Part(ReadOnlySpan<float> values, int channels) =>
        [.. ChannelRows.Moments(values, channels), values.Length / channels];

    /// <summary>
    /// Joins the parts of all shards (Chan, Golub and LeVeque 1979): sums of squares are about each shard's own mean.
    /// </summary>
    /// <param name="parts">Of <see cref="Part"/>, in the order of the shards.</param>
    /// <param name="epsilon">ε.</param>
    public static BatchStatistics Join(IReadOnlyList<double[]> parts, double epsilon)
    {
        var channels = parts[0].Length / 2;
        var joined = new BatchStatistics(channels, parts.Sum(part => part[^1]));
        for (var channel = 0; channel < channels; channel++)
        {
            var mean = parts.Sum(part => part[^1] * part[channel]) / joined.Count;
            var squares = parts.Sum(part => part[channels + channel] + (part[^1] * Square(part[channel] - mean)));
            joined.Mean[channel] = (float)mean;
            joined.Inverse[channel] = (float)(1 / Math.Sqrt((squares / joined.Count) + epsilon));
            joined.Variance[channel] = (float)(squares / (joined.Count - 1));
        }

        return joined;
    }

    /// <summary>What the gradient of an input has besides scale · g: slope · (x - μ) + shift.</summary>
    /// <param name="scale">γ / √(σ² + ε), by channel.</param>
    /// <param name="parts">Of <see cref="ChannelRows.GradientSums"/>, from every shard.</param>
    public (float[] Slope, float[] Shift) SlopeAndShift(float[] scale, IReadOnlyList<double[]> parts)
    {
        var channels = Mean.Length;
        var (slope, shift) = (new float[channels], new float[channels]);
        for (var channel = 0; channel < channels; channel++)
        {
            double factor = scale[channel], inverse = Inverse[channel];
            var gradient = parts.Sum(part => part[channel]) / Count;
            var product = parts.Sum(part => part[channels + channel]) / Count;
            slope[channel] = (float)(-factor * inverse * inverse * product);
            shift[channel] = (float)(-factor * gradient);
        }

        return (slope, shift);
    }

    /// <summary>A shard's part of the gradients of γ and β.</summary>
    /// <param name="part">Of <see cref="ChannelRows.GradientSums"/>, from that shard.</param>
    public (float[] OfWeight, float[] OfBias) OfParameters(double[] part) =>
    (
        [.. part.Skip(Mean.Length).Zip(Inverse, (products, inverse) => (float)(products * inverse))],
        [.. part.Take(Mean.Length).Select(gradients => (float)gradients)]
    );

    private static double Square(double value) => value * value;
}
