namespace CgAT.Core.Data.Checks;

/// <summary>Rows without a label, queries that can't have a hit, and classes without rows.</summary>
internal static class LabelFindings
{
    public static IEnumerable<DataFinding> Of(CheckedLists lists)
    {
        var (database, train, test) = lists.Parts;
        var used = database.Labels.SelectMany(labels => labels).ToHashSet();
        yield return Rows(
            test,
            labels => labels.Count == 0,
            "unlabelled-queries",
            "queries have no label",
            share => $"MAP is at most {share} %: they have an average precision of 0, and count");
        yield return Rows(
            test,
            labels => labels.Count > 0 && !labels.Any(used.Contains),
            "queries-without-hits",
            "queries share no label with any database row",
            share => $"MAP is at most {share} %: they have an average precision of 0, and count");
        yield return Rows(
            database,
            labels => labels.Count == 0,
            "unlabelled-database",
            "database rows have no label",
            _ => "they are a hit for no query, and only take up ranks");
        yield return Rows(
            train,
            labels => labels.Count == 0,
            "unlabelled-training",
            "training rows have no label",
            _ => "they are similar to nothing, not even to themselves: their center codes are 0, and adversarial "
                + "training learns nothing from them");
        yield return Classes(lists, test, "queries", "MAP says nothing of them");
        yield return Classes(lists, database, "database rows", "a query of these alone has no hit");
        yield return Classes(
            lists, train, "training rows", "they are not learned, and lower MAP where queries have them");
    }

    private static DataFinding Rows(
        ImageList list, Predicate<IReadOnlyList<int>> isMeant, string id, string what, Func<string, string> effect)
    {
        var rows = Enumerable.Range(0, list.Labels.Count).Where(row => isMeant(list.Labels[row])).ToList();
        return new DataFinding
        {
            Id = id,
            IsFault = false,
            Count = rows.Count,
            Message = CheckedLists.Share(rows.Count, list.Labels.Count, what),
            Effect = effect(CheckedLists.Percent(list.Labels.Count - rows.Count, list.Labels.Count)),
            Examples = CheckedLists.Examples(list, rows),
        };
    }

    private static DataFinding Classes(CheckedLists lists, ImageList list, string what, string effect)
    {
        var used = list.Labels.SelectMany(labels => labels).ToHashSet();
        var unused = Enumerable.Range(0, list.Classes).Where(label => !used.Contains(label)).ToList();
        return new DataFinding
        {
            Id = $"classes-without-{what.Replace(' ', '-')}",
            IsFault = false,
            Count = unused.Count,
            Message = $"{CheckedLists.Share(unused.Count, list.Classes, "classes")} have no {what}",
            Effect = effect,
            Examples = CheckedLists.Examples(unused.Select(lists.ClassName)),
        };
    }
}
