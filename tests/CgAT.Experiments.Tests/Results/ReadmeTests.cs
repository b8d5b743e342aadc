using System.Text.RegularExpressions;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Tests.Results;

public sealed partial class ReadmeTests
{
    private const string Begin = "<!-- columns -->\n";
    private const string End = "<!-- /columns -->\n";

    [Fact]
    public void The_readme_lists_every_column_as_the_row_records_document_it()
    {
        var file = Approved.Path("results", "README.md");
        var text = Approved.Read(file);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var columns = TableText.Markdown([.. ResultTables.All, .. ResultTables.OnRequest]);
        Approved.Equal(file, $"{text[..begin]}\n{columns}\n{text[end..]}");
    }

    [Theory]
    [InlineData(1, "README.md")]
    [InlineData(4, "results", "README.md")]
    public void Every_query_of_the_readmes_runs_and_finds_rows(int queries, params string[] readme)
    {
        using var folder = new TemporaryFolder();
        TableWriter.Write(folder.Path, Some.RunId, [Some.Run()], Some.Metadata);
        TableWriter.Write(folder.Path, Some.RunId, [Some.Metric(), Some.Metric(attack: "center")], Some.Metadata);
        TableWriter.Write(folder.Path, Some.RunId, [Some.Query(), Some.Query(attack: "center")], Some.Metadata);
        using var duck = new Duck();

        var blocks = SqlBlock().Matches(Approved.Read(Approved.Path(readme)));

        Assert.Equal(queries, blocks.Count);
        Assert.All(blocks, block => Assert.NotEmpty(
            duck.Rows(block.Groups[1].Value.Replace("'results/", $"'{folder.Path}/", StringComparison.Ordinal))));
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
