using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs;

/// <summary>What reading a spec gave: the spec, or everything that is wrong with it.</summary>
public sealed record SpecReading
{
    /// <summary>The spec with all points of its sweep; null where there are diagnostics.</summary>
    public required ExpandedSpec? Spec { get; init; }

    /// <summary>Every error, in the order of the files; empty where there is a spec.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The texts that were read, each with its path: the spec first, then those that it extends.</summary>
    public required IReadOnlyList<SpecText> Texts { get; init; }

    /// <summary>What is swept, as it was written; null where nothing is.</summary>
    internal SourceTable? Sweep { get; init; }

    /// <summary>Where the value of each setting of the spec without its sweep stands.</summary>
    internal IReadOnlyDictionary<string, TextSpan> Places { get; init; } = new Dictionary<string, TextSpan>();

    /// <summary>
    /// A diagnostic about a setting, such as <c>dataset.limit.train</c>, that was found later on, at its place.
    /// </summary>
    public Diagnostic AtSetting(string path, Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostic);
        return Places.TryGetValue(path, out var place)
            ? place.Diagnose(diagnostic.Code, diagnostic.Message, diagnostic.Remedy) with
            {
                IsWarning = diagnostic.IsWarning,
            }
            : diagnostic;
    }

    /// <summary>
    /// A diagnostic about a value of the spec that was found later on, at the place where the texts have the value
    /// first; as it is where they have it nowhere.
    /// </summary>
    public Diagnostic AtValue(string value, Diagnostic diagnostic)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        ArgumentNullException.ThrowIfNull(diagnostic);
        return Texts.Select(text => text.AtValue(value, diagnostic)).FirstOrDefault(each => each is not null)
            ?? diagnostic;
    }

    /// <summary>The spec.</summary>
    /// <exception cref="UserErrorException">There is none; with all diagnostics.</exception>
    public ExpandedSpec Require() => Spec ?? throw new UserErrorException(Diagnostics);
}
