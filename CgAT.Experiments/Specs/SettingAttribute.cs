namespace CgAT.Experiments.Specs;

/// <summary>
/// Makes a property a key of the spec language. The reader, the validator and the documentation all work from this
/// attribute, so a new key is one property.
/// </summary>
/// <param name="meaning">What the key is, as one sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string meaning) : Attribute
{
    /// <summary>What the key is, as one sentence.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>The least value; for a list, of each item.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest value; for a list, of each item.</summary>
    public double Max { get; set; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Min"/> itself is not allowed.</summary>
    public bool AboveMin { get; set; }

    /// <summary>Whether <see cref="Max"/> itself is not allowed.</summary>
    public bool BelowMax { get; set; }

    /// <summary>Whether a fraction such as "8/255" may be written for the number.</summary>
    public bool Fraction { get; set; }

    /// <summary>Whether the value is a change of pixels in [0, 1]: the error for 16 says to write "16/255".</summary>
    public bool Pixels { get; set; }

    /// <summary>The texts that are allowed, separated by spaces; empty where any is.</summary>
    public string Choices { get; set; } = "";

    /// <summary>A regular expression that the whole text must match; empty where any does.</summary>
    public string Pattern { get; set; } = "";

    /// <summary>What the pattern wants, in words, for the error.</summary>
    public string PatternMeaning { get; set; } = "";

    /// <summary>The key in TOML where it is not the property's name in snake_case.</summary>
    public string Key { get; set; } = "";

    /// <summary>Whether the key may be left out; its property is then null.</summary>
    public bool Optional { get; set; }

    /// <summary>Whether the value changes no number, so that it is no part of any identity: names and places.</summary>
    public bool Cosmetic { get; set; }

    /// <summary>Whether the items of a list must grow from one to the next.</summary>
    public bool Increasing { get; set; }

    /// <summary>Whether no two items of a list may be equal (of records with a label: their labels).</summary>
    public bool Distinct { get; set; }
}
