using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Results;

/// <summary>
/// Every table that a run writes, and those on request. A new one is a row record, a line here and one in
/// <see cref="TableCompaction"/>.
/// </summary>
public static class ResultTables
{
    /// <summary>The tables in the order of the documentation.</summary>
    public static IReadOnlyList<ResultTable> All { get; } =
    [
        Of<RunRow>(),
        Of<TrainingRow>(),
        Of<MetricRow>(),
        Of<QueryRow>(),
        Of<CheckRow>(),
        Of<TimingRow>(),
    ];

    /// <summary>The tables that a command writes on request, not every run.</summary>
    public static IReadOnlyList<ResultTable> OnRequest { get; } = [Of<CodeRow>(), Of<SpecRow>()];

    /// <summary>The table whose rows are of this type.</summary>
    public static ResultTable Of<TRow>()
        where TRow : IResultRow => RowLayout<TRow>.Table;

    /// <summary>Where a run's file of this table lies: <c>results folder/table/run id.parquet</c>.</summary>
    public static string FileOf<TRow>(string resultsFolder, string runId)
        where TRow : IResultRow => FileOf(resultsFolder, Of<TRow>().Name, runId);

    /// <summary>Where a run's file of the table with this name lies.</summary>
    internal static string FileOf(string resultsFolder, string table, string runId)
    {
        ArgumentException.ThrowIfNullOrEmpty(resultsFolder);
        ArgumentException.ThrowIfNullOrEmpty(runId);
        if (runId.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            throw new ArgumentException($"A run id names a file and holds no path: '{runId}'", nameof(runId));
        }

        return Path.Combine(resultsFolder, table, runId + ".parquet");
    }
}
