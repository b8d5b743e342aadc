namespace CgAT.Core.Tests.Support;

/// <summary>The memory of the whole process.</summary>
internal static class ResidentMemory
{
    private const int Samples = 40;

    /// <summary>
    /// Runs rounds and says by which share resident memory grew over them, from their first quarter to their last; rounds
    /// before those fill what libtorch, the allocators, the just-in-time compiler and the counting itself keep.
    /// </summary>
    /// <param name="rounds">Runs all rounds and calls its argument after each.</param>
    /// <param name="before">How many rounds come first and do not count.</param>
    /// <param name="count">How many rounds count, at least one a sample.</param>
    public static double Growth(Action<Action> rounds, int before, int count)
    {
        var done = 0;
        var samples = new List<long>();
        rounds(() =>
        {
            done++;
            if (done > before && (done - before) % (count / Samples) == 0)
            {
                samples.Add(InUse());
            }
        });
        Assert.Equal(before + count, done);

        // The runtime holds some megabytes at one moment and not at the next: the least of several counts.
        var (first, last) = (samples.Take(Samples / 4), samples.TakeLast(Samples / 4));
        return ((double)last.Min() / first.Min()) - 1;
    }

    // What the garbage collector keeps committed swings too; what lives on its heap does not.
    private static long InUse()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet - GC.GetGCMemoryInfo().TotalCommittedBytes + GC.GetTotalMemory(false);
    }
}
