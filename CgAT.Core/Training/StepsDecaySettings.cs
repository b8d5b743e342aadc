namespace CgAT.Core.Training;

/// <summary>The learning rate is multiplied by a factor at some points.</summary>
/// <remarks>
/// A decay at fraction a applies from step ⌈a · steps⌉ on. The official code compares a · steps with a whole number and
/// so leaves out a decay whose point is not whole (method section 8.15); <see cref="WholeStepsOnly"/> does that too.
/// </remarks>
public sealed record StepsDecaySettings : DecaySettings
{
    /// <summary>The points, as fractions of all steps of the phase, in (0, 1).</summary>
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>What the rate is multiplied with at each point, in (0, 1].</summary>
    public required double DecayBy { get; init; }

    /// <summary>Leaves out a decay whose point is not a whole step, as the official code does.</summary>
    public bool WholeStepsOnly { get; init; }

    /// <inheritdoc/>
    public override double Factor(int index, int steps) =>
        Math.Pow(DecayBy, At.Select(at => Place(at, steps)).Count(place => index >= place && Counts(place)));

    private bool Counts(double place) => !WholeStepsOnly || place == Math.Floor(place);

    // 0.55 of 100 steps is 55, not the 55.00000000000001 that the product is.
    private static double Place(double at, int steps)
    {
        var (place, whole) = (at * steps, Math.Round(at * steps));
        return Math.Abs(place - whole) < 1e-6 ? whole : place;
    }
}
