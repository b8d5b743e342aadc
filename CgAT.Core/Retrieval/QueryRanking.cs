namespace CgAT.Core.Retrieval;

/// <summary>
/// The ranking of one query, reused for the next so that a thread allocates once: a histogram of all items and one of
/// the relevant items by distance, and of each relevant item its distance and how many items of that distance come
/// before it in the database. That gives its rank without an order ever being written down.
/// </summary>
internal sealed class QueryRanking(int items, int bits)
{
    private readonly ushort[] distances = new ushort[items];
    private readonly byte[] shares = new byte[items];

    // By distance: the number of items, and in the upper 32 bits that of relevant items.
    private readonly ulong[] counts = new ulong[bits + 1];

    // One entry more than there can be hits: the pass below writes each item's entry first and keeps it if relevant,
    // which saves a branch that no processor could predict.
    private readonly ushort[] hitDistances = new ushort[items + 1];
    private readonly int[] hitPlaces = new int[items + 1];
    private int hits;

    /// <summary>The number of items at each distance.</summary>
    public int[] Items { get; } = new int[bits + 1];

    /// <summary>The number of relevant items at each distance.</summary>
    public int[] Relevant { get; } = new int[bits + 1];

    /// <summary>Ranks the database for a query; the arguments match this ranking's sizes.</summary>
    public void Rank(
        PackedCodes queries, LabelMasks queryLabels, int query, PackedCodes database, LabelMasks databaseLabels)
    {
        queries.FillDistances(query, database, distances);
        queryLabels.FillShares(query, databaseLabels, shares);
        Array.Clear(counts);
        hits = Count(distances, shares, counts, hitDistances, hitPlaces);
        for (var distance = 0; distance < counts.Length; distance++)
        {
            Items[distance] = (int)(uint)counts[distance];
            Relevant[distance] = (int)(counts[distance] >> 32);
        }
    }

    /// <summary>
    /// The average precision over the first <paramref name="cut"/> items with ties in the order of the database, and
    /// the number of hits there.
    /// </summary>
    public (double AveragePrecision, int Hits) Stable(int cut)
    {
        var itemsBefore = Before(Items);
        var hitsSoFar = Before(Relevant);
        var (sum, within) = (0.0, 0);
        for (var hit = 0; hit < hits; hit++)
        {
            var distance = hitDistances[hit];
            var rank = itemsBefore[distance] + hitPlaces[hit] + 1;
            var hitsUpToHere = ++hitsSoFar[distance];
            if (rank <= cut)
            {
                sum += (double)hitsUpToHere / rank;
                within++;
            }
        }

        return (within == 0 ? 0 : sum / within, within);
    }

    // The pass over all items, on which the time of an evaluation is spent: one counter to load and store an item.
    private static int Count(
        ReadOnlySpan<ushort> distances, ReadOnlySpan<byte> shares, Span<ulong> counts, Span<ushort> hitDistances,
        Span<int> hitPlaces)
    {
        var found = 0;
        for (var item = 0; item < distances.Length; item++)
        {
            var distance = distances[item];
            ulong relevant = shares[item];
            var count = counts[distance];
            counts[distance] = count + 1 + (relevant << 32);
            hitDistances[found] = distance;
            hitPlaces[found] = (int)(uint)count;
            found += (int)relevant;
        }

        return found;
    }

    private static int[] Before(int[] histogram)
    {
        var before = new int[histogram.Length];
        for (var distance = 1; distance < before.Length; distance++)
        {
            before[distance] = before[distance - 1] + histogram[distance - 1];
        }

        return before;
    }
}
