namespace CgAT.Experiments.Specs;

/// <summary>The hashing method and its training.</summary>
[Union("method", typeof(DpshSpec))]
public abstract record HashingSpec
{
    /// <summary>The length of a code.</summary>
    [Setting("The length of a code.", Min = 1, Max = 1024)]
    public required int Bits { get; init; }

    /// <summary>How often every training image is visited.</summary>
    [Setting("How often every training image is visited.", Min = 1, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Images of a step.</summary>
    [Setting("Images of a step.", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>How gradients become steps.</summary>
    [Setting("How gradients become steps.")]
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>How the learning rate falls.</summary>
    [Setting("How the learning rate falls.")]
    public required DecaySpec Decay { get; init; }
}
