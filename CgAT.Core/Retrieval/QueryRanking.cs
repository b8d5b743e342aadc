namespace CgAT.Core.Retrieval;

/// <summary>
/// The ranking of one query, reused for the next so that a thread allocates once. One pass over the database counts the
/// items of each distance and notes of each hit its distance, how many labels it shares and how many items of that
/// distance come before it: that gives its rank without an order ever being written down. All else looks at hits alone.
/// </summary>
internal sealed class QueryRanking(DatabaseColumns database)
{
    // So many keys stay in the nearest cache between the two loops over them.
    private const int Chunk = 2048;

    private readonly uint[] keys = new uint[Chunk];
    private readonly int[] itemsBefore = new int[database.Bits + 1];
    private readonly int[] hitsSoFar = new int[database.Bits + 1];

    // One entry more than there can be hits: the pass below writes each item's entry first and keeps it if relevant,
    // which saves a branch that no processor could predict.
    private readonly Hit[] hits = new Hit[database.Items + 1];
    private readonly int[] ranks = new int[database.Items];
    private readonly ushort[] gains = new ushort[database.Items];
    private readonly TieGroup[] groups = new TieGroup[database.Bits + 1];
    private int groupCount;
    private int[] itemsByGain = [];
    private int gainStride = 1;

    /// <summary>The number of items at each distance.</summary>
    public int[] Items { get; } = new int[database.Bits + 1];

    /// <summary>The number of relevant items at each distance.</summary>
    public int[] Relevant { get; } = new int[database.Bits + 1];

    /// <summary>The groups of tied items, nearest first.</summary>
    public ReadOnlySpan<TieGroup> Groups => groups.AsSpan(0, groupCount);

    /// <summary>How many items of the database are relevant.</summary>
    public int Hits { get; private set; }

    /// <summary>The number of labels of the query, which is the most that an item can share.</summary>
    public int MostGain => gainStride - 1;

    /// <summary>Ranks the database for a query; its code and labels are as long as the database's.</summary>
    public void Rank(ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> labels)
    {
        CountItems(code, labels);
        CountHits(labels);
        FindGroups();
        RankHits();
    }

    /// <summary>How many items at a distance share exactly so many labels with the query, one or more.</summary>
    public int ItemsWith(int distance, int gain) => itemsByGain[(distance * gainStride) + gain];

    /// <summary>
    /// The average precision over the first <paramref name="cut"/> items and over all of them, with ties in the order
    /// of the database. Summed in that order, too, which the bits of published results depend on.
    /// </summary>
    public (double AtCut, double OverAll) StableAveragePrecisions(int cut)
    {
        var (sum, sumWithin, within) = (0.0, 0.0, 0);
        foreach (var hit in hits.AsSpan(0, Hits))
        {
            var precision = (double)hit.Number / hit.Rank;
            sum += precision;
            if (hit.Rank <= cut)
            {
                sumWithin += precision;
                within++;
            }
        }

        return (within == 0 ? 0 : sumWithin / within, Hits == 0 ? 0 : sum / Hits);
    }

    /// <summary>The number of hits within the first items with ties in the order of the database.</summary>
    public int StableHits(int cut)
    {
        var at = ranks.AsSpan(0, Hits).BinarySearch(cut);
        return at < 0 ? ~at : at + 1;
    }

    /// <summary>The rank of a hit, from 1 to <see cref="Hits"/>, with ties in the order of the database.</summary>
    public int StableRank(int hit) => ranks[hit - 1];

    /// <summary>
    /// How many labels a hit shares, from 1 to <see cref="Hits"/>, ties in the order of the database.
    /// </summary>
    public int StableGain(int hit) => gains[hit - 1];

    // The pass over all items, on which the time of an evaluation is spent.
    private void CountItems(ReadOnlySpan<ulong> code, ReadOnlySpan<ulong> labels)
    {
        Array.Clear(Items);
        Hits = 0;
        for (var start = 0; start < database.Items; start += Chunk)
        {
            var chunk = keys.AsSpan(0, Math.Min(Chunk, database.Items - start));
            PairKeys.Fill(code, labels, database, start, chunk);
            Hits = CountChunk(chunk, Items, hits, Hits);
        }
    }

    private static int CountChunk(ReadOnlySpan<uint> keys, Span<int> counts, Span<Hit> hits, int found)
    {
        foreach (var key in keys)
        {
            ref var count = ref counts[PairKeys.Distance(key)];
            hits[found] = new Hit(key, count);
            found += PairKeys.Shared(key) != 0 ? 1 : 0;
            count++;
        }

        return found;
    }

    private void CountHits(ReadOnlySpan<ulong> labels)
    {
        gainStride = 1 + BitRows.Count(labels);
        if (itemsByGain.Length < (long)Items.Length * gainStride)
        {
            itemsByGain = new int[checked(Items.Length * gainStride)];
        }

        Array.Clear(itemsByGain);
        Array.Clear(Relevant);
        foreach (var hit in hits.AsSpan(0, Hits))
        {
            var (distance, gain) = (PairKeys.Distance(hit.Key), PairKeys.Shared(hit.Key));
            Relevant[distance]++;
            itemsByGain[(distance * gainStride) + gain]++;
        }
    }

    private void FindGroups()
    {
        groupCount = 0;
        var (start, found) = (0, 0);
        for (var distance = 0; distance < Items.Length; distance++)
        {
            (itemsBefore[distance], hitsSoFar[distance]) = (start, found);
            if (Items[distance] > 0)
            {
                groups[groupCount++] = new TieGroup(distance, start, found, Items[distance], Relevant[distance]);
                start += Items[distance];
                found += Relevant[distance];
            }
        }
    }

    private void RankHits()
    {
        foreach (ref var hit in hits.AsSpan(0, Hits))
        {
            var distance = PairKeys.Distance(hit.Key);
            var rank = itemsBefore[distance] + hit.Place + 1;
            var number = ++hitsSoFar[distance];
            ranks[number - 1] = rank;
            gains[number - 1] = (ushort)PairKeys.Shared(hit.Key);
            hit = new Hit((uint)number, rank);
        }
    }

    // A relevant item, in the order of the database: its key and how many items of its distance come before it, which
    // ranking replaces by its number among the hits and its rank.
    private readonly record struct Hit(uint Key, int Place)
    {
        public uint Number => Key;

        public int Rank => Place;
    }
}
