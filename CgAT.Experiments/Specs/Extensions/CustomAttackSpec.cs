using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Extensions;

/// <summary>An attack by gradients whose loss is code of a script.</summary>
[UnionTag("kind", "custom")]
public sealed record CustomAttackSpec : GradientAttackSpec, ITargetedAttack, IExtensionSpec
{
    /// <summary>The name under which a script has registered it.</summary>
    [Setting("The name under which a script has registered it", Form = TextForm.Label)]
    public required string Extension { get; init; }

    /// <summary>SHA-256 of the file that it is written in.</summary>
    [Setting("SHA-256 of the file that it is written in", Form = TextForm.Digest)]
    public required string Source { get; init; }

    /// <summary>Numbers that it reads; none where this is not given.</summary>
    [Setting("Numbers that it reads; none where this is not given", Optional = true, MinItems = 1)]
    public IReadOnlyList<double>? Parameters { get; init; }

    /// <summary>Whether queries are driven towards target labels.</summary>
    [Setting("Whether queries are driven towards target labels", Otherwise = false)]
    public bool Targeted { get; init; }

    /// <summary>
    /// Which labels queries are driven to; those that share none with the query where it is not given.
    /// </summary>
    [Setting(
        "Which labels queries are driven to; those that share none with the query where it is not given",
        Optional = true)]
    public TargetsSpec? Targets { get; init; }

    /// <inheritdoc/>
    public bool IsTargeted => Targeted;

    /// <inheritdoc/>
    public override string Label => Name ?? Extension;
}
