using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>One trained model and what is measured on it.</summary>
public sealed record RunPlan
{
    /// <summary>
    /// The first 16 hexadecimal digits of the key of the run's evaluation, which depends on all of its stages.
    /// </summary>
    public required string RunId { get; init; }

    /// <summary>The points of the sweep that the run is part of; they agree in all that it depends on.</summary>
    public required IReadOnlyList<SweepPoint> Points { get; init; }

    /// <summary>The spec of the first of the points.</summary>
    public ExperimentSpec Spec => Points[0].Spec;

    /// <summary>
    /// Where the run stands on each axis of the sweep. A run that several points share, such as an undefended one in a
    /// sweep over a defence, stands nowhere on the axes on which they differ.
    /// </summary>
    public required IReadOnlyList<AxisValue> Axes { get; init; }

    /// <summary>The run's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The run's defence.</summary>
    public required DefenseSpec Defense { get; init; }

    /// <summary>The stages, each after those that it reads; the last one is the evaluation.</summary>
    public required IReadOnlyList<IStage> Stages { get; init; }

    /// <summary>The stage whose output the tables are made of.</summary>
    public EvaluationStage Evaluation => (EvaluationStage)Stages[^1];
}
