using CgAT.Core.Checkpoints;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>
/// What a phase minimises. Its state is the network and whatever else of it a step changes, such as a bank.
/// </summary>
public interface ITrainingObjective : ICheckpointed
{
    /// <summary>The parameters that are trained; every one of them has a gradient after each step.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>What happens before the first step of an epoch; nothing by default.</summary>
    /// <param name="epoch">From 0.</param>
    void StartEpoch(int epoch)
    {
    }

    /// <summary>Computes the loss of a batch and leaves its gradient in <see cref="Parameters"/>.</summary>
    LossTerms Differentiate(TrainingBatch batch);
}
