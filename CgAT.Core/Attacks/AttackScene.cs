using CgAT.Core.Data;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Attacks;

/// <summary>
/// The queries that are attacked, and what an attack may know besides them: codes are those of the attacked model.
/// </summary>
public sealed record AttackScene
{
    /// <summary>The queries with their true labels.</summary>
    public required IImageSet Queries { get; init; }

    /// <summary>The codes of the database.</summary>
    public required PackedCodes DatabaseCodes { get; init; }

    /// <summary>The items that these codes belong to.</summary>
    public required IImageSet DatabaseLabels { get; init; }

    /// <summary>The codes of the training set; null where the attack needs none.</summary>
    public PackedCodes? TrainCodes { get; init; }

    /// <summary>The items that these codes belong to; null where the attack needs none.</summary>
    public IImageSet? TrainLabels { get; init; }

    /// <summary>Each query's target label, as classes in ascending order; null for untargeted attacks.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Targets { get; init; }

    /// <summary>A code for each query to go to, such as its prototype; null where the attack needs none.</summary>
    public PackedCodes? TargetCodes { get; init; }
}
