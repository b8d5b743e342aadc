using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;

namespace CgAT.Experiments.Execution;

/// <summary>
/// Keeps account of the work of the stages that are to be computed, of which several may be under way.
/// </summary>
internal sealed class WorkAccount
{
    private readonly Dictionary<string, double> _work;
    private readonly Dictionary<string, StageProgress> _underWay = [];
    private double _done;
    private double _left;

    /// <param name="stages">The stages.</param>
    /// <param name="workOf">How much work one of them is (<see cref="IStage.Work"/>).</param>
    public WorkAccount(IReadOnlyList<IStage> stages, Func<IStage, double> workOf)
    {
        _work = stages.ToDictionary(stage => stage.Identity.Key, workOf);
        _left = _work.Values.Sum();
    }

    /// <summary>The account when a stage has come so far.</summary>
    public ExperimentWork During(IStage stage, StageProgress progress)
    {
        if (_work.ContainsKey(stage.Identity.Key))
        {
            _underWay[stage.Identity.Key] = progress;
        }

        return new ExperimentWork(_done + _underWay.Sum(Done), Math.Max(0, _left - _underWay.Sum(Over)));
    }

    /// <summary>A stage is finished.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="here">Whether it was computed by this experiment, and not by another process.</param>
    /// <returns>Whether it was to do still.</returns>
    public bool Finish(IStage stage, bool here)
    {
        if (!_work.Remove(stage.Identity.Key, out var work))
        {
            return false;
        }

        _underWay.Remove(stage.Identity.Key, out var last);
        _done += here ? work * (1 - Share(last?.DoneBefore, last)) : 0;
        _left -= work;
        return true;
    }

    // What was done before a checkpoint took no time of this experiment.
    private double Done(KeyValuePair<string, StageProgress> stage) =>
        _work[stage.Key] * (Share(stage.Value.Done, stage.Value) - Share(stage.Value.DoneBefore, stage.Value));

    private double Over(KeyValuePair<string, StageProgress> stage) =>
        _work[stage.Key] * Share(stage.Value.Done, stage.Value);

    private static double Share(int? done, StageProgress? of) => of is null ? 0 : (double)(done ?? 0) / of.Total;
}
