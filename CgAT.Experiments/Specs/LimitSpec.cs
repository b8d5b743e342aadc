using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How much of a data set is taken: the first images of each list, in the order of the split.</summary>
public sealed record LimitSpec
{
    /// <summary>Images that networks are trained on.</summary>
    [Setting("Images that networks are trained on", Min = 1, Max = 1_000_000_000)]
    public required int Train { get; init; }

    /// <summary>Images that are ranked.</summary>
    [Setting("Images that are ranked", Min = 1, Max = 1_000_000_000)]
    public required int Database { get; init; }

    /// <summary>Queries.</summary>
    [Setting("Queries", Min = 1, Max = 1_000_000_000)]
    public required int Query { get; init; }
}
