namespace CgAT.Core.Training;

/// <summary>How long and with which steps a phase trains.</summary>
public sealed record TrainingPlan
{
    /// <summary>
    /// The phase's name, such as "hashing": part of the key of all its randomness, and a column of its records.
    /// </summary>
    public required string Phase { get; init; }

    /// <summary>The run's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>How often every item is visited.</summary>
    public required int Epochs { get; init; }

    /// <summary>Items of a step; the last step of an epoch may have fewer.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Whether each epoch visits the items in a keyed order of its own; else in that of the set.</summary>
    public bool Shuffled { get; init; } = true;

    /// <summary>How gradients become steps.</summary>
    public required OptimizerSettings Optimizer { get; init; }

    /// <summary>How the learning rate falls.</summary>
    public required DecaySettings Decay { get; init; }

    /// <summary>How images are varied; null where they are shown as they are.</summary>
    public AugmentationSettings? Augmentation { get; init; }

    /// <summary>The largest L2 norm of the whole gradient: a longer one is made so long; null for no limit.</summary>
    public double? GradientLimit { get; init; }

    /// <summary>
    /// The decay of the moving average of the weights that the phase ends with (<see cref="WeightAverage"/>); null
    /// where it ends with the weights of its last step.
    /// </summary>
    public double? Averaging { get; init; }

    /// <summary>Steps of an epoch.</summary>
    /// <param name="items">How many items there are.</param>
    public int StepsOfEpoch(int items) => (items + BatchSize - 1) / BatchSize;

    /// <summary>Steps of all epochs.</summary>
    /// <param name="items">How many items there are.</param>
    public int Steps(int items) => Epochs * StepsOfEpoch(items);
}
