using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Workers;

namespace CgAT.Experiments.Tests.Execution.Workers;

public sealed class WorkerCrashesTests
{
    [Theory]
    [InlineData(134, ErrorCodes.WorkerCrashed,
        "the worker ended in stage 'encode' with exit code 134 (SIGABRT, as where libtorch gives up)")]
    [InlineData(139, ErrorCodes.WorkerCrashed, "the worker ended in stage 'encode' with exit code 139 (SIGSEGV)")]
    [InlineData(1, ErrorCodes.WorkerCrashed, "the worker ended in stage 'encode' with exit code 1")]
    [InlineData(137, ErrorCodes.OutOfMemory,
        "the worker was killed in stage 'encode' (exit code 137), as the system does when memory runs out")]
    public void An_exit_code_says_how_a_worker_ended(int exitCode, string code, string message)
    {
        var failure = WorkerCrashes.Failure(exitCode, "encode", []);
        Assert.True(failure.Crashed);
        Assert.Equal((code, message), (failure.Diagnostics[0].Code, failure.Diagnostics[0].Message));
    }

    [Fact]
    public void The_last_words_of_a_worker_are_told() => Assert.Equal(
        "the worker ended before its first stage with exit code 134 (SIGABRT, as where libtorch gives up); "
            + "it said last: two | three | four",
        WorkerCrashes.Failure(134, null, ["one", "two", "three", "four"]).Diagnostics[0].Message);

    [Fact]
    public void Of_much_that_a_worker_says_the_last_lines_are_kept()
    {
        var lines = new ErrorLines();
        for (var line = 1; line <= 100; line++)
        {
            lines.Add($"{line}");
        }

        lines.Add("");
        lines.Add(null);
        Assert.Equal(Enumerable.Range(81, 20).Select(line => $"{line}"), lines.Last);
    }
}
