namespace CgAT.Experiments.Scripting;

/// <summary>An axis of a sweep: one setting, or several that go in step.</summary>
/// <param name="Name">The name of several that go in step; null where the setting names the axis.</param>
/// <param name="Columns">The settings; all should have equally many values.</param>
internal sealed record SweepLine(string? Name, IReadOnlyList<SweepColumn> Columns)
{
    /// <summary>
    /// How many steps it has; where lists are not equally long, which the reader refuses, of the shortest.
    /// </summary>
    public int Count => Columns.Min(column => column.Values.Count);
}
