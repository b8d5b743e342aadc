using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>What drops points from the product of the axes: those that have all of its values.</summary>
/// <param name="Values">The id of the value of each setting, by the setting's index; -1 for a value of no
/// point.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record SweepExclude(IReadOnlyDictionary<int, int> Values, TextSpan Span)
{
    /// <summary>Whether it drops a point, given as the id of the value of every setting.</summary>
    public bool Drops(int[] point) => Values.All(value => point[value.Key] == value.Value);
}
