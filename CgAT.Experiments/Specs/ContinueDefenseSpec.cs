using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Hashing goes on without attacks: the fair control for what a defence gains by longer training.</summary>
[UnionTag("kind", "continue")]
public sealed record ContinueDefenseSpec : DefenseSpec
{
    /// <summary>Epochs of further hashing.</summary>
    [Setting("Epochs of further hashing", Min = 1, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Images in a batch.</summary>
    [Setting("Images in a batch", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>How the weights follow the gradient.</summary>
    [Setting("How the weights follow the gradient")]
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>How the learning rate falls over the steps.</summary>
    [Setting("How the learning rate falls over the steps")]
    public required DecaySpec Decay { get; init; }
}
