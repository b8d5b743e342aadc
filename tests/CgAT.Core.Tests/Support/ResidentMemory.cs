namespace CgAT.Core.Tests.Support;

/// <summary>The memory of the whole process.</summary>
internal static class ResidentMemory
{
    private const int Samples = 40;

    /// <summary>
    /// Runs rounds and says by which share resident memory grew over the second half of them; the first half fills what
    /// libtorch, the allocators, the just-in-time compiler and the counting itself keep.
    /// </summary>
    /// <param name="rounds">Runs all rounds and calls its argument after each.</param>
    /// <param name="count">How many rounds there are, at least one a sample.</param>
    public static double GrowthOverSecondHalf(Action<Action> rounds, int count)
    {
        var done = 0;
        var samples = new List<long>();
        rounds(() =>
        {
            done++;
            if (done % (count / Samples) == 0)
            {
                samples.Add(InUse());
            }
        });
        Assert.Equal(count, done);

        // The runtime holds some megabytes at one moment and not at the next: the least of several counts.
        var (third, last) = (samples.Skip(Samples / 2).Take(Samples / 4), samples.TakeLast(Samples / 4));
        return ((double)last.Min() / third.Min()) - 1;
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
