using CgAT.Core.Training;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Reports;

/// <summary>
/// Finished runs as TensorBoard event files, a folder a run: losses and learning rates over steps, and MAP.
/// </summary>
public static class TensorBoardExport
{
    /// <summary>Writes the event files; returns how many runs there are.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="folder">Where the folders go; what is there already stays.</param>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0301, CGAT0303: the folder can't be written.
    /// </exception>
    public static int Write(string results, string folder)
    {
        var groups = SeedGroup.Of(ReportRun.ReadAll(results));
        try
        {
            foreach (var (group, run) in groups.SelectMany(group => group.Runs.Select(run => (group, run))))
            {
                var name = $"{run.Row.Experiment} {group.Label} seed {run.Row.Seed} {run.Row.RunId}";
                Write(results, run, new TensorBoardLog(Path.Combine(folder, name.Replace('/', '-'))));
            }
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotWritten(folder, folder, e);
        }

        return groups.Sum(group => group.Runs.Count);
    }

    private static void Write(string results, ReportRun run, TensorBoardLog log)
    {
        var id = run.Row.RunId;
        var at = TableReader.Read<TimingRow>(ResultTables.FileOf<TimingRow>(results, id)).Min(row => row.StartedUtc);
        foreach (var row in TableReader.Read<TrainingRow>(ResultTables.FileOf<TrainingRow>(results, id)))
        {
            foreach (var (name, value) in Values(row))
            {
                log.Add($"{row.Phase}/{name}", row.Step, value, at);
            }
        }

        foreach (var row in run.Maps.Where(row => row.Value is not null))
        {
            log.Add($"map/{row.Attack ?? "clean"}", 0, row.Value!.Value, at);
        }
    }

    private static IEnumerable<(string Name, double Value)> Values(TrainingRow row)
    {
        (string, double?)[] all =
        [
            ("loss", row.Loss), ("loss_hash", row.LossHash), ("loss_center", row.LossCenter),
            ("loss_quantization", row.LossQuantization), ("loss_classification", row.LossClassification),
            ("loss_adversarial", row.LossAdversarial), ("loss_feature", row.LossFeature),
            ("learning_rate", row.LearningRate), ("gradient_norm", row.GradientNorm),
            ("validation", row.Validation), ("overfitting_gap", row.OverfittingGap),
        ];
        foreach (var (name, value) in all)
        {
            if (value is { } number)
            {
                yield return (name, number);
            }
        }
    }
}
