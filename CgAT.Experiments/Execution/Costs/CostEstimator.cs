using CgAT.Core.Models;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// Estimates how long stages will take: their work times the speed of finished stages on the same numerics contract and
/// kind of network, and where there are none, the speed of a short trial.
/// </summary>
internal sealed class CostEstimator(
    ExperimentPlan plan, LoadedDatasets datasets, Computation computation, TimeProvider clock)
{
    private readonly Dictionary<StageIdentity, SpeedClass> _classes = [];
    private double _trialSeconds;

    /// <summary>The estimate of the stages of a plan that are not among the finished ones.</summary>
    public CostEstimate Estimate(IReadOnlySet<string> finished, string results)
    {
        var todo = plan.Stages.Where(stage => !finished.Contains(stage.Identity.Key)).ToArray();
        var seconds = new Dictionary<string, double>(StringComparer.Ordinal);
        var used = new HashSet<MeasuredSpeed>();
        var speeds = todo.Length > 0 ? FinishedStages.Speeds(results) : [];
        foreach (var stage in todo)
        {
            var speed = SpeedOf(ClassOf(stage.Identity), stage, speeds);
            used.Add(speed);
            seconds.Add(stage.Identity.Key, speed.Seconds(stage.Identity.Kind, WorkOf(stage)));
        }

        return new CostEstimate
        {
            Seconds = seconds,
            FinishedStages = _trialSeconds > 0 ? 0 : used.Sum(speed => speed.Count),
            TrialSeconds = _trialSeconds,
        };
    }

    private double WorkOf(IStage stage) => stage.Work(datasets.Of(stage.Identity));

    // Once for each stage that others come from, of which there are few.
    private SpeedClass ClassOf(StageIdentity identity)
    {
        if (!_classes.TryGetValue(identity.Root, out var known))
        {
            known = SpeedClass.Of(identity)
                ?? throw new InvalidOperationException($"the stages of '{identity.Root.Kind}' have no contract");
            _classes.Add(identity.Root, known);
        }

        return known;
    }

    private MeasuredSpeed SpeedOf(SpeedClass known, IStage stage, Dictionary<SpeedClass, MeasuredSpeed> speeds)
    {
        if (speeds.TryGetValue(known, out var speed) && speed.Count > 0)
        {
            return speed;
        }

        var spec = plan.Runs.First(run => run.Stages.Contains(stage)).Spec;
        var (measured, seconds) = SpeedTrial.Run(spec, datasets.Of(stage.Identity), computation, clock);
        _trialSeconds += seconds;
        speeds[known] = measured;
        return measured;
    }
}
