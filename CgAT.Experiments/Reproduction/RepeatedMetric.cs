using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reproduction;

/// <summary>A metric of a run, and of the same run executed again.</summary>
/// <param name="Before">The metric then.</param>
/// <param name="Now">The metric now.</param>
public sealed record RepeatedMetric(MetricRow Before, MetricRow Now)
{
    /// <summary>How far the metric moved; null where one of the two has no value.</summary>
    public double? Difference => Now.Value - Before.Value;

    /// <summary>
    /// Whether the 95 % intervals over queries overlap. They know nothing of the noise of training, so that intervals
    /// of equal runs on other hardware may fail to overlap once in a while; intervals that overlap are no proof either.
    /// </summary>
    public bool Overlaps => Before.Value is null
        ? Now.Value is null
        : Before.IntervalLow <= Now.IntervalHigh && Now.IntervalLow <= Before.IntervalHigh;
}
