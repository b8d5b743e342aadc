namespace CgAT.Core.Networks;

/// <summary>A backbone of somebody else's code.</summary>
public sealed record CustomBackboneSettings : BackboneSettings
{
    /// <summary>The name under which it is known.</summary>
    public required string Known { get; init; }

    /// <summary>Makes it with weights that the generator draws, and nothing else.</summary>
    public required Func<BackboneStart, Backbone> Make { get; init; }

    /// <summary>Numbers for it; empty where there are none.</summary>
    public IReadOnlyList<double> Parameters { get; init; } = [];

    /// <inheritdoc/>
    public override string Name => Known;

    /// <inheritdoc/>
    public override string Head => "hash";

    /// <inheritdoc/>
    public override ImageSides Sides => ImageSides.Any;
}
