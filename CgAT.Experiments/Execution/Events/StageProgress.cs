namespace CgAT.Experiments.Execution.Events;

/// <summary>How far a stage is.</summary>
public sealed record StageProgress
{
    /// <summary>Steps or items that are done.</summary>
    public required int Done { get; init; }

    /// <summary>Steps or items in all.</summary>
    public required int Total { get; init; }

    /// <summary>
    /// Those of them that were done before a checkpoint from which the stage goes on; 0 where there is none.
    /// </summary>
    public int DoneBefore { get; init; }

    /// <summary>Images since the last report.</summary>
    public required int Images { get; init; }

    /// <summary>The epoch, from 1, where the stage trains.</summary>
    public int? Epoch { get; init; }

    /// <summary>How many epochs, where the stage trains.</summary>
    public int? Epochs { get; init; }

    /// <summary>The last step's loss, where the stage trains.</summary>
    public double? Loss { get; init; }

    /// <summary>The work of the whole experiment; set by the runner, null where a stage runs by itself.</summary>
    public ExperimentWork? Experiment { get; init; }
}
