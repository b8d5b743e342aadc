namespace CgAT.Experiments.Reports.Papers;

/// <summary>A row of a published table.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Defense">The defence; "none" for the undefended model.</param>
/// <param name="Attack">The attack; null for clean queries.</param>
/// <param name="Map">MAP@5000 in percent, for 16, 32, 48 and 64 bits.</param>
internal sealed record PublishedResult(string Dataset, string Defense, string? Attack, IReadOnlyList<double> Map)
{
    /// <summary>The code lengths of <see cref="Map"/>.</summary>
    public static IReadOnlyList<int> Bits { get; } = [16, 32, 48, 64];

    /// <summary>The value for a code length; null where none was published.</summary>
    public double? Of(int bits) => Bits.ToList().IndexOf(bits) is >= 0 and var at ? Map[at] : null;
}
