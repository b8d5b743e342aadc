using CgAT.Cli.Tests.Support;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What is said of data sets, and drawn.</summary>
public sealed class ProgramDataTests : IDisposable
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private readonly TinyExperiment tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("data show tiny.toml --images 0")]
    [InlineData("data show data --images 3 --list train -o sheet.png")]
    [InlineData("data show tiny.toml --list training")]
    [InlineData("data show tiny.toml --images -1")]
    [InlineData("data show nowhere.toml")]
    [InlineData("data show tiny.toml -o nowhere/sheet.png")]
    public async Task What_is_said_is_what_a_reviewer_approved(string line)
    {
        var said = await Cgat.RunAsync(tiny.Folder, line.Split(' '));
        var text = said.Output + said.Error.Replace(tiny.Folder, "FOLDER", StringComparison.Ordinal);
        Transcript.Equal("data.txt", line, text);
    }

    [Fact]
    public async Task Images_are_drawn_as_PNG_the_same_ones_each_time_and_others_with_another_seed()
    {
        await Cgat.RunAsync(tiny.Folder, "data", "show", "tiny.toml", "--images", "4");
        await Cgat.RunAsync(tiny.Folder, "data", "show", "data", "--images", "4", "-o", "again.png", "--seed", "0");
        await Cgat.RunAsync(tiny.Folder, "data", "show", "data", "--images", "4", "-o", "other.png", "--seed", "1");
        var (first, again) = (Read("contact-sheet.png"), Read("again.png"));

        Assert.Equal(s_png, first[..s_png.Length]);
        Assert.Equal(s_png, again[..s_png.Length]);
        Assert.NotEqual(again, Read("other.png"));
    }

    private byte[] Read(string name) => File.ReadAllBytes(tiny.Below(name));
}
