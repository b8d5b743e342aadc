using CgAT.Core.Errors;

namespace CgAT.Cli.Tests;

public sealed class FailuresTests
{
    private static readonly Diagnostic Mistake = new() { Code = "CGAT0999", Message = "wrong", Remedy = "right it" };

    [Fact]
    public void A_mistake_of_the_user_is_2_and_its_diagnostic_alone() =>
        Assert.Equal((2, "error CGAT0999: wrong\n  right it\n"), Report(new UserErrorException(Mistake)));

    [Fact]
    public void Several_mistakes_are_counted() => Assert.Equal(
        (2, "error CGAT0999: wrong\n  right it\nerror CGAT0999: wrong\n  right it\n2 errors\n"),
        Report(new UserErrorException([Mistake, Mistake])));

    [Fact]
    public void That_more_may_be_wrong_is_said() => Assert.EndsWith(
        "\n2 errors, and perhaps more: nothing was looked at after these\n",
        Report(new UserErrorException([Mistake, Mistake]) { IsCutShort = true }).Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_stop_is_130_and_says_how_to_go_on() => Assert.Equal(
        (130, "stopped; what is finished is kept, and the same command goes on from there\n"),
        Report(new OperationCanceledException()));

    [Fact]
    public void A_stop_of_what_does_not_go_on_is_130_and_says_what_is_left_of_it() => Assert.Equal(
        (130, "stopped; nothing was written\n"), Report(new Failures.StoppedException("stopped; nothing was written")));

    [Fact]
    public void All_else_is_1_and_a_bug_of_ours()
    {
        var (code, text) = Report(new InvalidOperationException("oh"));
        Assert.Equal(1, code);
        Assert.StartsWith("error CGAT0901: a bug of ours: System.InvalidOperationException: oh\n", text, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Text) Report(Exception failure)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        return (Failures.report(writer, failure), writer.ToString());
    }
}
