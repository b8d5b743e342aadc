namespace CgAT.Experiments.Specs.Extensions;

/// <summary>A part of a spec that code of a script computes.</summary>
public interface IExtensionSpec
{
    /// <summary>The name under which the script has registered it.</summary>
    string Extension { get; }

    /// <summary>The digest of its source: another line, another id.</summary>
    string Source { get; }

    /// <summary>Numbers that it reads; null for none.</summary>
    IReadOnlyList<double>? Parameters { get; }
}
