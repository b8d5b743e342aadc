using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>What a person asked for: it stands in manifests, so that a result can be traced to the words.</summary>
public sealed record RunOrigin
{
    /// <summary>The command as it was typed; empty for a script.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>The texts of the spec and of those that it extends; none for a spec that was made in code.</summary>
    public IReadOnlyList<SpecText> Specs { get; init; } = [];
}
