using CgAT.Cli.Tests.Support;
using CgAT.Core.Data;

namespace CgAT.Cli.Tests.Progress;

public sealed class CountingTests
{
    [Fact]
    public void A_pipe_gets_a_line_at_both_ends_and_one_every_five_seconds()
    {
        using var output = new StringWriter();
        var clock = new FakeClock();
        var progress = Counting.lines(output, clock, TimeSpan.Zero);
        progress.Report(new DataProgress("hashing images", 0, 2_000));
        clock.Advance(4);
        progress.Report(new DataProgress("hashing images", 500, 2_000));
        clock.Advance(1);
        progress.Report(new DataProgress("hashing images", 1_000, 2_000));
        progress.Report(new DataProgress("hashing images", 2_000, 2_000));
        progress.Report(new DataProgress("writing images", 0, 10));
        Assert.Equal(
            "hashing images: 0/2,000\nhashing images: 1,000/2,000  5.0 s left  200 images/s\n"
            + "hashing images: 2,000/2,000  400 images/s\nwriting images: 0/10\n",
            output.ToString());
    }
}
