using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

public sealed class ProgramHelpTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("validate -h")]
    [InlineData("plan --seeds 1 --help")]
    [InlineData("spec --help")]
    [InlineData("spec show --help")]
    [InlineData("spec diff --help")]
    [InlineData("schema --help")]
    [InlineData("why --help")]
    [InlineData("verify --help")]
    [InlineData("bundle --help")]
    [InlineData("checklist --help")]
    [InlineData("figure --help")]
    [InlineData("figure trade-off --help")]
    [InlineData("figure ablation --help")]
    [InlineData("figure axis --help")]
    [InlineData("figure time --help")]
    [InlineData("report --help")]
    [InlineData("compare --help")]
    [InlineData("tables --help")]
    [InlineData("compact --help")]
    [InlineData("codes --help")]
    [InlineData("tensorboard --help")]
    [InlineData("gc --help")]
    [InlineData("data --help")]
    [InlineData("data prepare --help")]
    [InlineData("data check --help")]
    [InlineData("data show --help")]
    [InlineData("weights --help")]
    [InlineData("weights inspect --help")]
    [InlineData("weights export --help")]
    public async Task Help_is_what_a_reviewer_approved(string line)
    {
        var said = await Cgat.RunAsync(AppContext.BaseDirectory, line.Split(' '));
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.All(said.OutputLines, each => Assert.True(each.Length <= 80, each));
        Transcript.Equal("help.txt", line, said.Output);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var said = await Cgat.RunAsync(AppContext.BaseDirectory, "--version");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Matches(@"^cgat [0-9]+\.[0-9]+\.[0-9]+(\+[0-9a-f]+)?\n$", said.Output);
    }
}
