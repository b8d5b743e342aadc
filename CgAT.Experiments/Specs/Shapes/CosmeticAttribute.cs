namespace CgAT.Experiments.Specs.Shapes;

/// <summary>Marks a setting that changes no number, such as a name or a path: it stays out of the spec's id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CosmeticAttribute : Attribute;
