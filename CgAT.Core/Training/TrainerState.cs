using CgAT.Core.Checkpoints;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>All that the steps of a phase leave behind.</summary>
internal sealed class TrainerState(
    ITrainingObjective objective, OptimizerHelper optimizer, TrainingPlan plan, WeightAverage? average)
    : ICheckpointed
{
    /// <summary>One record a step that is done.</summary>
    public List<TrainingRecord> Records { get; private set; } = [];

    /// <summary>How far the phase is, after at least one step.</summary>
    /// <param name="steps">Steps that it has.</param>
    /// <param name="images">Images since the last report.</param>
    public TrainingProgress Progress(int steps, int images) =>
        new(Records[^1], Records.Count, steps, plan.Epochs, images);

    /// <inheritdoc/>
    public void Transfer(IStateTransfer state)
    {
        if (state.Value("phase", plan.Phase) is var phase && phase != plan.Phase)
        {
            throw new InvalidDataException($"the phase is '{plan.Phase}', and '{phase}' was kept");
        }

        objective.Transfer(state);
        state.Optimizer("optimizer", optimizer, objective.Parameters);
        average?.Transfer(state);
        Records = state.Value("records", Records);
    }
}
