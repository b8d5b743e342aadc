using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>What is said of workers that ended without a word.</summary>
internal static class WorkerCrashes
{
    private const int Killed = 137;

    private static readonly Dictionary<int, string> s_signals = new()
    {
        [130] = "SIGINT",
        [134] = "SIGABRT, as where libtorch gives up",
        [135] = "SIGBUS",
        [136] = "SIGFPE",
        [139] = "SIGSEGV",
        [143] = "SIGTERM",
    };

    /// <summary>The failure of a run whose worker ended so.</summary>
    /// <param name="exitCode">The worker's exit code.</param>
    /// <param name="place">The title of the stage that it was at; null before the first one.</param>
    /// <param name="lastErrors">What it wrote to its standard error stream at the end.</param>
    public static RunFailure Failure(int exitCode, string? place, IReadOnlyList<string> lastErrors)
    {
        var at = place is null ? "before its first stage" : $"in stage '{place}'";
        var said = lastErrors.Count == 0 ? "" : $"; it said last: {string.Join(" | ", lastErrors.TakeLast(3))}";
        return exitCode == Killed
            ? MemoryErrors.Killed(at)
            : new RunFailure
            {
                Crashed = true,
                Diagnostics =
                [
                    new Diagnostic
                    {
                        Code = ErrorCodes.WorkerCrashed,
                        Message = $"the worker ended {at} with exit code {Describe(exitCode)}{said}",
                        Remedy = "the same command goes on from the last checkpoint; --retry 1 does so by itself. "
                            + "Where it comes again, please report it",
                    },
                ],
            };
    }

    private static string Describe(int exitCode)
    {
        var number = exitCode.ToString(CultureInfo.InvariantCulture);
        return s_signals.TryGetValue(exitCode, out var signal) ? $"{number} ({signal})" : number;
    }
}
