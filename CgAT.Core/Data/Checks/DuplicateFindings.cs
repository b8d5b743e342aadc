namespace CgAT.Core.Data.Checks;

/// <summary>Rows of a list that name an image again, images that are there under two names, and labels that disagree.</summary>
internal static class DuplicateFindings
{
    public static IEnumerable<DataFinding> Of(CheckedLists lists)
    {
        var (database, train, test) = lists.Parts;
        foreach (var (list, id, what, effect, published) in new[]
        {
            (database, "database", "database rows", "each is retrieved more than once, as so many hits or misses", ""),
            (train, "training", "training rows", "they are trained on more often than others", "; the published list of "
                + "FLICKR-25K is drawn in this way"),
            (test, "queries", "queries", "they weigh more than others in MAP", ""),
        })
        {
            var again = Again(list, row => list.Images[row]);
            yield return Finding($"repeated-{id}", again.Count, list.Images.Count, $"{what} repeat an image",
                effect + published, CheckedLists.Examples(list, again));
            var copies = Again(list, row => lists.Sha256(list, row)).Except(again).ToList();
            yield return Finding($"copied-{id}", copies.Count, list.Images.Count,
                $"{what} have the content of an earlier one under another name", effect, CheckedLists.Examples(list, copies));
        }

        var disputed = Disputed(lists);
        yield return Finding("disputed-labels", disputed.Count, lists.Images.Count, "images have other labels in one row than "
            + "in another", "hits are counted by the row that is asked", CheckedLists.Examples(disputed));
        var known = database.Images.ToHashSet(StringComparer.Ordinal);
        var outside = Enumerable.Range(0, train.Images.Count).Where(row => !known.Contains(train.Images[row])).ToList();
        yield return Finding("training-outside-database", outside.Count, train.Images.Count, "training rows are not in the "
            + "database", "none by itself; the published splits train within the database", CheckedLists.Examples(train, outside));
    }

    // The rows whose key an earlier one has.
    private static List<int> Again(ImageList list, Func<int, string?> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, list.Images.Count).Where(row => key(row) is { } own && !seen.Add(own))];
    }

    private static List<string> Disputed(CheckedLists lists)
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

        return [.. disputed];
    }

    private static DataFinding Finding(
        string id, int count, int all, string what, string effect, IReadOnlyList<string> examples) => new()
        {
            Id = id,
            IsFault = false,
            Count = count,
            Message = CheckedLists.Share(count, all, what),
            Effect = effect,
            Examples = examples,
        };
}
