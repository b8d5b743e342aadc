namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>Holds results of stages against frozen ones: equal keys must stand for equal results.</summary>
internal static class RevisionGuard
{
    /// <summary>The stages whose result moved and whose key did not: code changed, and no revision was raised.</summary>
    public static IReadOnlyList<string> Moved(IReadOnlyList<StageResult> frozen, IReadOnlyList<StageResult> found)
    {
        var digests = frozen.ToDictionary(each => (each.Processor, each.Key), each => each.Digest);
        return
        [
            .. found
                .Where(each => digests.TryGetValue((each.Processor, each.Key), out var digest) && digest != each.Digest)
                .Select(each => $"'{each.Stage}' came to another result, and its revision is still {each.Revision}"),
        ];
    }

    /// <summary>The frozen results with those of one kind of processor replaced.</summary>
    public static IReadOnlyList<StageResult> Renew(
        IReadOnlyList<StageResult> frozen, IReadOnlyList<StageResult> found) =>
    [
        .. frozen.Where(each => found.All(other => other.Processor != each.Processor))
            .Concat(found)
            .OrderBy(each => each.Processor, StringComparer.Ordinal),
    ];
}
