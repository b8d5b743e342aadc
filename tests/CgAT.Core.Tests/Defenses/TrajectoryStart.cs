using CgAT.Core.Defenses;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

/// <summary>Where a golden trajectory starts.</summary>
internal sealed record TrajectoryStart
{
    /// <summary>[N, 3, h, w].</summary>
    public required torch.Tensor Images { get; init; }

    /// <summary>[N, classes].</summary>
    public required torch.Tensor Labels { get; init; }

    /// <summary>Of the network, under the names of golden files.</summary>
    public required IReadOnlyDictionary<string, torch.Tensor> Weights { get; init; }

    /// <summary>Which defence.</summary>
    public required DefenseSettings Settings { get; init; }

    /// <summary>Makes the defence; as its settings do unless a file says more.</summary>
    public Func<DefenseStart, IDefense> Begin
    {
        get => field ?? Settings.Begin;
        init;
    }

    /// <summary>The relaxed codes that the bank is made of; null for those of the network.</summary>
    public torch.Tensor? Relaxed { get; init; }

    /// <summary>Sizes, steps and rates.</summary>
    public required TrainingPlan Plan { get; init; }
}
