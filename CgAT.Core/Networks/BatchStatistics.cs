namespace CgAT.Core.Networks;

/// <summary>What a batch normalisation knows of each channel of a whole batch.</summary>
/// <remarks>
/// Plain loops: a pass through a deep network comes by here for tens of thousands of channels, and what garbage that
/// makes is collected between steps alone (<see cref="Numerics.QuietCalls"/>).
/// </remarks>
internal sealed class BatchStatistics
{
    private BatchStatistics(int channels) =>
        (Mean, Inverse, Variance) = (new float[channels], new float[channels], new float[channels]);

    /// <summary>μ.</summary>
    public float[] Mean { get; }

    /// <summary>1 / √(σ² + ε), where σ² is the mean of squared distances.</summary>
    public float[] Inverse { get; }

    /// <summary>The unbiased estimate of the variance, for the running one.</summary>
    public float[] Variance { get; }

    /// <summary>N: how many values a channel has.</summary>
    public double Count { get; private set; }

    /// <summary>
    /// Joins the parts of all shards (Chan, Golub and LeVeque 1979): sums of squares are about each shard's own mean.
    /// </summary>
    /// <param name="parts">Of <see cref="ChannelRows.Moments"/>, in the order of the shards.</param>
    /// <param name="epsilon">ε.</param>
    public static BatchStatistics Join(double[][] parts, double epsilon)
    {
        var channels = parts[0].Length / 2;
        var joined = new BatchStatistics(channels);
        foreach (var part in parts)
        {
            joined.Count += part[^1];
        }

        for (var channel = 0; channel < channels; channel++)
        {
            var (mean, squares) = (0.0, 0.0);
            foreach (var part in parts)
            {
                mean += part[^1] * part[channel] / joined.Count;
            }

            foreach (var part in parts)
            {
                var distance = part[channel] - mean;
                squares += part[channels + channel] + (part[^1] * distance * distance);
            }

            joined.Mean[channel] = (float)mean;
            joined.Inverse[channel] = (float)(1 / Math.Sqrt((squares / joined.Count) + epsilon));
            joined.Variance[channel] = (float)(squares / (joined.Count - 1));
        }

        return joined;
    }

    /// <summary>γ / √(σ² + ε), by channel.</summary>
    /// <param name="weight">γ.</param>
    public float[] Scale(ReadOnlySpan<float> weight)
    {
        var scale = new float[Mean.Length];
        for (var channel = 0; channel < scale.Length; channel++)
        {
            scale[channel] = weight[channel] * Inverse[channel];
        }

        return scale;
    }

    /// <summary>What the gradient of an input has besides scale · g: slope · (x - μ) + shift.</summary>
    /// <param name="scale">Of <see cref="Scale"/>.</param>
    /// <param name="parts">Of <see cref="ChannelRows.GradientSums"/>, from every shard.</param>
    public (float[] Slope, float[] Shift) SlopeAndShift(float[] scale, double[][] parts)
    {
        var channels = Mean.Length;
        var (slope, shift) = (new float[channels], new float[channels]);
        for (var channel = 0; channel < channels; channel++)
        {
            var (gradient, product) = (0.0, 0.0);
            foreach (var part in parts)
            {
                gradient += part[channel];
                product += part[channels + channel];
            }

            double factor = -scale[channel] / Count, inverse = Inverse[channel];
            slope[channel] = (float)(factor * inverse * inverse * product);
            shift[channel] = (float)(factor * gradient);
        }

        return (slope, shift);
    }

    /// <summary>A shard's part of the gradients of γ and β.</summary>
    /// <param name="part">Of <see cref="ChannelRows.GradientSums"/>, from that shard.</param>
    public (float[] OfWeight, float[] OfBias) OfParameters(double[] part)
    {
        var channels = Mean.Length;
        var (ofWeight, ofBias) = (new float[channels], new float[channels]);
        for (var channel = 0; channel < channels; channel++)
        {
            ofWeight[channel] = (float)(part[channels + channel] * Inverse[channel]);
            ofBias[channel] = (float)part[channel];
        }

        return (ofWeight, ofBias);
    }
}
