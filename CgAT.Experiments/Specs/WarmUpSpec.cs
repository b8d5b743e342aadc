using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Training of the backbone as a classifier before hashing.</summary>
public sealed record WarmUpSpec
{
    /// <summary>Epochs of warm-up; 0 for none.</summary>
    [Setting("Epochs of warm-up; 0 for none", Min = 0, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Images in a batch.</summary>
    [Setting("Images in a batch", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>How the weights follow the gradient.</summary>
    [Setting("How the weights follow the gradient")]
    public required OptimizerSpec Optimizer { get; init; }

    /// <summary>How training images are varied; not at all where it is not given.</summary>
    [Setting("How training images are varied; not at all where it is not given", Optional = true)]
    public AugmentSpec? Augment { get; init; }
}
