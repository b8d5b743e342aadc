using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>The approved results of stages, as a file.</summary>
internal static class FrozenResults
{
    private const string Heading = """
        # What each stage of a tiny experiment came to, by the kind of processor: stage, revision, key, digest of files.
        # A result moves with its key alone. Raise the Revision of a stage whose code changes what it computes, say so in
        # the changelog under 'Results may change', and run RevisionTests with CGAT_APPROVE=1, which refuses anything
        # else. That freezes the kind of processor at hand; ATEN_CPU_CAPABILITY=avx2, or =default, makes it another one.

        """;

    private static string File { get; } =
        Approved.Path("tests", "CgAT.Experiments.Tests", "Execution", "Revisions", "StageResults.approved.txt");

    public static IReadOnlyList<StageResult> Read() =>
    [
        .. Approved.Read(File)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(StageResult.Parse),
    ];

    /// <summary>The text that the file should have.</summary>
    public static void RequireEqual(IReadOnlyList<StageResult> results) =>
        Approved.Equal(File, Heading + string.Concat(results.Select(each => $"{each}\n")));
}
