using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The setting that a path names.</summary>
internal sealed record PathTarget
{
    /// <summary>The setting in the notation of messages, items by their index: <c>defense[2].lambda</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The path from the whole spec: keys as text, indexes of items as whole numbers.</summary>
    public required IReadOnlyList<object> Steps { get; init; }

    /// <summary>
    /// The path as it was written, an index with the key before it: <c>defense</c>, <c>cgat</c>, <c>lambda</c>.
    /// </summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The record or union whose table holds the setting.</summary>
    public required Type Table { get; init; }

    /// <summary>The setting; null for the tag of a union and for <c>preset</c>.</summary>
    public required SettingShape? Setting { get; init; }

    /// <summary>Whether the setting, or a table that it stands in, is no part of the science.</summary>
    public required bool Cosmetic { get; init; }

    /// <summary>True where the path ends with the index of an item of a list.</summary>
    public bool IsItem => Steps[^1] is int;

    /// <summary>The top-level key.</summary>
    public string Section => (string)Steps[0];

    /// <summary>The key of the setting.</summary>
    public string Key => (string)(IsItem ? Steps[^2] : Steps[^1]);
}
