namespace CgAT.Core.Data;

/// <summary>Refuses items that a set doesn't have, before anything is allocated for them.</summary>
internal static class ItemRange
{
    public static void Require(int item, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, count);
    }

    public static void Require(IReadOnlyList<int> items, int count)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var at = 0; at < items.Count; at++)
        {
            Require(items[at], count);
        }
    }
}
