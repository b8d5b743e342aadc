using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A search for the classic signs of masked gradients, on a part of the queries.</summary>
public sealed record ChecksSpec
{
    /// <summary>The untargeted attack by gradients that is looked at.</summary>
    [Setting("The untargeted attack by gradients that is looked at")]
    public required AttackSpec Attack { get; init; }

    /// <summary>Queries that are drawn for it.</summary>
    [Setting("Queries that are drawn for it", Min = 8, Max = 1_000_000)]
    public required int Queries { get; init; }

    /// <summary>How often the black-box attack asks the model about an image.</summary>
    [Setting("How often the black-box attack asks the model about an image", Min = 1, Max = 1_000_000)]
    public required int SquareQueries { get; init; }
}
