namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>An axis of a sweep: one setting, or several that go in step.</summary>
/// <param name="Zip">The name of an axis of several settings; null for a setting of its own.</param>
/// <param name="Settings">The settings, by their index in <see cref="SweepDefinition.Settings"/>.</param>
/// <param name="Steps">For each step of the axis, the id of the value of each setting.</param>
internal sealed record SweepAxis(string? Zip, IReadOnlyList<int> Settings, IReadOnlyList<IReadOnlyList<int>> Steps);
