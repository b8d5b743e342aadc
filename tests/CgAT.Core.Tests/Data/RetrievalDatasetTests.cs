using CgAT.Core.Data;

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
}
