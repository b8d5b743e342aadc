using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>How long the training of a run's defence took, out of the table <c>timings</c>.</summary>
internal static class TrainingTime
{
    // The kind of stages that train a defence; a model without one took no time beyond hashing.
    private const string Stage = "defense";

    /// <summary>The seconds of a finished run; 0 where its defence trains nothing.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="onProcessor">Whether processor time is meant, else time that passed.</param>
    public static double Seconds(string results, ReportRun run, bool onProcessor) => TableReader
        .Read<TimingRow>(ResultTables.FileOf<TimingRow>(results, run.Row.RunId))
        .Where(row => row.Stage == Stage)
        .Sum(row => onProcessor ? row.CpuSeconds : row.WallSeconds);
}
