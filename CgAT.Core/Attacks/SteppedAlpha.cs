namespace CgAT.Core.Attacks;

/// <summary>A steepness that changes at given steps, however many there are; DHTA and ProS-GAN have theirs so.</summary>
/// <param name="From">The first steps of the parts, ascending, the first of them 0.</param>
/// <param name="Values">The steepness of each part, as many.</param>
public sealed record SteppedAlpha(IReadOnlyList<int> From, IReadOnlyList<double> Values) : AlphaSchedule
{
    /// <summary>.1 up to step 1000, .2 to 1200, .3 to 1400, .5 to 1600, .7 to 1800, then 1.</summary>
    public static SteppedAlpha Dhta { get; } = new([0, 1000, 1200, 1400, 1600, 1800], [0.1, 0.2, 0.3, 0.5, 0.7, 1]);

    /// <inheritdoc/>
    public override double At(int iteration, int iterations) =>
        Values[From.Count(first => first <= iteration) - 1];

    /// <inheritdoc/>
    public bool Equals(SteppedAlpha? other) =>
        other is not null && From.SequenceEqual(other.From) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From.Count, Values.Sum());
}
