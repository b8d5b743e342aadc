using System.Globalization;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Reproduction;

/// <summary>Compares a table of two results folders value by value.</summary>
/// <param name="before">The results folder of the run.</param>
/// <param name="now">That of the run executed again.</param>
/// <param name="runId">The run.</param>
internal sealed class TableComparison(string before, string now, string runId)
{
    // What computed a run is no value of the run: another build of the program may verify it.
    private static readonly string[] s_build = ["cgat_version", "commit", "dirty"];

    /// <summary>How many tables were compared.</summary>
    public int Tables { get; private set; }

    /// <summary>How many values were compared.</summary>
    public long Values { get; private set; }

    /// <summary>Compares a table.</summary>
    /// <returns>The first difference; null where there is none.</returns>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: the table can't be read.</exception>
    public VerifiedDifference? Compare<TRow>()
        where TRow : IResultRow
    {
        var table = ResultTables.Of<TRow>().Name;
        var first = TableReader.Read<TRow>(ResultTables.FileOf<TRow>(before, runId));
        var second = TableReader.Read<TRow>(ResultTables.FileOf<TRow>(now, runId));
        Tables++;
        for (var row = 0; row < Math.Min(first.Count, second.Count); row++)
        {
            var names = RowLayout<TRow>.NamesOf(first[row]);
            var (values, others) = (RowLayout<TRow>.ValuesOf(first[row]), RowLayout<TRow>.ValuesOf(second[row]));
            for (var column = 0; column < names.Count; column++)
            {
                if (s_build.Contains(names[column]))
                {
                    continue;
                }

                Values++;
                if (!Equals(values[column], others[column]))
                {
                    return new VerifiedDifference(
                        string.Create(CultureInfo.InvariantCulture, $"table '{table}', row {row}, {names[column]}"),
                        Show(values[column]),
                        Show(others[column]));
                }
            }
        }

        return first.Count == second.Count
            ? null
            : new VerifiedDifference($"table '{table}'", Rows(first.Count), Rows(second.Count));
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private static string Rows(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} rows");
}
