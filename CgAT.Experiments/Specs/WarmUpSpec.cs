namespace CgAT.Experiments.Specs;

/// <summary>Classification training with a throw-away head: a random start does not train under a pairwise loss.</summary>
public sealed record WarmUpSpec
{
    /// <summary>How often every training image is visited.</summary>
    [Setting("How often every training image is visited; 0 leaves the warm-up out.", Min = 0, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Images of a step.</summary>
    [Setting("Images of a step.", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>How gradients become steps.</summary>
    [Setting("How gradients become steps.")]
    public required OptimizerSpec Optimizer { get; init; }
}
