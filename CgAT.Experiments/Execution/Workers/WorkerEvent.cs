namespace CgAT.Experiments.Execution.Workers;

/// <summary>What a worker tells of, as <see cref="Events.IExperimentObserver"/> is told.</summary>
internal enum WorkerEvent
{
    Waiting,
    Started,
    Progressed,
    Finished,
    Reading,
    Writing,
    Warned,
    Ended,
}
