namespace CgAT.Experiments.Specs.Shapes;

/// <summary>
/// Makes a property a key of the spec language. All that the reader, the validator and the documentation know of a
/// setting stands in its attributes, so that a new setting is one property and nothing else.
/// </summary>
/// <param name="description">What the setting is: one sentence without a full stop.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string description) : Attribute
{
    /// <summary>What the setting is: one sentence without a full stop.</summary>
    public string Description { get; } = description;

    /// <summary>The TOML key, where it is not the property's name in snake case.</summary>
    public string? Key { get; init; }

    /// <summary>True where the key may be left out; the property is nullable then: null is 'not given'.</summary>
    public bool Optional { get; init; }

    /// <summary>
    /// The value that stands where the key is left out, the property's initial value: what was computed before there
    /// was the setting. It stays out of canonical texts, so that ids are those from before; null where the key is required.
    /// </summary>
    public object? Otherwise { get; init; }

    /// <summary>The smallest number allowed (of each item, for a list).</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number allowed (of each item, for a list).</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>True where <see cref="Min"/> itself is not allowed.</summary>
    public bool AboveMin { get; init; }

    /// <summary>True where <see cref="Max"/> itself is not allowed.</summary>
    public bool BelowMax { get; init; }

    /// <summary>The texts allowed; null where any text is that <see cref="Form"/> accepts.</summary>
    public string[]? OneOf { get; init; }

    /// <summary>How a text must be written.</summary>
    public TextForm Form { get; init; }

    /// <summary>The fewest items that a list may have.</summary>
    public int MinItems { get; init; }

    /// <summary>True where no two items of a list may be equal, or have the same label.</summary>
    public bool Distinct { get; init; }

    /// <summary>True where each number of a list must be above the one before it.</summary>
    public bool Increasing { get; init; }
}
