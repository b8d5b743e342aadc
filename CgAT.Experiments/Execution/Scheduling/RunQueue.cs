using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Scheduling;

/// <summary>
/// Hands out runs, in their order, to workers that compute at the same time. A run whose missing stage someone computes
/// already is passed over while others are ready: its worker would only wait. Threads may share an object.
/// </summary>
/// <param name="runs">What is to be computed.</param>
/// <param name="isFinished">Whether a stage is in the store.</param>
/// <param name="isClaimed">Whether any process computes a stage now.</param>
/// <param name="waiting">Is told of a run, and its stage, when no run at all is under way because others
/// compute.</param>
internal sealed class RunQueue(
    IEnumerable<RunPlan> runs,
    Func<StageIdentity, bool> isFinished,
    Func<StageIdentity, bool> isClaimed,
    Action<RunPlan, StageIdentity> waiting)
{
    // Other processes tell nobody when they are done with a stage.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly object _gate = new();
    private readonly List<RunPlan> _left = [.. runs.DistinctBy(run => run.RunId)];
    private readonly Dictionary<string, HashSet<string>> _underWay = [];
    private readonly HashSet<string> _finished = [];
    private bool _closed;
    private bool _told;

    /// <summary>The next run, to be given back with <see cref="Done"/>; waits for one that is ready.</summary>
    /// <returns>Null where none is left, or the queue is closed.</returns>
    public RunPlan? Take()
    {
        lock (_gate)
        {
            while (!_closed && _left.Count > 0)
            {
                if (_left.FirstOrDefault(IsReady) is { } run)
                {
                    _left.Remove(run);
                    _underWay.Add(run.RunId, [.. Missing(run).Select(stage => stage.Key)]);
                    return run;
                }

                if (_underWay.Count == 0 && !_told)
                {
                    _told = true;
                    waiting(_left[0], Missing(_left[0]).First());
                }

                Monitor.Wait(_gate, s_pause);
            }

            return null;
        }
    }

    /// <summary>A run is no longer under way.</summary>
    public void Done(RunPlan run)
    {
        lock (_gate)
        {
            _underWay.Remove(run.RunId);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Hands out no run any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A stage was finished: other runs may be ready now.</summary>
    public void StageFinished()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    // Of stages that are not ours only the first can be under way: the others need it.
    private bool IsReady(RunPlan run)
    {
        var missing = Missing(run).ToList();
        return missing.Count == 0
            || (!missing.Exists(stage => _underWay.Values.Any(keys => keys.Contains(stage.Key)))
                && !isClaimed(missing[0]));
    }

    private IEnumerable<StageIdentity> Missing(RunPlan run) =>
        run.Stages.Select(stage => stage.Identity).Where(stage => !IsFinished(stage));

    // What is finished stays so.
    private bool IsFinished(StageIdentity stage)
    {
        if (_finished.Contains(stage.Key))
        {
            return true;
        }

        return isFinished(stage) && _finished.Add(stage.Key);
    }
}
