using CgAT.Core.Errors;

namespace CgAT.Experiments.Execution;

/// <summary>Why a run came to no end.</summary>
public sealed record RunFailure
{
    /// <summary>What went wrong; at least one.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>
    /// Whether the process that computed the run ended without a word, or ran out of memory: another attempt may come
    /// further. An error that it told of would come again.
    /// </summary>
    public bool Crashed { get; init; }

    /// <summary>Whether no run can be written to the results folder any more.</summary>
    internal bool IsOfResultsFolder => Diagnostics.Any(
        each => each.Code is ErrorCodes.ResultsFolderNotWritable or ErrorCodes.DiskFull);
}
