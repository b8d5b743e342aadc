using System.Runtime.InteropServices;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Execution;

/// <summary>Tells that memory ran out, and what to do then.</summary>
internal static class MemoryErrors
{
    // What libtorch says when an allocation fails, on the CPU and on CUDA; it throws no exception of its own for it.
    private static readonly string[] s_texts = ["can't allocate memory", "not enough memory", "out of memory"];

    public static bool IsOutOfMemory(Exception exception) => exception is OutOfMemoryException
        || (exception is ExternalException && s_texts.Any(
            text => exception.Message.Contains(text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The failure of a run that ran out of memory.</summary>
    /// <param name="what">What was said of it.</param>
    public static RunFailure Failure(string what) => Of($"memory ran out: {what.ReplaceLineEndings(" ").TrimEnd('.', ' ')}");

    /// <summary>The failure of a run whose worker was killed, which the system does when memory runs out.</summary>
    /// <param name="at">Where the worker was.</param>
    public static RunFailure Killed(string at) =>
        Of($"the worker was killed {at} (exit code 137), as the system does when memory runs out");

    private static RunFailure Of(string message) => new()
    {
        Crashed = true,
        Diagnostics =
        [
            new Diagnostic
            {
                Code = ErrorCodes.OutOfMemory,
                Message = message,
                Remedy = "run fewer at once with --jobs 1, free memory, or lower batch_size; "
                    + "the same command goes on from the last checkpoint",
            },
        ],
    };
}
