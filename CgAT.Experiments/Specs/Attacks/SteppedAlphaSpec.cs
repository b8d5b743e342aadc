using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>Another value from each of some steps on, however many steps there are.</summary>
[UnionTag("kind", "stepped")]
public sealed record SteppedAlphaSpec : AlphaSpec
{
    /// <summary>Steps from which the values hold, 0 first.</summary>
    [Setting("Steps from which the values hold, 0 first", Min = 0, Max = 100_000, MinItems = 1, Increasing = true)]
    public required IReadOnlyList<int> From { get; init; }

    /// <summary>The steepness from each of these steps on.</summary>
    [Setting("The steepness from each of these steps on", Min = 0, AboveMin = true, MinItems = 1)]
    public required IReadOnlyList<double> Values { get; init; }
}
