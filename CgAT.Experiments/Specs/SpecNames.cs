using System.Reflection;

namespace CgAT.Experiments.Specs;

/// <summary>The names that records have in the spec language.</summary>
public static class SpecNames
{
    /// <summary>The name of a record among those of its union, such as "cgat".</summary>
    public static string CaseOf(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return CaseOf(record.GetType());
    }

    /// <summary>The name of a type among those of its union.</summary>
    internal static string CaseOf(Type record) => record.GetCustomAttribute<UnionCaseAttribute>()?.Name
        ?? throw new ArgumentException($"{record.Name} is no case of a union", nameof(record));
}
