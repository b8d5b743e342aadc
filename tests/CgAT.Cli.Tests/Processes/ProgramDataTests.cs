using CgAT.Cli.Tests.Support;
using CgAT.Core.Data;

namespace CgAT.Cli.Tests.Processes;

/// <summary>What is said of data sets, and drawn.</summary>
public sealed class ProgramDataTests : IDisposable
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private readonly TinyExperiment tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("data show tiny.toml --count 0")]
    [InlineData("data show data --count 3 --list train -o sheet.png")]
    [InlineData("data show tiny.toml --list training")]
    [InlineData("data show tiny.toml --count -1")]
    [InlineData("data show tiny.toml --images data")]
    [InlineData("data show nowhere.toml")]
    [InlineData("data show nowhere --images data")]
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
        await Cgat.RunAsync(tiny.Folder, "data", "show", "tiny.toml", "--count", "4");
        await Cgat.RunAsync(tiny.Folder, "data", "show", "data", "--count", "4", "-o", "again.png", "--seed", "0");
        await Cgat.RunAsync(tiny.Folder, "data", "show", "data", "--count", "4", "-o", "other.png", "--seed", "1");
        var (first, again) = (Read("contact-sheet.png"), Read("again.png"));

        Assert.Equal(s_png, first[..s_png.Length]);
        Assert.Equal(s_png, again[..s_png.Length]);
        var said = await Cgat.RunAsync(tiny.Folder, "data", "show", "data", "--count", "1", "-o", "again.png");
        Assert.Equal("again.png, in the place of the file that was there", said.OutputLines[^1]);
        Assert.NotEqual(again, Read("other.png"));
    }

    [Fact]
    public async Task Lists_are_shown_whose_images_lie_elsewhere()
    {
        var lists = Directory.CreateDirectory(tiny.Below("lists")).FullName;
        foreach (var list in Directory.EnumerateFiles(tiny.Below("data"), "*.txt"))
        {
            File.Move(list, Path.Combine(lists, Path.GetFileName(list)));
        }

        var said = await Cgat.RunAsync(tiny.Folder, "data", "show", "lists", "--images", "data", "--count", "2");
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Contains($"digest = \"{tiny.Digest}\"", said.OutputLines);
        Assert.Equal(s_png, Read("contact-sheet.png")[..s_png.Length]);
    }

    [Fact]
    public async Task Images_that_are_skipped_are_told_on_the_error_stream()
    {
        File.WriteAllText(tiny.Below("data", "5.png"), "no image");
        var resize = new ImageResize { Size = 32, Filter = ImageResize.Area };
        var rest = ImageLists.Load(tiny.Below("data"), resize, loading: new ImageLoading { SkipUnreadable = true });
        tiny.Write("rest.toml", tiny.With("[backbone]", "unreadable = \"skip\"\n\n[backbone]")
            .Replace(tiny.Digest, rest.Digest, StringComparison.Ordinal));
        string[][] commands = [["data", "show", "rest.toml", "--count", "0"], ["validate", "rest.toml"]];
        foreach (var command in commands)
        {
            var said = await Cgat.RunAsync(tiny.Folder, command);
            Assert.Equal(0, said.ExitCode);
            Assert.EndsWith(
                "warning CGAT0222: 1 of 72 images can't be used and are skipped", said.ErrorLines[0], StringComparison.Ordinal);
            Assert.EndsWith("5.png' can't be decoded", said.ErrorLines[1], StringComparison.Ordinal);
            Assert.DoesNotContain("CGAT0222", said.Output, StringComparison.Ordinal);
        }
    }

    // A pipe in the place of a list: whoever can write to it knows that the program reads it, and keeps it waiting.
    [LinuxTheory]
    [InlineData("data")]
    [InlineData(TinyExperiment.Spec)]
    public async Task Ctrl_C_ends_it_while_it_reads(string data)
    {
        var pipe = tiny.Below("data", "classes.txt");
        await CliWrap.Cli.Wrap("mkfifo").WithArguments([pipe]).ExecuteAsync();
        var reached = Task.Run(() => File.OpenHandle(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        var stopped = await Cgat.InterruptAsync(tiny.Folder, reached, ["data", "show", data]);
        using var open = await reached;
        Assert.Equal((130, ""), (stopped.ExitCode, stopped.Output));
        Assert.StartsWith("stopped", stopped.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(tiny.Below("contact-sheet.png")));
    }

    private byte[] Read(string name) => File.ReadAllBytes(tiny.Below(name));
}
