namespace CgAT.Experiments.Specs.Shapes;

/// <summary>
/// Marks the base of records whose common settings mean the same in each of them, as a code length does for every hashing
/// method: they stay where a sweep or the command line makes a table one of another kind.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KeepsCommonSettingsAttribute : Attribute;
