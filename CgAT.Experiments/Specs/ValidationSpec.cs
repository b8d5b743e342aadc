using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// A part of the training images that is held out of a defence, and that decides which epoch's weights count. Queries
/// can't be named here: what is reported on is never selected on.
/// </summary>
public sealed record ValidationSpec
{
    /// <summary>Share of the training images that is held out.</summary>
    [Setting(
        "Share of the training images that is held out", Min = 0, Max = 1, AboveMin = true, BelowMax = true)]
    public required double Share { get; init; }

    /// <summary>Held out images that are attacked after each epoch, at most.</summary>
    [Setting("Held out images that are attacked after each epoch, at most", Min = 1, Max = 1_000_000, Otherwise = 200)]
    public int Queries { get; init; } = 200;

    /// <summary>Steps of that attack, each a fourth of epsilon.</summary>
    [Setting("Steps of that attack, each a fourth of epsilon", Min = 1, Max = 10_000, Otherwise = 10)]
    public int Iterations { get; init; } = 10;
}
