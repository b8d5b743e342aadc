namespace CgAT.Core.Defenses.Custom;

/// <summary>A defence of somebody else's code.</summary>
public sealed record CustomSettings : DefenseSettings
{
    /// <summary>Makes the defence for a training.</summary>
    public required Func<DefenseStart, IDefense> Make { get; init; }

    /// <summary>Numbers for it; empty where there are none.</summary>
    public IReadOnlyList<double> Parameters { get; init; } = [];

    /// <inheritdoc/>
    public override IDefense Begin(DefenseStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Make(start with { Parameters = Parameters });
    }
}
