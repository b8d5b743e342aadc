using CgAT.Core.Data;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Execution;

/// <summary>
/// Writes the table 'codes' of finished runs, out of the store: so that SQL engines rank where the codes are more than
/// one machine holds. Not every run writes it, since it takes more room than all other tables together.
/// </summary>
public static class CodeTables
{
    private const int WordBits = 64;

    /// <summary>Writes <c>results/codes/run.parquet</c>, and returns its path.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="runId">A finished run.</param>
    /// <param name="dataFolder">Where its data set is, for the labels; null for where it was.</param>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302, CGAT0304: what is stored is gone or damaged. CGAT02xx: the data set is not there. CGAT0301, CGAT0303:
    /// the folder can't be written.
    /// </exception>
    public static string Write(string results, string runId, string? dataFolder = null)
    {
        using var run = StoredRun.Open(results, runId, dataFolder);
        var data = run.Dataset;
        CodeRow[] rows =
        [
            .. Rows(runId, "database", null, run.DatabaseCodes, data.Database),
            .. Rows(runId, "train", null, run.TrainCodes, data.Train),
            .. Rows(runId, "query", null, run.CleanCodes, data.Query),
            .. run.Attacks.SelectMany(attack => Rows(runId, "query", attack, run.AttackedCodes(attack)!, data.Query)),
        ];
        return TableWriter.Write(results, runId, rows, run.Metadata);
    }

    private static IEnumerable<CodeRow> Rows(
        string runId, string split, string? attack, PackedCodes codes, IImageSet items)
    {
        var words = Math.Max(codes.WordsPerCode, (items.Classes + WordBits - 1) / WordBits);
        return
            from item in Enumerable.Range(0, codes.Count)
            let labels = items.LabelsOf(item)
            from word in Enumerable.Range(0, words)
            select new CodeRow
            {
                RunId = runId,
                Split = split,
                Attack = attack,
                Item = item,
                Word = word,
                Code = word < codes.WordsPerCode ? unchecked((long)codes.Words[(item * codes.WordsPerCode) + word]) : 0,
                Labels = labels.Where(label => label / WordBits == word)
                    .Aggregate(0L, (mask, label) => mask | (1L << (label % WordBits))),
            };
    }
}
