using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Scheduling;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Execution.Workers;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>One execution of an experiment: what is finished is looked up, the rest is computed.</summary>
internal sealed class ExperimentRun(ExperimentRequest request, PreparedExperiment prepared)
{
    private readonly ExperimentPlan _plan = prepared.Plan;
    private readonly StageStore _store = prepared.Store;
    private readonly RunTables _tables = prepared.Tables;

    /// <summary>Computes what is missing.</summary>
    /// <exception cref="UserErrorException">
    /// The store is damaged, or can't be written any more; a file of weights that is still to be read is not right.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public ExperimentOutcome Execute(CancellationToken cancellation)
    {
        _store.Tidy();
        var todo = _plan.Runs.Where(run => !IsFinished(run)).ToList();
        _store.RequireWhole(_plan.Stages, todo.SelectMany(run => run.Stages));
        WeightsCheck.Require(todo.Where(ReadsWeights).Select(run => run.Spec), request.BaseFolder);
        var stages = _plan.Stages.Where(stage => !_store.Has(stage.Identity)).ToList();
        request.Observer.Planned(_plan, _plan.Stages.Count - stages.Count);
        var specs = _plan.Runs.Select(run => run.Spec).ToList();
        foreach (var remark in SpecRemarks.Of(specs, prepared.Datasets.Of)
            .Concat(SpecRemarks.OfMachine(specs, _plan.Contract)))
        {
            request.Observer.Warned(remark.Warning);
        }

        var work = new WorkAccount(stages, stage => stage.Work(prepared.Datasets.Of(stage.Identity)));
        var reports = Compute(todo, work, cancellation);
        cancellation.ThrowIfCancellationRequested();
        RequireResultsFolder(reports.Values);
        var ids = todo.Select(run => run.RunId).ToHashSet();
        return new ExperimentOutcome
        {
            Plan = _plan,
            Runs =
            [
                .. _plan.Runs.Where(run => !ids.Contains(run.RunId) || reports.ContainsKey(run.RunId))
                    .Select(run => OutcomeOf(run, reports.GetValueOrDefault(run.RunId))),
            ],
            StagesComputed = reports.Values.Sum(report => report.StagesComputed),
            TablesWritten = reports.Values.Sum(report => report.TablesWritten),
            ResultsFolder = request.ResultsFolder,
        };
    }

    private bool IsFinished(RunPlan run) =>
        run.Stages.All(stage => _store.Has(stage.Identity)) && _tables.Manifests.Holds(run);

    private bool ReadsWeights(RunPlan run) => run.Stages.Any(stage => !_store.Has(stage.Identity) && stage switch
    {
        WarmUpStage => CoreSettings.FileOfWeights(run.Spec.Backbone) is not null,
        HashingStage => run.Spec.Hashing.Checkpoint is not null,
        _ => false,
    });

    private IReadOnlyDictionary<string, RunReport> Compute(
        List<RunPlan> todo, WorkAccount work, CancellationToken cancellation)
    {
        RunQueue? queue = null;
        var events = new ExperimentEvents(request.Observer, work, () => queue?.StageFinished(), OutcomeOf);
        queue = new RunQueue(
            todo, _store.Has, _store.IsClaimed, (run, identity) => events.Waiting(StageOf(run, identity), run));
        var settings = new PoolSettings
        {
            Jobs = Jobs(todo.Count),
            Retries = request.Execution.Retries,
            FailFast = request.Execution.FailFast,
            WriteFailed = _tables.WriteFailed,
        };
        var pool = new RunPool(queue, Executor(events), events, settings);
        pool.Execute(cancellation);
        return pool.Reports;
    }

    private IRunExecutor Executor(ExperimentEvents events)
    {
        var stages = new StageRunner(
            _store,
            prepared.Datasets,
            prepared.Computation,
            request.BaseFolder,
            events,
            request.Clock,
            request.Execution.CheckpointEvery,
            request.Origin);
        var here = new RunExecution(stages, _tables, events);
        return request.Execution.Workers is { } program
            ? new TablesHere(_store, here, new WorkerExecutor(program, JobOf, events, request.Execution.Abort))
            : here;
    }

    private RunJob JobOf(RunPlan run) => new()
    {
        RunId = run.RunId,
        Spec = RunRows.Names(run),
        BaseFolder = request.BaseFolder,
        ResultsFolder = request.ResultsFolder,
        Context = prepared.Contexts.Of(run),
        Origin = request.Origin,
        ImageCache = prepared.Loading.Cache,
        ImagesInMemory = prepared.Loading.MemoryLimit,
        CropsRoam = prepared.Loading.CropsRoam,
        CheckpointSeconds = request.Execution.CheckpointEvery.TotalSeconds,
    };

    private int Jobs(int runs)
    {
        var fitting = Environment.ProcessorCount / _plan.Contract.Threads;
        var jobs = request.Execution.Workers is null ? 1 : request.Execution.Jobs ?? fitting;
        return Math.Clamp(jobs, 1, Math.Max(1, runs));
    }

    private RunOutcome OutcomeOf(RunPlan run, RunReport? report) => report?.Failure is { } failure
        ? new RunOutcome(run, [], failure)
        : new RunOutcome(run, _tables.Metrics(run));

    private static IStage StageOf(RunPlan run, StageIdentity identity) =>
        run.Stages.First(stage => stage.Identity.Key == identity.Key);

    // Nothing that would be computed could be kept.
    private static void RequireResultsFolder(IEnumerable<RunReport> reports)
    {
        var diagnostics = reports.Select(report => report.Failure)
            .OfType<RunFailure>()
            .Where(failure => failure.IsOfResultsFolder)
            .SelectMany(failure => failure.Diagnostics)
            .Distinct()
            .ToArray();
        if (diagnostics.Length > 0)
        {
            throw new UserErrorException(diagnostics);
        }
    }
}
