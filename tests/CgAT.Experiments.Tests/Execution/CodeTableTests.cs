using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Results;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>MAP@k by SQL over the table 'codes' is our own.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class CodeTableTests(FinishedExperiment experiment)
{
    [Fact]
    public void SQL_over_the_codes_of_a_run_comes_to_the_metrics_of_every_attack()
    {
        var (results, run) = (experiment.AttackedResults, experiment.Attacked.Plan.Runs[0].RunId);
        using var folder = new TemporaryFolder();
        using var duck = new Duck();
        var file = CodeTables.Write(results, run);
        Directory.CreateDirectory(folder.Below("codes"));
        Directory.CreateDirectory(folder.Below("runs"));
        File.Move(file, folder.Below("codes", Path.GetFileName(file)));
        File.Copy(ResultTables.FileOf<RunRow>(results, run), folder.Below("runs", Path.GetFileName(file)));
        var rows = Assert.Single(AnalysisSampleTests.Statements("ranking.sql", folder.Path).Select(duck.Rows));

        var k = Assert.Single(TableReader.Read<RunRow>(ResultTables.FileOf<RunRow>(results, run))).K;
        var metrics = TableReader.Read<MetricRow>(ResultTables.FileOf<MetricRow>(results, run))
            .Where(row => row.Metric == "map_at_k" && row.K == k)
            .OrderBy(row => row.Attack ?? "", StringComparer.Ordinal)
            .ToArray();
        Assert.True(metrics.Length > 3);
        Assert.Equal(metrics.Select(row => row.Attack), rows.Select(row => (string?)row[1]));
        Assert.All(metrics.Zip(rows), pair => Assert.Equal(pair.First.ValueStable!.Value, (double)pair.Second[2]!, 12));
        Assert.Empty(TableLint.Of<CodeRow>(folder.Below("codes", Path.GetFileName(file))));
    }

    [Fact]
    public void SQL_adds_words_up_where_codes_and_labels_are_longer_than_one()
    {
        const int k = 7;
        var random = new Random(5);
        var (queries, database) = (Codes(random, 6), Codes(random, 40));
        var (queryLabels, databaseLabels) = (Labels(random, 6), Labels(random, 40));
        using var folder = new TemporaryFolder();
        using var duck = new Duck();
        TableWriter.Write(
            folder.Path,
            Some.RunId,
            [.. Rows("query", queries, queryLabels), .. Rows("database", database, databaseLabels)],
            Some.Metadata);
        TableWriter.Write(folder.Path, Some.RunId, [Some.Run() with { K = k }], Some.Metadata);
        var statement = Assert.Single(AnalysisSampleTests.Statements("ranking.sql", folder.Path));
        var row = Assert.Single(duck.Rows(statement));

        var expected = RetrievalMetrics.AveragePrecisions(
            queries, LabelMasks.FromIndices(queryLabels, 70), database, LabelMasks.FromIndices(databaseLabels, 70), k);
        Assert.Equal(expected.Average(each => each.Stable), (double)row[2]!, 12);
    }

    private static PackedCodes Codes(Random random, int count) => PackedCodes.FromWords(
        [
            .. Enumerable.Range(0, count)
                .SelectMany(_ => new[] { (ulong)random.NextInt64() << 1, (ulong)random.Next(1 << 16) }),
        ],
        bits: 80);

    private static int[][] Labels(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(item => new[] { random.Next(3), 62 + random.Next(8) }.Order().ToArray())];

    private static IEnumerable<CodeRow> Rows(string split, PackedCodes codes, int[][] labels) =>
        from item in Enumerable.Range(0, codes.Count)
        from word in Enumerable.Range(0, 2)
        select new CodeRow
        {
            RunId = Some.RunId,
            Split = split,
            Item = item,
            Word = word,
            Code = (long)codes.Words[(2 * item) + word],
            Labels = labels[item].Where(label => label / 64 == word).Sum(label => 1L << (label % 64)),
        };
}
