namespace CgAT.Experiments.Specs.Shapes;

/// <summary>
/// Marks a setting that is no part of the science, such as a name, a path or a number of threads: it stays out of the
/// spec's id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CosmeticAttribute : Attribute;
