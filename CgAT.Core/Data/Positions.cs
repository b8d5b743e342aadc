namespace CgAT.Core.Data;

/// <summary>Finds the items of one list in another.</summary>
internal static class Positions
{
    /// <summary>The first position in a list of each item; null where an item is not in the list.</summary>
    public static IReadOnlyList<int>? Of<T>(IReadOnlyList<T> items, IReadOnlyList<T> list)
        where T : notnull
    {
        var position = new Dictionary<T, int>(list.Count);
        for (var at = 0; at < list.Count; at++)
        {
            position.TryAdd(list[at], at);
        }

        return items.All(position.ContainsKey) ? [.. items.Select(item => position[item])] : null;
    }
}
