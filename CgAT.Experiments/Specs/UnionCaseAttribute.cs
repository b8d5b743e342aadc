namespace CgAT.Experiments.Specs;

/// <summary>The name of a record among those that its table can be.</summary>
/// <param name="name">The value of the union's key, such as "cgat".</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnionCaseAttribute(string name) : Attribute
{
    /// <summary>The value of the union's key.</summary>
    public string Name { get; } = name;
}
