namespace CgAT.Experiments.Tests.Execution.Revisions;

public sealed class RevisionGuardTests
{
    private static readonly StageResult s_hashing = new("amd AVX2", "hashing of none", 1, "key 1", "digest 1");
    private static readonly StageResult s_elsewhere = s_hashing with { Processor = "intel AVX2", Digest = "digest 2" };

    [Fact]
    public void A_result_that_moves_under_its_old_key_is_named() => Assert.Equal(
        ["'hashing of none' came to another result, and its revision is still 1"],
        RevisionGuard.Moved([s_hashing, s_elsewhere], [s_hashing with { Digest = "digest 3" }]));

    [Fact]
    public void A_result_may_move_with_its_key_and_stages_may_come_and_go()
    {
        Assert.Empty(RevisionGuard.Moved(
            [s_hashing], [s_hashing with { Revision = 2, Key = "key 2", Digest = "digest 3" }]));
        Assert.Empty(RevisionGuard.Moved([s_hashing], [s_hashing with { Stage = "attack", Key = "key 3" }]));
        Assert.Empty(RevisionGuard.Moved([s_hashing], []));
    }

    [Fact]
    public void Another_processor_may_come_to_other_bits() =>
        Assert.Empty(RevisionGuard.Moved([s_hashing], [s_elsewhere]));

    [Fact]
    public void Renewing_leaves_the_results_of_other_processors() => Assert.Equal(
        [s_hashing with { Key = "key 2" }, s_elsewhere],
        RevisionGuard.Renew([s_elsewhere, s_hashing], [s_hashing with { Key = "key 2" }]));

    [Fact]
    public void A_line_reads_back() => Assert.Equal(s_hashing, StageResult.Parse($"{s_hashing}"));
}
