using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>
/// Queries that are in the training list or the database too. The same file in both is a fault of the split; two files
/// of the same content, of which published sets have some, are a remark.
/// </summary>
internal static class OverlapFindings
{
    public static IEnumerable<(DataFinding Finding, IEnumerable<Diagnostic> Places)> Of(CheckedLists lists)
    {
        var (database, train, test) = lists.Parts;
        foreach (var (list, name, id, effect) in new[]
        {
            (train, "the training list", "training", "MAP may be too high, since they were seen in training"),
            (database, "the database", "database", "MAP may be too high, since they find themselves at distance 0"),
        })
        {
            var names = list.Images.ToHashSet(StringComparer.Ordinal);
            var same = Rows(test).Where(row => names.Contains(test.Images[row])).ToList();
            var finding = Finding(test, same, $"queries-in-{id}", true, $"are in {name}, too", effect);
            yield return (finding, same.Select(row => new Diagnostic
            {
                Code = ErrorCodes.QueriesOverlap,
                Message = $"the query '{test.Names[row]}' is in {name}, too",
                Remedy = "take it out of one of the two lists",
                File = test.File,
                Line = row + 1,
            }));

            var contents = Rows(list).Select(row => lists.Sha256(list, row)).OfType<string>().ToHashSet();
            var copies = Rows(test).Except(same)
                .Where(row => lists.Sha256(test, row) is { } content && contents.Contains(content))
                .ToList();
            yield return (
                Finding(test, copies, $"copies-in-{id}", false, $"have a copy in {name} under another name", effect),
                []);
        }
    }

    private static IEnumerable<int> Rows(ImageList list) => Enumerable.Range(0, list.Images.Count);

    private static DataFinding Finding(
        ImageList test, List<int> rows, string id, bool isFault, string what, string effect) => new()
        {
            Id = id,
            IsFault = isFault,
            Count = rows.Count,
            Message = $"{CheckedLists.Share(rows.Count, test.Images.Count, "queries")} {what}",
            Effect = $"{effect}: by up to {CheckedLists.Percent(rows.Count, test.Images.Count)} points",
            Examples = CheckedLists.Examples(test, rows),
        };
}
