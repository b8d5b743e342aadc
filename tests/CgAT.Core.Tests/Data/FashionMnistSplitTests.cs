using CgAT.Core.Data;

namespace CgAT.Core.Tests.Data;

public sealed class FashionMnistSplitTests
{
    private static readonly IReadOnlyList<byte> TrainingLabels = IdxReader.Read(TestFolders.TrainingLabels).Values;

    private static readonly IReadOnlyList<byte> T10KLabels =
        IdxReader.Read(Path.Combine(TestFolders.FashionMnist, "t10k-labels-idx1-ubyte.gz")).Values;

    public static TheoryData<string> Names => [.. FashionMnistSplit.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frozen_list_is_what_its_rule_makes(string name) =>
        Assert.Equal(Generate(name).ToText(), FashionMnistSplit.Find(name).ToText());

    [Theory]
    [InlineData("t10k-9000-1000", 100, 900, 300)]
    [InlineData("fashion-f", 100, 1_000, 500)]
    [InlineData("full-69000-1000", 100, 6_900, 500)]
    public void Every_class_has_its_share_of_each_part(string name, int queries, int database, int train)
    {
        var split = FashionMnistSplit.Find(name);
        IReadOnlyList<byte> labels = split.UsesTrainingFile ? [.. TrainingLabels, .. T10KLabels] : T10KLabels;
        AssertShares(split.Query, queries);
        AssertShares(split.Database, database);
        AssertShares(split.Train, train);

        void AssertShares(IReadOnlyList<int> items, int share) =>
            Assert.All(items.CountBy(item => labels[item]), pair => Assert.Equal(share, pair.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_query_is_in_the_database_or_in_training_and_none_occurs_twice(string name)
    {
        var split = FashionMnistSplit.Find(name);
        Assert.Empty(split.Query.Intersect(split.Database.Concat(split.Train)));
        Assert.All(
            [split.Query, split.Database, split.Train], part => Assert.Equal(part.Count, part.Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Queries_and_training_are_in_file_order_and_the_database_is_not(string name)
    {
        var split = FashionMnistSplit.Find(name);
        Assert.Equal(split.Query.Order(), split.Query);
        Assert.Equal(split.Train.Order(), split.Train);
        Assert.NotEqual(split.Database.Order(), split.Database);
    }

    [Fact]
    public void Training_lies_within_the_database_but_in_fashion_f()
    {
        Assert.Empty(Outside("t10k-9000-1000"));
        Assert.Empty(Outside("full-69000-1000"));
        Assert.Equal(5_000, Outside("fashion-f").Count());

        static IEnumerable<int> Outside(string name)
        {
            var split = FashionMnistSplit.Find(name);
            return split.Train.Except(split.Database);
        }
    }

    [Fact]
    public void An_unknown_split_is_CGAT0204_and_names_the_closest()
    {
        var diagnostic = DiagnosticAssert.Fails(() => FashionMnistSplit.Find("t10k-900-1000"));
        Assert.Equal(
            "error CGAT0204: Fashion-MNIST has no split 't10k-900-1000'\n"
            + "  did you mean 't10k-9000-1000'? Known here: t10k-9000-1000, fashion-f, full-69000-1000",
            diagnostic.ToString());
    }

    private static FashionMnistSplit Generate(string name) => name switch
    {
        "t10k-9000-1000" => FashionMnistSplitRules.OfT10K(T10KLabels),
        "fashion-f" => FashionMnistSplitRules.OfFashionF(TrainingLabels, T10KLabels),
        _ => FashionMnistSplitRules.OfFull(TrainingLabels, T10KLabels),
    };
}
