namespace CgAT.Experiments.Specs;

/// <summary>Lists the records that a table of the spec can be, told apart by a key of text.</summary>
/// <param name="key">The key that tells them apart, such as "kind".</param>
/// <param name="cases">The records, each with a <see cref="UnionCaseAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class UnionAttribute(string key, params Type[] cases) : Attribute
{
    /// <summary>The key that tells the cases apart.</summary>
    public string Key { get; } = key;

    /// <summary>The records.</summary>
    public IReadOnlyList<Type> Cases { get; } = cases;
}
