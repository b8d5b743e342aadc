using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>How a PrototypeNet learns a code for every combination of labels.</summary>
public sealed record PrototypesSpec
{
    /// <summary>Whose loss.</summary>
    [Setting("Whose loss", OneOf = new[] { "tha", "saat", "pros-gan" })]
    public required string Loss { get; init; }

    /// <summary>Width of the first hidden layer.</summary>
    [Setting("Width of the first hidden layer", Min = 1, Max = 65_536)]
    public required int Hidden { get; init; }

    /// <summary>Width of the second hidden layer.</summary>
    [Setting("Width of the second hidden layer", Min = 1, Max = 65_536)]
    public required int Features { get; init; }

    /// <summary>Epochs of training.</summary>
    [Setting("Epochs of training", Min = 1, Max = 10_000)]
    public required int Epochs { get; init; }

    /// <summary>Steps of an epoch.</summary>
    [Setting("Steps of an epoch", Min = 1, Max = 1_000_000)]
    public required int Steps { get; init; }

    /// <summary>Label combinations in a batch.</summary>
    [Setting("Label combinations in a batch", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }

    /// <summary>Learning rate at the start; a tenth of it from half of the steps on, a hundredth from 3/4 on.</summary>
    [Setting(
        "Learning rate at the start; a tenth of it from half of the steps on, a hundredth from 3/4 on",
        Min = 0, AboveMin = true)]
    public required double LearningRate { get; init; }
}
