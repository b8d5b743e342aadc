namespace CgAT.Core.Data.Checks;

/// <summary>
/// Rows of a list that name an image again, images that are there under two names, and labels that disagree.
/// </summary>
internal static class DuplicateFindings
{
    private const string Drawn = "; the published list of FLICKR-25K is drawn in this way";

    public static IEnumerable<DataFinding> Of(CheckedLists lists)
    {
        var (database, train, test) = lists.Parts;
        (ImageList List, string Id, string What, string Effect, string Published)[] all =
        [
            (database, "database", "database rows", "each is retrieved more than once, as so many hits or misses", ""),
            (train, "training", "training rows", "they are trained on more often than others", Drawn),
            (test, "queries", "queries", "they weigh more than others in MAP", ""),
        ];
        foreach (var (list, id, what, effect, published) in all)
        {
            var again = Again(list, row => list.Images[row]);
            yield return Rows(list, again, $"repeated-{id}", $"{what} repeat an image", effect + published);
            var copies = Again(list, row => lists.Sha256(list, row)).Except(again).ToList();
            var copied = $"{what} have the content of an earlier one under another name";
            yield return Rows(list, copies, $"copied-{id}", copied, effect);
        }

        yield return DisputedLabels(lists);
        var known = database.Images.ToHashSet(StringComparer.Ordinal);
        var outside = Enumerable.Range(0, train.Images.Count).Where(row => !known.Contains(train.Images[row])).ToList();
        yield return Rows(
            train,
            outside,
            "training-outside-database",
            "training rows are not in the database",
            "none by itself; the published splits train within the database");
    }

    // The rows whose key an earlier one has.
    private static List<int> Again(ImageList list, Func<int, string?> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, list.Images.Count).Where(row => key(row) is { } own && !seen.Add(own))];
    }

    private static DataFinding DisputedLabels(CheckedLists lists)
    {
        var labels = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        var disputed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, list) in lists.Parts.All)
        {
            for (var row = 0; row < list.Images.Count; row++)
            {
                if (!labels.TryAdd(list.Images[row], list.Labels[row])
                    && !labels[list.Images[row]].SequenceEqual(list.Labels[row]))
                {
                    disputed.Add(list.Names[row]);
                }
            }
        }

        return new DataFinding
        {
            Id = "disputed-labels",
            IsFault = false,
            Count = disputed.Count,
            Message = CheckedLists.Share(
                disputed.Count, lists.Images.Count, "images have other labels in one row than in another"),
            Effect = "hits are counted by the row that is asked",
            Examples = CheckedLists.Examples(disputed),
        };
    }

    private static DataFinding Rows(ImageList list, List<int> rows, string id, string what, string effect) => new()
    {
        Id = id,
        IsFault = false,
        Count = rows.Count,
        Message = CheckedLists.Share(rows.Count, list.Images.Count, what),
        Effect = effect,
        Examples = CheckedLists.Examples(list, rows),
    };
}
