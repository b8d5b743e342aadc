using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>Remembers what it is told, and does something when a stage gets under way.</summary>
internal sealed class Recorder : IExperimentObserver
{
    private readonly List<string> finished = [];
    private readonly List<string> started = [];
    private readonly List<Diagnostic> warnings = [];
    private readonly List<DataProgress> readings = [];

    /// <summary>Is called at each step of each stage, with the stage's kind and how far it is.</summary>
    public Action<string, StageProgress> OnProgress { get; init; } = (_, _) => { };

    /// <summary>The kinds of the stages that were computed, in their order.</summary>
    public IReadOnlyList<string> Finished => finished;

    /// <summary>The kinds of the stages that were begun, in their order.</summary>
    public IReadOnlyList<string> Started => started;

    /// <summary>What was warned of.</summary>
    public IReadOnlyList<Diagnostic> Warnings => warnings;

    /// <summary>How the reading of images went.</summary>
    public IReadOnlyList<DataProgress> Readings => readings;

    /// <summary>How many stages were there at the start.</summary>
    public int Cached { get; private set; }

    public void Planned(ExperimentPlan plan, int cached) => Cached = cached;

    void IExperimentObserver.Started(IStage stage, RunPlan run) => started.Add(stage.Identity.Kind);

    public void Reading(RunPlan? run, DataProgress progress) => readings.Add(progress);

    public void Warned(Diagnostic warning) => warnings.Add(warning);

    public void Progressed(IStage stage, StageProgress progress) => OnProgress(stage.Identity.Kind, progress);

    void IExperimentObserver.Finished(IStage stage, StageTiming timing) => finished.Add(stage.Identity.Kind);
}
