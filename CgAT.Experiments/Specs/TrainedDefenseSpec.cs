using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A defence that trains the model on.</summary>
public abstract record TrainedDefenseSpec : DefenseSpec
{
    /// <summary>Epochs of training on.</summary>
    [Setting("Epochs of training on", Min = 1, Max = 10_000)]
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

    /// <summary>
    /// Decay of the moving average of the weights that training ends with; the last weights with 0, and without it.
    /// </summary>
    [Setting(
        "Decay of the moving average of the weights that training ends with; the last weights with 0, and without it",
        Min = 0, Max = 1, BelowMax = true, Optional = true)]
    public double? WeightAverage { get; init; }

    /// <summary>Largest L2 norm of a step's gradient, to which longer ones are cut.</summary>
    [Setting(
        "Largest L2 norm of a step's gradient, to which longer ones are cut", Min = 0, AboveMin = true, Optional = true)]
    public double? GradientLimit { get; init; }

    /// <summary>How training images are varied; not at all where it is not given.</summary>
    [Setting("How training images are varied; not at all where it is not given", Optional = true)]
    public AugmentSpec? Augment { get; init; }
}
