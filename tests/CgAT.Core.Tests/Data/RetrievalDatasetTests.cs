using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Core.Tests.Data;

public sealed class RetrievalDatasetTests
{
    private static readonly InMemoryImageSet Images = new(1, 1, 1, 1, [[0]], [[0]]);

    private static readonly RetrievalDataset Tiny =
        new() { Name = "tiny", Digest = "sha256:aa", Query = Images, Database = Images, Train = Images };

    [Fact]
    public void The_own_digest_is_accepted() => Tiny.RequireDigest("sha256:aa");

    [Fact]
    public void Another_digest_is_CGAT0207_where_the_spec_states_it()
    {
        var diagnostic = DiagnosticAssert.Fails(() => Tiny.RequireDigest("sha256:bb", "lambda.toml", 9, 1));
        Assert.Equal(
            "lambda.toml:9:1: error CGAT0207: the data of 'tiny' have the digest sha256:aa, not sha256:bb\n"
            + "  restore the data that the spec was written for, or write digest = \"sha256:aa\" to go on with these",
            diagnostic.ToString());
    }

    [Fact]
    public void The_first_images_of_each_list_are_a_data_set_of_the_same_digest()
    {
        var lists = Lists(train: 4, database: 6, query: 2, positions: [3, 0, 2, 5]);
        var few = lists.First(train: 3, database: 4, query: 1);
        Assert.Equal((3, 4, 1), (few.Train.Count, few.Database.Count, few.Query.Count));
        Assert.Equal("sha256:aa", few.Digest);
        Assert.Equal([[0], [1], [0]], Enumerable.Range(0, 3).Select(few.Train.LabelsOf));
        Assert.Equal([3, 0, 2], few.TrainInDatabase);
    }

    [Fact]
    public void A_training_image_that_the_limit_takes_out_of_the_database_leaves_no_positions() =>
        Assert.Null(Lists(train: 4, database: 6, query: 2, positions: [3, 0, 2, 5]).First(4, 5, 2).TrainInDatabase);

    [Fact]
    public void All_lists_that_have_fewer_images_than_the_limit_are_told_at_once()
    {
        var lists = Lists(train: 4, database: 6, query: 2, positions: null);
        var thrown = Assert.Throws<UserErrorException>(() => lists.First(train: 5, database: 6, query: 3));
        Assert.All(thrown.Diagnostics, each => Assert.Equal(ErrorCodes.LimitTooHigh, each.Code));
        Assert.Equal(
            [
                "error CGAT0209: limit.train is 5, and the list of 'lists' has 4 images\n"
                    + "  write 4 or less, or leave the limit out",
                "error CGAT0209: limit.query is 3, and the list of 'lists' has 2 images\n"
                    + "  write 2 or less, or leave the limit out",
            ],
            thrown.Diagnostics.Select(each => each.ToString()));
    }

    private static RetrievalDataset Lists(int train, int database, int query, int[]? positions) => new()
    {
        Name = "lists",
        Digest = "sha256:aa",
        Train = Set(train),
        Database = Set(database),
        Query = Set(query),
        TrainInDatabase = positions,
    };

    // Images of one pixel, of two classes in turn.
    private static InMemoryImageSet Set(int count) => new(
        1,
        1,
        1,
        2,
        [.. Enumerable.Range(0, count).Select(index => new[] { (byte)index })],
        [.. Enumerable.Range(0, count).Select(index => new[] { index % 2 })]);
}
