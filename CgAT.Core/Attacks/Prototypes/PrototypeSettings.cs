using CgAT.Core.Training;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>The choices of PrototypeNet and its training, by Adam with betas 0.5 and 0.999.</summary>
public sealed record PrototypeSettings
{
    /// <summary>What it minimises.</summary>
    public required PrototypeLossKind Loss { get; init; }

    /// <summary>Values of the first layer; 4096 in the official codes.</summary>
    public required int Hidden { get; init; }

    /// <summary>Values of the second layer; 512 in the official codes.</summary>
    public required int Features { get; init; }

    /// <summary>How many epochs; 100 in the official codes.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps of an epoch; 300 in the official codes.</summary>
    public required int StepsOfEpoch { get; init; }

    /// <summary>Label vectors of a step; 32 for THA, 64 for ProS-GAN.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Before any decay; 1e-4 in the official codes.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How the rate falls; ×0.1 at 1/2 and 3/4 of all steps in the official codes.</summary>
    public required DecaySettings Decay { get; init; }
}
