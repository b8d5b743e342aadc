namespace CgAT.Experiments.Specs.Shapes;

/// <summary>Names the key and the value that choose this record among those with the same abstract base.</summary>
/// <param name="key">The TOML key, such as <c>kind</c>; the same for all records of one base.</param>
/// <param name="name">The value of the key, such as <c>cgat</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnionTagAttribute(string key, string name) : Attribute
{
    /// <summary>The TOML key, such as <c>kind</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The value of the key, such as <c>cgat</c>.</summary>
    public string Name { get; } = name;
}
