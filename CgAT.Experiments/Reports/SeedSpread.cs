namespace CgAT.Experiments.Reports;

/// <summary>What a measure comes to over seeds.</summary>
/// <param name="Values">A value for each seed; at least one.</param>
internal sealed record SeedSpread(IReadOnlyList<double> Values)
{
    public double Mean => Values.Average();

    public double Least => Values.Min();

    public double Greatest => Values.Max();
}
