using CgAT.Core.Data;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Scripting;

/// <summary>
/// Shows what queries retrieve: a row for each, first the query, then the nearest items, of tied ones the first in the
/// database, framed green where they share a label with the query and red where they don't.
/// </summary>
public static class RetrievalPicture
{
    private const int Scale = 2;

    /// <summary>The picture as PNG. Under an attack the query is shown as it was before.</summary>
    /// <param name="experiment">What was run, for the folder of its images.</param>
    /// <param name="outcome">What it came to, for the codes in its results folder.</param>
    /// <param name="run">One of its runs, which must be finished.</param>
    /// <param name="attack">The label of an attack, as in tables; null for clean queries.</param>
    /// <param name="queries">Which queries.</param>
    /// <param name="count">How many items to show.</param>
    /// <exception cref="ArgumentException">The run has no attack of this label.</exception>
    /// <exception cref="Core.Errors.UserErrorException">Images or codes are missing or damaged.</exception>
    public static byte[] Png(
        Experiment experiment,
        ExperimentOutcome outcome,
        RunPlan run,
        string? attack,
        IReadOnlyList<int> queries,
        int count)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(queries);
        var dataset = DatasetLoader.Load(run.Spec.Dataset, experiment.Folder);
        var store = new StageStore(outcome.ResultsFolder);
        var database = StageFiles.ReadCodes(store, run.Evaluation.Encoding, StageFiles.Database);
        var codes = StageFiles.ReadCodes(store, StageOf(run, attack), StageFiles.Queries);
        return ImageSheet.Png([.. queries.Select(query => Row(dataset, codes, query, database, count))], Scale);
    }

    private static IStage StageOf(RunPlan run, string? attack) => attack is null
        ? run.Evaluation.Encoding
        : run.Evaluation.Attacks.FirstOrDefault(each => each.Label == attack)?.Stage
            ?? throw new ArgumentException($"run {run.RunId} has no attack '{attack}'", nameof(attack));

    private static IReadOnlyList<SheetImage> Row(
        RetrievalDataset dataset, PackedCodes codes, int query, PackedCodes database, int count)
    {
        var labels = dataset.Query.LabelsOf(query);
        var found = DatabaseScan.Nearest(codes, query, database, count).Select(neighbor => new SheetImage(
            dataset.Database, neighbor.Item, dataset.Database.LabelsOf(neighbor.Item).Intersect(labels).Any()));
        return [new SheetImage(dataset.Query, query, Right: null), .. found];
    }
}
