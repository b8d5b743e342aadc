namespace CgAT.Experiments.Specs;

/// <summary>Changes of a spec on the way in, as the command line gives them.</summary>
public sealed record SpecOverrides
{
    /// <summary>None.</summary>
    public static SpecOverrides None { get; } = new();

    /// <summary>Settings, each <c>path=value</c>: <c>hashing.bits=16</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>Axes of a sweep, each <c>path=value,value</c>; one that the spec sweeps itself is replaced.</summary>
    public IReadOnlyList<string> Axes { get; init; } = [];
}
